"""Files made to use up whoever reads them, byte by byte: bombs, rings, lies about sizes, depths without end."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

from bench import document_files as files
from bench.document_files import RESUME, WORD, assembled

MEGABYTE = 1024 * 1024
Make = Callable[[], bytes]


def packed(size: int, block: bytes = b" " * 65_536) -> bytes:
    """So many bytes, as a stream of a few thousandths of that."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()


def stream(content: bytes, more: str = "") -> bytes:
    return f"<< /Length {len(content)} {more} >>\nstream\n".encode() + content + b"\nendstream"


def page(contents: str, resources: str = "", count: int = 1) -> list[bytes]:
    """Catalogue, page tree and page; what follows is object 4."""
    kids = " ".join(["3 0 R"] * count)
    leaf = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {contents} /Resources << {resources} >> >>"
    return [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        leaf.encode(),
    ]


def stream_of_100_mb() -> bytes:
    return assembled([*page("4 0 R"), stream(packed(100 * MEGABYTE), "/Filter /FlateDecode")])


def stream_within_streams() -> bytes:
    """A gigabyte, packed three times over."""
    once = zlib.compress(packed(1024 * MEGABYTE), 9)
    return assembled([*page("4 0 R"), stream(zlib.compress(once, 9), f"/Filter [{' /FlateDecode' * 3}]")])


def streams_of_a_page() -> bytes:
    """A page made of a thousand times the same megabyte."""
    return assembled([*page(f"[{'4 0 R ' * 1000}]"), stream(packed(MEGABYTE), "/Filter /FlateDecode")])


def letters_without_end() -> bytes:
    """Twenty million letters on each of forty pages."""
    shown = zlib.compress(b"BT /F 9 Tf " + b"(aaaaaaaaaaaaaaaaaaaa) Tj " * 1_000_000 + b"ET", 9)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    return assembled([*page("4 0 R", "/Font << /F 5 0 R >>", 40), stream(shown, "/Filter /FlateDecode"), font])


def forms_within_forms() -> bytes:
    """Each draws the next one ten times."""
    form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
    levels = [stream(b"/N Do " * 10, f"{form} /Resources << /XObject << /N {n} 0 R >> >>") for n in range(6, 20)]
    return assembled([*page("4 0 R", "/XObject << /N 5 0 R >>"), stream(b"/N Do " * 10), *levels, stream(b"", form)])


