"""Candidates as a careers office has them: who comes, what they say, and what goes wrong on their side."""
