"""`dev.py test`: every check of the project in order."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from localhost.install import Workshop


def check(workshop: Workshop, arguments: Sequence[str]) -> int:
    """Runs the tests; the exit code is 0 when all went well."""
    workshop.prepare(tests=True)
    done = subprocess.run([str(workshop.python), "-m", "pytest", *arguments], cwd=workshop.root, check=False)
    return done.returncode
