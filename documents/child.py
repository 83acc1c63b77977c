"""`python -m documents.child KIND`: a file on standard input, its text or what it has against it on standard output.

It runs with no more than it needs: limits on memory and processor time, no file to write, and an environment without a
setting or a key."""

from __future__ import annotations

import re
import sys
import unicodedata

import msgspec

from documents.trouble import Broken, Empty, Trouble

MEMORY_BYTES = 176 * 1024 * 1024
"""Address space, so that what is resident stays below 200 MB however it is counted."""

CPU_SECONDS = 1
LONGEST = 60_000
"""Characters that are kept; ten dense pages have half of it."""

FEWEST = 20
"""Letters below which there is no text to speak of: a page number, a stray mark of a scan."""

NO_TEXT = (
    "There is no text in this file; it may be a scan or a picture. Export it from the program it was written in, or "
    "send the text."
)
EMPTY = "The file is empty. Choose another one, or send the text."
GARBLED = "The letters in this file cannot be told. Save it again as PDF or .docx, or send the text."
TOO_MUCH = "This file takes too much to read. Save it again as a plain PDF, or send the text."

STACKED = 30
"""Marks on one letter; Vietnamese has two, Hebrew with its accents four."""

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")


class Outcome(msgspec.Struct, frozen=True, omit_defaults=True):
    """`text`, or `trouble`, which is shown to the person."""

    text: str = ""
    trouble: str = ""


def restrict() -> None:
    """Takes away what a hostile file could use up. On systems without such limits, only the clock is left."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def read(kind: str, file: bytes) -> str:
    """The text of a file. Raises Trouble, MemoryError."""
    match kind:
        case "pdf":
            from documents import pdf

            text = pdf.text_of(file, LONGEST)
        case "docx":
            from documents import docx

            text = docx.text_of(file, LONGEST)
        case _:
            from documents import plain

            text = plain.text_of(file)
    return _readable(text)


def _readable(text: str) -> str:
    """Without what no reader shows: controls, soft hyphens, halves of letters. Raises Empty, Broken."""
    text = text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n").replace("\xad", "").replace("\x0c", "\n")
    text = CONTROLS.sub("", text).encode("utf-8", "ignore").decode()
    if _is_stacked(text):
        raise Broken(GARBLED)
    text = unicodedata.normalize("NFC", text)
    letters = sum(letter.isalpha() for letter in text)
    if letters < FEWEST:
        raise Empty(NO_TEXT)
    if text.count("\ufffd") > letters:
        raise Broken(GARBLED)
    return text.strip()


def _is_stacked(text: str) -> bool:
    """Whether marks are piled on a letter as in no language: putting them in order takes the square of their number."""
    marks = "" if text.isascii() else "".join("1" if unicodedata.combining(letter) else "0" for letter in text)
    return "1" * STACKED in marks


def main(kind: str) -> None:
    restrict()
    try:
        outcome = Outcome(text=read(kind, sys.stdin.buffer.read()))
    except Trouble as e:
        outcome = Outcome(trouble=str(e))
    except (MemoryError, RecursionError):
        outcome = Outcome(trouble=TOO_MUCH)
    sys.stdout.buffer.write(msgspec.json.encode(outcome))


if __name__ == "__main__":
    main(sys.argv[1])
