"""Files to text in a process of its own: what is read, what is refused and why, and what hostile files cannot do."""

from __future__ import annotations

import asyncio
import time

import pytest

from bench import document_files as files
from bench.document_files import RESUME
from bench.hostile_documents import MAKE
from documents.kinds import kind_of
from documents.reader import Reader
from interview.errors import Busy, NoText, UnsupportedFile

CHEAP = [
    MAKE[name][1]
    for name in (
        "2,000,000,000 pages that are not there",
        "less than no pages",
        "objects within themselves",
        "a dictionary of 4 GB",
        "one large entity",
    )
]
"""Those of the bench that are made and told apart at once."""

DOCX = files.docx(files.paragraphs(RESUME))


async def read(file: bytes, name: str = "", media: str = "") -> str:
    return await Reader()(file, name, media)


@pytest.mark.parametrize("packed", [False, True])
async def test_a_pdf_gives_its_lines(packed: bool) -> None:
    text = await read(files.pdf(RESUME, packed=packed), "cv.pdf")
    assert [line.strip() for line in text.splitlines()] == [line for line in RESUME.splitlines() if line]


async def test_a_word_document_gives_header_tables_boxes_and_footer() -> None:
    box = f"<w:p><mc:AlternateContent><mc:Choice>{files.paragraphs('In a box')}</mc:Choice><mc:Fallback>"
    box += f"{files.paragraphs('In a box')}</mc:Fallback></mc:AlternateContent></w:p>"
    removed = "<w:p><w:del><w:r><w:delText>Struck out</w:delText></w:r></w:del></w:p>"
    body = files.table(("Skills", "Kafka\nPython"), ("Years", "5")) + box + removed
    text = await read(
        files.docx(body, header1=files.paragraphs("Amara Whitfield"), footer1=files.paragraphs("Page of one")),
        "cv.docx",
    )
    assert text.index("Amara") < text.index("Skills") < text.index("Kafka") < text.index("Page of one")
    assert text.count("In a box") == 1
    assert "Struck out" not in text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
async def test_text_survives_in_the_sets_people_save_it_in(encoding: str) -> None:
    text = "Straße und Mañana, naïve Ingenieurin für Größen"
    assert await read(text.encode(encoding), "cv.txt") == text


@pytest.mark.parametrize(
    "text",
    [
        "张三 软件工程师 精通 Python 和 Django 的资深软件开发者，熟悉数据库和缓存",
        "Ведущий разработчик, Москва — 10 лет",
        "مهندسة برمجيات في القاهرة",
        "ソフトウェアエンジニア として十年の経験があります。よろしく。",
    ],
)
async def test_any_language_survives(text: str) -> None:
    assert await read(text.encode(), "cv.md") == text
    assert text in await read(files.docx(files.paragraphs(text)), "cv.docx")


@pytest.mark.parametrize(
    ("file", "name", "media"),
    [
        (DOCX, "cv.pdf", ""),
        (files.pdf(RESUME), "cv.docx", "application/msword"),
        (files.pdf(RESUME), "cv.txt", "text/plain"),
        (files.pdf(RESUME), "", "application/octet-stream"),
        (b"\n\n junk" + files.pdf(RESUME), "cv.pdf", ""),
        (RESUME.encode(), "", "text/markdown; charset=utf-8"),
        (RESUME.encode(), "cv.MD", "application/octet-stream"),
    ],
)
async def test_what_can_be_read_is_read_whatever_it_is_called(file: bytes, name: str, media: str) -> None:
    assert "Larkfield Metrics" in await read(file, name, media)


@pytest.mark.parametrize(
    ("file", "name", "media", "says"),
    [
        (RESUME.encode(), "cv.pdf", "", "called a PDF, but it is not one"),
        (RESUME.encode(), "", "application/pdf", "called a PDF, but it is not one"),
        (RESUME.encode(), "cv.docx", "", "called a Word document"),
        (RESUME.encode(), "cv.exe", "", "cannot be read here"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "cv.pdf", "", "picture"),
        (b"MZ\x90\x00\x03" + b"\x00" * 99, "cv.pdf", "", "a program"),
        (b"<!DOCTYPE html><html><p>Sign in</p>", "cv.txt", "", "web page"),
        (b"{\\rtf1 Amara}", "cv.rtf", "", "Rich Text"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "cv.doc", "", "older Word file"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "cv.docx", "", "password"),
        (b"PK\x03\x04 xl/workbook.xml", "cv.docx", "", "another Office file"),
        (bytes(range(256)) * 4, "cv.txt", "", "another kind"),
    ],
)
def test_what_is_not_taken_is_named_with_what_to_send(file: bytes, name: str, media: str, says: str) -> None:
    with pytest.raises(UnsupportedFile, match=says):
        kind_of(file, name, media)


@pytest.mark.parametrize(
    ("file", "name", "says"),
    [
        (b"", "cv.pdf", "empty"),
        (b" \n\t ", "cv.txt", "empty"),
        (files.docx(), "cv.docx", "no text"),
        (files.scan(), "cv.pdf", "a scan"),
        (files.locked_pdf(), "cv.pdf", "password"),
        (files.pdf(RESUME)[:400], "cv.pdf", "damaged or incomplete"),
        (b"%PDF-1.7\n" + b"nonsense" * 50, "cv.pdf", "damaged or incomplete"),
        (DOCX[: len(DOCX) // 2], "cv.docx", "damaged or incomplete"),
        (files.raw_docx(b"<w:document><unclosed>"), "cv.docx", "damaged or incomplete"),
        (files.docx_that_reads_files(), "cv.docx", "damaged or incomplete"),
        (("o" + "\u0301\u0323" * 20_000).encode(), "cv.txt", "letters in this file cannot be told"),
        ("履歴書と職務経歴書をお送りします".encode("shift-jis"), "cv.txt", "Save it as UTF-8"),
    ],
)
async def test_what_gives_no_text_says_why(file: bytes, name: str, says: str) -> None:
    with pytest.raises(NoText, match=says):
        await read(file, name)


@pytest.mark.parametrize(
    "make",
    [
        files.pdf_bomb,
        files.pages_in_a_ring,
        files.deep_pdf,
        files.docx_bomb,
        files.docx_of_entities,
        files.deep_docx,
        *CHEAP,
    ],
)
async def test_a_hostile_file_is_stopped_and_leaves_the_reader_working(make: object) -> None:
    assert callable(make)
    reader, file = Reader(seconds=20), make()
    with pytest.raises(NoText):
        await reader(file, "cv.docx", "")
    assert "Amara" in await reader(files.pdf(RESUME), "cv.pdf", "")


async def test_many_pages_cost_no_more_than_a_resume_has() -> None:
    assert (await read(files.pdf(RESUME, pages=5_000), "cv.pdf")).count("Amara") <= 40


async def test_a_machine_too_busy_to_read_says_so_in_time() -> None:
    began = time.monotonic()
    with pytest.raises(Busy) as refused:
        await Reader(seconds=0.001)(DOCX, "cv.docx", "")
    assert refused.value.retry_after > 0
    assert time.monotonic() - began < 5


async def test_a_reader_that_is_given_up_on_leaves_no_process_behind() -> None:
    reader = Reader()
    reading = asyncio.create_task(reader(DOCX, "cv.docx", ""))
    await asyncio.sleep(0.02)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert "Larkfield" in await reader(DOCX, "cv.docx", "")
