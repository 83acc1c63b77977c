"""The truth, on Azure Storage: one adapter for each port of the core."""
