"""What can be done with an interview: load, decide, save. The only part of the core that awaits."""
