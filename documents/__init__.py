"""Files that people upload, read in a process of its own: a leaf that knows nothing of interviews."""
