"""Tells the operator when something is wrong, from the app's own figures, and when it is well again."""
