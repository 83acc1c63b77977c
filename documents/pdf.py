"""The text layer of a PDF, by PDFium."""

from __future__ import annotations

from collections.abc import Iterator

from documents.trouble import Broken, Locked

PAGES = 40
"""Pages that are read; what stands on later ones is no résumé."""

PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
SECURITY_ERROR = 5  # FPDF_ERR_SECURITY: a kind of protection that PDFium does not know

LOCKED = "The PDF is protected by a password. Save it without one and send it again."
BROKEN = "The PDF is damaged or incomplete. Save or export it again, and send the new file."


def text_of(file: bytes, limit: int) -> str:
    """The text of its pages, until there is `limit` of it. Raises Locked, Broken."""
    # Imported only here: loading PDFium takes longer than most files.
    import pypdfium2 as pdfium

    try:
        with pdfium.PdfDocument(file) as document:
            return "\n".join(_pages(document, limit))
    except pdfium.PdfiumError as e:
        if getattr(e, "err_code", None) in (PASSWORD_ERROR, SECURITY_ERROR) or "password" in str(e).lower():
            raise Locked(LOCKED) from e
        raise Broken(BROKEN) from e


def _pages(document: object, limit: int) -> Iterator[str]:
    import pypdfium2 as pdfium

    assert isinstance(document, pdfium.PdfDocument)
    left = limit
    for number in range(min(len(document), PAGES)):
        try:
            page = document[number].get_textpage()
        except pdfium.PdfiumError:
            continue  # one broken page does not take the others with it
        text = page.get_text_range(0, min(page.count_chars(), left))
        left -= len(text)
        yield text
        if left <= 0:
            return
