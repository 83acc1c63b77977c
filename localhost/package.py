"""`python -m localhost.package FILE`: the app as a deployment takes it, a zip without what .funcignore names.

Its requirements are those of requirements.lock, so that what is installed is what was tested."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ROOT = Path(__file__).resolve().parent.parent
# The earliest a zip can say: the same sources give the same file, whenever they were checked out.
MOMENT = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16
INSTEAD = {"requirements.txt": "requirements.lock"}
"""What stands in the zip under a name, where that is not the file of that name: builds look for the one, pip takes
either."""


def ignored(root: Path) -> tuple[str, ...]:
    """The patterns of .funcignore: names of files and folders, at any depth."""
    lines = (root / ".funcignore").read_text("utf-8").splitlines()
    return tuple(line.strip().rstrip("/") for line in lines if line.strip() and not line.startswith("#"))


def files(root: Path) -> Iterator[Path]:
    """What belongs to the package, in the order of the names."""
    patterns = ignored(root)

    def inside(folder: Path) -> Iterator[Path]:
        for path in sorted(folder.iterdir()):
            if any(fnmatch(path.name, pattern) for pattern in patterns):
                continue
            if path.is_dir():
                yield from inside(path)
            else:
                yield path

    return inside(root)


def package(root: Path, target: Path) -> int:
    """Writes the zip and says how many files are in it."""
    found = [path for path in files(root) if path.resolve() != target.resolve()]
    target.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(target, "w", ZIP_DEFLATED) as zip:
        for path in found:
            name = path.relative_to(root).as_posix()
            entry = ZipInfo(name, MOMENT)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, READABLE
            zip.writestr(entry, (root / INSTEAD.get(name, name)).read_bytes())
    return len(found)


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print("usage: python -m localhost.package FILE", file=sys.stderr)
        return 2
    target = Path(arguments[0])
    count = package(ROOT, target)
    print(f"{target}: {count} files, {target.stat().st_size / 1024:.0f} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
