"""`python -m localhost.leaked`: whether a key stands in a file of the project. Exits 1, naming file and line.

It knows the forms in which the providers of the catalogue, Azure, GitHub and others give out keys. A key without a form
of its own is known by its name beside it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LARGEST = 2_000_000

NAMED = r"(?i:(?:api_?key|token_?secret|password|client_?secret)[\"']?\s*[:=]\s*[\"'][a-z0-9+/_-]{32,}[\"'])"

FORMS = {
    sign: re.compile(form)
    for sign, form in {
        "PRIVATE KEY": r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s+[A-Za-z0-9+/=]{32}",
        "AKIA": r"\bAKIA[0-9A-Z]{16}\b",
        "ASIA": r"\bASIA[0-9A-Z]{16}\b",
        "gh": r"\bgh[pousr]_[A-Za-z0-9]{36}\b",
        "github_pat": r"\bgithub_pat_[A-Za-z0-9_]{50,}",
        "gsk_": r"\bgsk_[A-Za-z0-9]{40,}",
        "sk-": r"\bsk-(?:or-v1-|ant-|proj-)?[A-Za-z0-9_-]{32,}|\bcsk-[a-z0-9]{40,}",
        "AIza": r"\bAIza[0-9A-Za-z_-]{35}\b",
        "hf_": r"\bhf_[A-Za-z0-9]{30,}",
        "nvapi-": r"\bnvapi-[A-Za-z0-9_-]{40,}",
        "xox": r"\bxox[abprs]-[0-9A-Za-z-]{20,}",
        "hooks.slack": r"hooks\.slack\.com/services/T[0-9A-Z]+/B[0-9A-Z]+/[0-9A-Za-z]{20,}",
        "eyJ": r"\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}",
        "AccountKey": r"AccountKey=[A-Za-z0-9+/]{80,}={0,2}",
        "sig=": r"\bsig=[A-Za-z0-9%]{40,}",
        **dict.fromkeys(("KEY", "_key", "ecret", "SECRET", "assword", "PASSWORD"), NAMED),
    }.items()
}
"""By a sign that has to be in a text before the form is looked for, which takes longer."""

KNOWN = ("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq", "for-this-machine-only-write-your-own")
"""No secrets: the key of every storage emulator, from Microsoft's documentation, and what the sample stands in with."""


def found_in(text: str) -> Iterator[int]:
    """The lines on which something that looks like a key begins."""
    forms = dict.fromkeys(form for sign, form in FORMS.items() if sign in text)
    for match in (match for form in forms for match in form.finditer(text)):
        if not any(known in match[0] for known in KNOWN):
            yield text.count("\n", 0, match.start()) + 1


def tracked(root: Path) -> list[Path]:
    """The files that belong to the project, also those not committed yet."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout.decode()
    return [path for name in listed.split("\0") if name and (path := root / name).is_file()]


def leaks(root: Path) -> list[str]:
    """`file:line` of each."""
    found = []
    for path in tracked(root):
        if path.stat().st_size <= LARGEST:
            text = path.read_bytes().decode("utf-8", "replace")
            found += [f"{path.relative_to(root).as_posix()}:{line}" for line in found_in(text)]
    return found


def main() -> int:
    found = leaks(ROOT)
    for place in found:
        print(f"{place}: this looks like a key; take it out, and have it replaced where it is from", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
