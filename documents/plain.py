"""Text files to text: UTF-8, UTF-16 with its mark, or the Western European set that older Windows programs write."""

from __future__ import annotations

import re

from documents.trouble import Broken

FOREIGN = 0.2
"""More than this share of letters beyond ASCII is no Western European text: the guess would garble it."""

WESTERN = re.compile("[À-ÖØ-öø-ÿŒœŠšŽžŸ–—‘’“”„•…€«»¿¡°ºª§´·\xa0]")


def text_of(file: bytes) -> str:
    """Raises Broken where the letters cannot be told."""
    if file.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(file, "utf-16")
    try:
        return file.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decoded(file, "cp1252")
    beyond = [letter for letter in text if not letter.isascii()]
    if len(beyond) > FOREIGN * len(text) or not all(map(WESTERN.match, beyond)):
        raise Broken("The letters of this text cannot be told. Save it as UTF-8 and send it again.")
    return text


def _decoded(file: bytes, encoding: str) -> str:
    try:
        return file.decode(encoding)
    except UnicodeDecodeError as e:
        raise Broken("The letters of this text cannot be told. Save it as UTF-8 and send it again.") from e
