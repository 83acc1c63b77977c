"""Reads résumés and hostile files as the product does: `python -m bench.resumes [--data DIR] [--json]`.

With --data every file of resumes/index.jsonl has to do what it says there: give its text with the skills known to be in
it, or say clearly what it has against it. Exits 1 where one does not, or where a file takes more than 2 s or 200 MB."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import document_files
from bench.document_files import RESUME
from bench.reading import Read, read
from interview.catalog import catalog
from interview.resume import profile_of, suggested

SECONDS, MEGABYTES = 2.0, 200.0
SKILLS = 0.95
"""Share of the skills known to be in the texts that have to be found."""

HOSTILE = {
    "PDF of 260 MB unpacked": (document_files.pdf_bomb, "cv.pdf"),
    "PDF whose pages go in a ring": (document_files.pages_in_a_ring, "cv.pdf"),
    "PDF nested 200,000 deep": (document_files.deep_pdf, "cv.pdf"),
    "PDF of 5,000 pages": (lambda: document_files.pdf(RESUME, pages=5_000), "cv.pdf"),
    "Word document of 60 MB unpacked": (document_files.docx_bomb, "cv.docx"),
    "Word document of growing entities": (document_files.docx_of_entities, "cv.docx"),
    "Word document that reads files": (document_files.docx_that_reads_files, "cv.docx"),
    "Word document nested 600,000 deep": (document_files.deep_docx, "cv.docx"),
    "5 MB of text": (lambda: (RESUME * 12_000)[: 5 * 1024 * 1024].encode(), "cv.txt"),
}


def hostile() -> Iterator[dict[str, Any]]:
    for what, (make, name) in HOSTILE.items():
        yield {
            "file": what,
            **_cost(told := read(make(), name)),
            "says": told.trouble or f"{len(told.text)} characters",
        }


def real(folder: Path) -> Iterator[dict[str, Any]]:
    offered = [offer.id for offer in catalog().roles]
    for row in map(json.loads, (folder / "index.jsonl").read_text("utf-8").splitlines()):
        told = read((folder / row["file"]).read_bytes(), row["file"])
        began = time.process_time()
        profile = profile_of(told.text, datetime.now(UTC))
        took = round((time.process_time() - began) * 1000, 1)
        labels = {skill.label for skill in profile.skills}
        wanted = row["skills_present_in_text_layer"]
        yield {
            "file": row["file"],
            **_cost(told),
            "wanted": row["expect"],
            "says": told.trouble or f"{len(told.text)} characters",
            "as_wanted": bool(told.text) if row["expect"] == "parse" else bool(told.text or told.trouble),
            "profile_ms": took,
            "headline": profile.headline,
            "years": profile.years,
            "role": (told_as := suggested(profile, offered)).near.role,
            "level": told_as.level,
            "jobs": len(profile.roles),
            "studies": len(profile.education),
            "languages": len(profile.languages),
            "skills": len(labels),
            "skills_known": len(wanted),
            "skills_missed": [skill for skill in wanted if skill not in labels],
        }


def _cost(told: Read) -> dict[str, Any]:
    fits = told.seconds <= SECONDS and (told.megabytes or 0) <= MEGABYTES
    return {"seconds": told.seconds, "cpu": told.cpu_seconds, "megabytes": told.megabytes, "within": fits}


def measure(data: Path | None) -> dict[str, Any]:
    # The real ones first: what is made for the hostile ones stays with this process, and would show in its children.
    files = list(real(data / "resumes")) if data else []
    bad = list(hostile())
    known = sum(row["skills_known"] for row in files)
    found = known - sum(len(row["skills_missed"]) for row in files)
    share = round(found / known, 3) if known else None
    return {
        "hostile": bad,
        "files": files,
        "most_seconds": max(row["seconds"] for row in (*bad, *files)),
        "most_megabytes": max(row["megabytes"] or 0 for row in (*bad, *files)),
        "skills_found": share,
        "holds": all(row["within"] for row in (*bad, *files))
        and all(row["as_wanted"] for row in files)
        and (share is None or share >= SKILLS),
    }


def main(data: Path | None, as_json: bool) -> int:
    result = measure(data)
    print(json.dumps(result, ensure_ascii=False, indent=None if as_json else 1))
    return 0 if result["holds"] else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.resumes", description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with resumes/")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    options = parser.parse_args()
    sys.exit(main(options.data, options.json))
