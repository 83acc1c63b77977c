"""The host for machines without Azure Functions Core Tools, and what `dev.py` needs to set it up."""
