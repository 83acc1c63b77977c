"""A quarter of an hour in which providers, Redis and storage fail, against the running app."""
