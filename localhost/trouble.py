"""What can stand in the way on somebody's machine."""


class Trouble(Exception):
    """Something is missing or taken; its text says what the person can do about it."""
