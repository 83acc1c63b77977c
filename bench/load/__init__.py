"""A whole day of interviews against the product as it is started by `dev.py`, and the plan's promises beside it."""