def pages_that_are_not_there(count: int) -> bytes:
    return assembled([b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [] /Count {count} >>".encode()])


def tree_of_pages(depth: int = 50_000) -> bytes:
    """One page at the end of a long line of branches."""
    branch = [f"<< /Type /Pages /Kids [{n} 0 R] /Count 1 >>".encode() for n in range(3, depth + 3)]
    leaf = f"<< /Type /Page /Parent {depth + 1} 0 R /MediaBox [0 0 9 9] >>".encode()
    return assembled([b"<< /Type /Catalog /Pages 2 0 R >>", *branch, leaf])


def table_in_a_ring() -> bytes:
    """A table of places that names itself as the one before."""
    made = files.pdf(RESUME)
    start = made.rindex(b"xref\n0 ")
    return made.replace(b"/Root 1 0 R", f"/Root 1 0 R /Prev {start}".encode())


def table_of_a_billion() -> bytes:
    return files.pdf(RESUME).replace(b"xref\n0 6", b"xref\n0 999999999").replace(b"/Size 6", b"/Size 999999999")


def objects_within_themselves() -> bytes:
    """A stream of objects that stands in itself."""
    inner = b"4 0 << /Type /ObjStm >>"
    kept = stream(inner, "/Type /ObjStm /N 1000000 /First 4 /Extends 4 0 R")
    return assembled([*page("4 0 R"), kept], "/XRefStm 4")


def letters_by_a_map(size: int = 60 * MEGABYTE) -> bytes:
    """A font whose map of letters unpacks to far more than there are letters."""
    names = b"1 begincmap\n" + b"<00> <ff> <0041>\n" * (size // 17)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    shown = stream(b"BT /F 9 Tf (Amara) Tj ET")
    return assembled(
        [*page("4 0 R", "/Font << /F 5 0 R >>"), shown, font, stream(zlib.compress(names, 9), "/Filter /FlateDecode")]
    )


def archive(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", method) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return kept.getvalue()


def body(xml: bytes) -> bytes:
    return f"<w:document {WORD}><w:body>".encode() + xml + b"</w:body></w:document>"


def docx_of_100_mb() -> bytes:
    return archive({"word/document.xml": body(b"<w:p/>" * (100 * MEGABYTE // 6))})


def docx_that_lies() -> bytes:
    """It claims a hundred bytes and unpacks to a hundred megabytes."""
    made, size = docx_of_100_mb(), struct.pack("<I", len(body(b"<w:p/>" * (100 * MEGABYTE // 6))))
    assert made.count(size) == 2
    return made.replace(size, struct.pack("<I", 100))


def docx_one_word() -> bytes:
    """Fifteen megabytes without a blank or a mark."""
    return archive({"word/document.xml": body(b"<w:p><w:r><w:t>" + b"a" * (15 * MEGABYTE) + b"</w:t></w:r></w:p>")})


def docx_of_one_large_entity() -> bytes:
    """An entity of 100 KB, asked for a thousand times."""
    xml = b'<!DOCTYPE x [<!ENTITY e "' + b"a" * 100_000 + b'">]><x>' + b"&e;" * 1000 + b"</x>"
    return archive({"word/document.xml": xml})


def docx_of_attributes(count: int = 300_000) -> bytes:
    marks = b" ".join(b'a%d="%d"' % (n, n) for n in range(count))
    return archive({"word/document.xml": b"<x " + marks + b"/>"})


def docx_of_members(count: int = 40_000) -> bytes:
    """So many parts that none of it is a document."""
    return archive({f"word/{n}.xml": b"" for n in range(count)} | {"word/document.xml": body(b"")})


def docx_of_parts() -> bytes:
    """Headers by the hundred, each a megabyte."""
    part = body(b"<w:p/>" * (MEGABYTE // 6))
    return archive({f"word/header{n}.xml": part for n in range(100)} | {"word/document.xml": part})


def docx_packed_otherwise(method: int) -> bytes:
    return archive({"word/document.xml": body(b"<w:p/>" * (20 * MEGABYTE // 6))}, method)


def docx_with_a_large_dictionary() -> bytes:
    """Its unpacking asks for four gigabytes before the first byte."""
    made = bytearray(archive({"word/document.xml": body(b"<w:p/>" * 100)}, zipfile.ZIP_LZMA))
    at = made.index(b"word/document.xml") + len("word/document.xml")
    made[at + 5 : at + 9] = struct.pack("<I", 2**32 - 1)  # after version, size of the properties and their first byte
    return bytes(made)


def docx_that_climbs() -> bytes:
    """Names that lead out of wherever it might be unpacked."""
    text = body(files.paragraphs(RESUME).encode())
    return archive({"../../../tmp/quiet-room-was-here": b"x", "/etc/quiet-room": b"x", "word/document.xml": text})


def docx_within_itself() -> bytes:
    made = docx_of_100_mb()
    for _ in range(5):
        made = archive({"word/document.xml": made})
    return made


def lines_of(text: str) -> bytes:
    return (text * (5 * MEGABYTE // len(text.encode()))).encode()


MAKE: Mapping[str, tuple[str, Make]] = {
    "a stream of 260 MB": ("cv.pdf", files.pdf_bomb),
    "a stream of 100 MB": ("cv.pdf", stream_of_100_mb),
    "a gigabyte packed three times": ("cv.pdf", stream_within_streams),
    "a page of a thousand streams": ("cv.pdf", streams_of_a_page),
    "letters without end": ("cv.pdf", letters_without_end),
    "forms within forms": ("cv.pdf", forms_within_forms),
    "5,000 pages": ("cv.pdf", lambda: files.pdf(RESUME, pages=5_000)),
    "2,000,000,000 pages that are not there": ("cv.pdf", lambda: pages_that_are_not_there(2_000_000_000)),
    "less than no pages": ("cv.pdf", lambda: pages_that_are_not_there(-1)),
    "pages in a ring": ("cv.pdf", files.pages_in_a_ring),
    "a deep tree of pages": ("cv.pdf", tree_of_pages),
    "arrays within arrays": ("cv.pdf", files.deep_pdf),
    "a table in a ring": ("cv.pdf", table_in_a_ring),
    "a table of a billion": ("cv.pdf", table_of_a_billion),
    "objects within themselves": ("cv.pdf", objects_within_themselves),
    "a map of letters of 60 MB": ("cv.pdf", letters_by_a_map),
    "a document of 60 MB": ("cv.docx", files.docx_bomb),
    "a document of 100 MB": ("cv.docx", docx_of_100_mb),
    "a document that lies about its size": ("cv.docx", docx_that_lies),
    "a document of one word": ("cv.docx", docx_one_word),
    "entities within entities": ("cv.docx", files.docx_of_entities),
    "one large entity": ("cv.docx", docx_of_one_large_entity),
    "an entity that reads files": ("cv.docx", files.docx_that_reads_files),
    "elements within elements": ("cv.docx", files.deep_docx),
    "300,000 attributes": ("cv.docx", docx_of_attributes),
    "40,000 members": ("cv.docx", docx_of_members),
    "a hundred headers": ("cv.docx", docx_of_parts),
    "20 MB by bzip2": ("cv.docx", lambda: docx_packed_otherwise(zipfile.ZIP_BZIP2)),
    "20 MB by lzma": ("cv.docx", lambda: docx_packed_otherwise(zipfile.ZIP_LZMA)),
    "a dictionary of 4 GB": ("cv.docx", docx_with_a_large_dictionary),
    "names that climb": ("cv.docx", docx_that_climbs),
    "archives within archives": ("cv.docx", docx_within_itself),
    "5 MB of one letter": ("cv.txt", lambda: lines_of("a")),
    "5 MB of blanks and one word": ("cv.txt", lambda: b" " * (5 * MEGABYTE - 30) + b"the quick brown fox and the dog"),
    "5 MB of marks on one letter": ("cv.txt", lambda: lines_of("\u0301\u0323")),
    "5 MB of years": ("cv.txt", lambda: lines_of("Engineer 1999 - 2004, March 2010 to present\n")),
    "5 MB of addresses": ("cv.txt", lambda: lines_of("a.b@c.d.e.f ")),
    "5 MB of bullets": ("cv.txt", lambda: lines_of("- \u2022 * o - ")),
}
"""By name: what it is called when it is sent, and how it is made."""
