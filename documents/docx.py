"""The text of a Word document: headers, body with its tables and text boxes, footers."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from documents.trouble import Broken, Locked

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

PART = re.compile(r"word/(header\d*|document\d*|footnotes|endnotes|footer\d*)\.xml")
ORDER = ("header", "document", "footnotes", "endnotes", "footer")
PARTS = 24
UNPACKED = 16 * 1024 * 1024
"""Bytes of all parts together, unpacked. A long résumé has half a megabyte."""

SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "p": "\n", "tr": "\n", "tc": "\t"}
ENCRYPTED = 0x1  # flag of a packed member

BROKEN = "The Word document is damaged or incomplete. Save it again, and send the new file."
TOO_MUCH = "This Word document unpacks to more than can be read here. Save it as PDF and send that."


class Text:
    """Gathers the text of one part while its XML is parsed; keeps nothing else, so that no tree is built."""

    def __init__(self, limit: int) -> None:
        self.pieces: list[str] = []
        self._left, self._said, self._skipped = limit, False, 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        # What stands in a fallback stands a second time, for programs that do not know text boxes.
        if self._skipped or tag == f"{COMPATIBILITY}Fallback":
            self._skipped += 1
        self._said = _name(tag) == "t"

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        self._said = False
        if sign := SIGNS.get(_name(tag)):
            self._add(sign)

    def data(self, text: str) -> None:
        if self._said and not self._skipped:
            self._add(text)

    def close(self) -> str:
        return "".join(self.pieces)

    def _add(self, text: str) -> None:
        if self._left > 0:
            self.pieces.append(text[: self._left])
            self._left -= len(text)


def text_of(file: bytes, limit: int) -> str:
    """Raises Locked, Broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as parts:
            return _tidy("\n".join(_texts(parts, limit)))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ParseError) as e:
        raise Broken(BROKEN) from e


def _texts(parts: zipfile.ZipFile, limit: int) -> Iterator[str]:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    chosen = [info for info in parts.infolist() if PART.fullmatch(info.filename)]
    if not any(info.filename.startswith("word/document") for info in chosen):
        raise Broken(BROKEN)
    # Unpacking stops at the size a member claims, so the claims may be added up beforehand.
    if len(chosen) > PARTS or sum(info.file_size for info in chosen) > UNPACKED:
        raise Broken(TOO_MUCH)
    for info in sorted(chosen, key=lambda info: (_place(info.filename), info.filename)):
        if info.flag_bits & ENCRYPTED:
            raise Locked("The Word document is protected by a password. Take it off and send it again.")
        # A document type could define entities that grow without end; no Word document has one.
        parser = DefusedXMLParser(target=Text(limit), forbid_dtd=True)
        try:
            with parts.open(info) as part:
                while piece := part.read(65_536):
                    parser.feed(piece)
            yield str(parser.close())
        except DefusedXmlException as e:
            raise Broken(BROKEN) from e


def _place(name: str) -> int:
    found = PART.fullmatch(name)
    return ORDER.index(found[1].rstrip("0123456789")) if found else len(ORDER)


def _name(tag: str) -> str:
    for space in (WORD, STRICT):
        if tag.startswith(space):
            return tag[len(space) :]
    return ""


def _tidy(text: str) -> str:
    """Cells of a row beside each other: the line end before a cell's end goes."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"\n\t(?=\n)", "\n", text))
