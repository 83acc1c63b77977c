"""Remembers what can be made again, never the truth: any tier may vanish at any moment."""
