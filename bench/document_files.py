"""Small files made byte by byte, for tests and measurements: PDFs and Word documents, whole, hostile and broken."""

from __future__ import annotations

import io
import zipfile
import zlib

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ALSO = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

RESUME = """Amara Whitfield-Sorensen
Senior Data Engineer
amara.w@mail.example | +44 20 7946 0100

Experience
Senior Data Engineer | Larkfield Metrics | March 2020 - present
- Built Kafka pipelines in Python
Data Engineer | Brightwater Ltd | 2017 - 2020
Education
BSc Computer Science, University of Exampleton, 2016
Skills
Python, SQL, Kafka, Airflow, C++
Languages: English (native), German (B2)
"""


def pdf(text: str, *, extra: str = "", packed: bool = False, pages: int = 1) -> bytes:
    """One page of text (Latin letters), in a standard font; `extra` goes into the trailer."""
    lines = " ".join(f"({_escaped(line)}) Tj T*" for line in text.splitlines())
    content = f"BT /F1 10 Tf 12 TL 40 780 Td {lines} ET".encode("cp1252")
    stream = zlib.compress(content) if packed else content
    packing = " /Filter /FlateDecode" if packed else ""
    kids = " ".join(["4 0 R"] * pages)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        b" /Resources << /Font << /F1 3 0 R >> >> >>",
        f"<< /Length {len(stream)}{packing} >>\nstream\n".encode() + stream + b"\nendstream",
    ]
    return assembled(objects, extra)


def assembled(objects: list[bytes], extra: str = "") -> bytes:
    """Objects 1, 2 and so on as a PDF with its table; the first is the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def locked_pdf() -> bytes:
    """One that needs a password to be opened: the keys are noise, so that none fits."""
    noise = "<" + "5a" * 32 + ">"
    encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {noise} /U {noise} /P -4 >> /ID [{noise} {noise}]"
    return pdf(RESUME, extra=encrypt)


def scan() -> bytes:
    """A page that holds a picture and no text."""
    picture = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1"
    )
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R"
            b" /Resources << /XObject << /I 4 0 R >> >> >>",
            picture + b" >>\nstream\n\x80\nendstream",
            b"<< /Length 5 >>\nstream\n/I Do\nendstream",
        ]
    )


def pages_in_a_ring() -> bytes:
    """A tree of pages that is its own child."""
    return assembled(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 /Parent 2 0 R >>"]
    )


def deep_pdf(depth: int = 200_000) -> bytes:
    """Arrays within arrays."""
    return assembled([b"<< /Type /Catalog /Pages 2 0 R /X " + b"[" * depth + b"]" * depth + b" >>", b"<< >>"])


def pdf_bomb(size: int = 260_000_000) -> bytes:
    """A stream that unpacks to far more than there is memory for."""
    packer = zlib.compressobj(9)
    block = b"(x) Tj " * 140_000
    packed = b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
    stream = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << >> >>",
            stream,
        ]
    )


def docx(body: str = "", **parts: str) -> bytes:
    """A Word document; `parts` such as header1 hold their XML beside the body."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        for name, xml in {"document": f"<w:body>{body}</w:body>", **parts}.items():
            root = name.rstrip("0123456789")
            file.writestr(f"word/{name}.xml", f"<w:{root} {WORD} {ALSO}>{xml}</w:{root}>")
    return kept.getvalue()


def paragraphs(text: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraphs(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def raw_docx(xml: bytes) -> bytes:
    """A Word document whose body is just these bytes."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", xml)
    return kept.getvalue()


def docx_bomb(size: int = 60_000_000) -> bytes:
    """A body that unpacks to far more than a document has."""
    return raw_docx(b"<a>" + b" " * size)


def docx_of_entities() -> bytes:
    """Nine entities, each ten times the one before."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return raw_docx(f'<!DOCTYPE x [<!ENTITY e0 "haha">{levels}]><x>&e9;</x>'.encode())


def docx_that_reads_files() -> bytes:
    return raw_docx(b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>')


def deep_docx(depth: int = 600_000) -> bytes:
    """Elements within elements."""
    return raw_docx(b"<a>" * depth + b"</a>" * depth)
