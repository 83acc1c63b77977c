"""`python -m interview.lint FILE_OR_FOLDER...`: a line for each problem, with its place, and 1 where there are any."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from interview.catalog import catalog
from interview.house import House, HouseFile
from interview.house_check import checked
from interview.language import languages
from interview.lint import lint
from interview.lint.remembered import remembered
from interview.pack_faults import BadPacks, Problem
from interview.pack_lines import Lines
from interview.packs import BANK, bank, merge, read_pack_file

USAGE = """usage: python -m interview.lint FILE_OR_FOLDER...
Files of the bank are checked together; all others as they would be if they were added to it, each beside the bank and
those before it. A file is in the language its folder is named after (such as es), else in English.
docs/authoring.md says what each message means."""

UNTIMED = datetime(2000, 1, 1, tzinfo=UTC)


def main(arguments: Sequence[str]) -> int:
    """0 where all is well, 1 where something is to be mended, 2 where there was nothing to check."""
    try:
        paths = [path for argument in arguments for path in _files(Path(argument))]
    except OSError as e:
        print(f"{e.filename}: {e.strerror}; name a file or a folder that is there", file=sys.stderr)
        return 2
    if not paths:
        print(USAGE, file=sys.stderr)
        return 2
    shipped = [path for path in paths if BANK in path.resolve().parents]
    own = [path for path in paths if path not in shipped]
    problems = [*_of_bank(shipped), *_of_others(own)]
    for problem in problems:
        print(problem)
    told = f"problems: {len(problems)}; docs/authoring.md says what each means" if problems else "no problem"
    print(f"files: {len(paths)}, {told}")
    return 1 if problems else 0


def _files(path: Path) -> Iterator[Path]:
    """The file, or all files of a folder and those in it. Raises OSError."""
    if path.is_dir():
        yield from sorted(path.rglob("*.toml"))
    else:
        path.stat()
        yield path


def _of_bank(paths: Sequence[Path]) -> Iterator[str]:
    """Those of one language as one bank."""
    for language in dict.fromkeys(map(_language, paths)):
        texts = {str(path): _text(path) for path in paths if _language(path) == language}
        try:
            read = {name: read_pack_file(text, language, name) for name, text in texts.items()}
            whole = merge(read.values())
        except ValueError as e:
            yield str(e)
            continue
        source = {pack.id: name for name, file in read.items() for pack in file.packs}
        for problem in lint(whole.packs, whole.topics, verdict=remembered()):
            name = source.get(problem.split()[1].strip(":,"), "")
            yield f"{name}:{Lines(texts.get(name, '')).of(problem)}: {problem}"


def _of_others(paths: Sequence[Path]) -> Iterator[str]:
    """Each as if it were sent to a system that has the ones before it."""
    house, banks = House(), {language.id: bank(language.id) for language in catalog().languages} if paths else {}
    for path in paths:
        name, language = str(path), _language(path)
        try:
            text = _text(path)
            file = checked(name, text, language, house, banks, catalog(), verdict=remembered())
        except BadPacks as e:
            yield from str(e).split("\n")
            continue
        house = House({**house.files, name: HouseFile(language, text, UNTIMED, file)})


def _text(path: Path) -> str:
    """Raises BadPacks."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as e:
        raise BadPacks(str(path), [Problem(1, "it is not in UTF-8; save it so in your editor")]) from e


def _language(path: Path) -> str:
    name = path.resolve().parent.name
    return name if name in languages() else "en"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
