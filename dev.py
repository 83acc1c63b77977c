"""The two commands of the README: `python dev.py start` and `python dev.py test` (and `setup`, which installs
only, and `check`, which tries the keys of providers)."""

import sys

# Nothing above or in this test may need a newer Python than the oldest somebody might try.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("This project needs Python 3.11 or newer (https://www.python.org/downloads/); this one is " + sys.version)

from localhost.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
