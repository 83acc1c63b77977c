"""Far more people at once than a machine can serve, and what becomes of those who are let in."""
