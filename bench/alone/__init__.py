"""The deployed package on its own: unpacked, with nothing but its requirements, by each host."""
