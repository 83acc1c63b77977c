"""What kind of file it is: by its content, with its name and type as claims that must not be untrue. Pure."""

from __future__ import annotations

from typing import Literal

from interview.errors import UnsupportedFile

Kind = Literal["pdf", "docx", "text"]

SUFFIXES: dict[str, Kind] = {
    "pdf": "pdf",
    "docx": "docx",
    "txt": "text",
    "text": "text",
    "md": "text",
    "markdown": "text",
}
TYPES: dict[str, Kind] = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "text/plain": "text",
    "text/markdown": "text",
    "text/x-markdown": "text",
}
NO_CLAIM = frozenset({"", "application/octet-stream", "binary/octet-stream"})
CALLED: dict[Kind, str] = {"pdf": "a PDF", "docx": "a Word document (.docx)", "text": "plain text"}

PDF_WITHIN = 1024
"""Bytes before which `%PDF-` has to stand; readers allow that much before it."""

TAKEN = "Send a PDF, a Word document (.docx), plain text or Markdown."

OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"{\\rtf", "a Rich Text file"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a packed archive"),
    (b"Rar!", "a packed archive"),
    (b"7z\xbc\xaf", "a packed archive"),
    (b"%!PS", "a PostScript file"),
)
OLD_WORD = b"\xd0\xcf\x11\xe0"
LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The name by which a Word document with a password holds its content."""

MARKUP = (b"<!doctype html", b"<html")


def kind_of(file: bytes, name: str, media: str) -> Kind:
    """The kind to read the file as. Raises UnsupportedFile, which says what was found and what to send.

    A PDF or Word document is read as what it is, whatever it is called; text only where nothing else is claimed.
    """
    claimed = _claim(name, media)
    found = _found(file)
    if found is None:
        raise UnsupportedFile(_not_taken(file, claimed))
    if found == "text" and claimed in ("pdf", "docx"):
        raise UnsupportedFile(
            f"The file is called {CALLED[claimed]}, but it is not one. Save it again, or send the text."
        )
    if found == "text" and claimed is None:
        raise UnsupportedFile(f"A file of this type cannot be read here. {TAKEN}")
    return found


def _claim(name: str, media: str) -> Kind | None:
    """What name or type say; None where they say something that is not taken."""
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    if suffix:
        return SUFFIXES.get(suffix)
    kind = media.partition(";")[0].strip().lower()
    return "text" if kind in NO_CLAIM else TYPES.get(kind)


def _found(file: bytes) -> Kind | None:
    if b"%PDF-" in file[:PDF_WITHIN]:
        return "pdf"
    if file.startswith(b"PK\x03\x04"):
        return "docx" if b"word/" in file else None
    if any(file.startswith(mark) for mark, _ in OTHERS) or file.startswith(OLD_WORD):
        return None
    if file[:512].lstrip().lower().startswith(MARKUP):
        return None
    wide = file.startswith((b"\xff\xfe", b"\xfe\xff"))
    return "text" if wide or b"\x00" not in file else None


def _not_taken(file: bytes, claimed: Kind | None) -> str:
    if file.startswith(OLD_WORD):
        if LOCKED in file:
            return "The Word document is protected by a password. Take the password off and send it again."
        return "This is an older Word file (.doc) or another Office file. Save it as .docx or PDF and send that."
    what = next((what for mark, what in OTHERS if file.startswith(mark)), "")
    if file[:512].lstrip().lower().startswith(MARKUP):
        what = "a web page"
    elif file.startswith(b"PK"):
        what = "a packed archive or another Office file"
    if what == "a picture":
        return "This is a picture, and a picture holds no text. Send the document it was made from, as PDF or .docx."
    if claimed in ("pdf", "docx"):
        return f"The file is called {CALLED[claimed]}, but it is {what or 'something else'}. {TAKEN}"
    return f"This looks like {what or 'a file of another kind'}. {TAKEN}"
