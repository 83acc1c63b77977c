"""Interviews while storage fails, processes are killed and messages go astray, and a checker that reads the stores."""
