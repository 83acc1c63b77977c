"""Measures what redaction finds and what it takes without need: `python -m bench.redaction [--data DIR] [--json]`.

Recall and false alarms on the marked lines of bench/redaction_cases.txt; with --data also markers planted into the
job descriptions there, and the names and addresses its résumés are known to hold. Exits 1 below the bars."""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.reading import text_of
from interview.redact import redaction

CASES = Path(__file__).with_name("redaction_cases.txt")
MARK = re.compile(r"\{([A-Z_]+):([^}]*)\}")
RECALL = 0.95
PLANTED = 0.99
LANGUAGES = ("en", "es", "de")
FALSE_PER_1000 = 3.0
"""Bars: what is found of what is marked, of what is planted, and false alarms in a thousand words."""

PLANTS = (
    ("NAME", "Contact: {}", "Zebulon Trask"),
    ("NAME", "Ask for our recruiter {} about it.", "Ottoline Vance"),
    ("NAME", "Kind regards,\n{}", "Perpetua Lindgren"),
    ("EMAIL", "Write to {} today.", "zeb.trask+jobs@quiet.example.com"),
    ("PHONE", "Call {} any time.", "+1 415 555 0199"),
    ("ADDRESS", "Visit us at {}.", "77 Larkspur Lane"),
    ("LINK", "More at {}", "https://people.example.com/zeb-trask"),
    ("ID", "Reference account {}", "DE44 5001 0517 5407 3249 31"),
    ("BIRTH_DATE", "The founder, born on {}, still codes.", "4 June 1971"),
)


def cases() -> Iterator[tuple[str, str, str, list[tuple[int, int, str]]]]:
    """Language, kind, the text without its marks, and the marked spans."""
    for line in CASES.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        language, kind, marked = line.split("|", 2)
        marked = marked.replace("\\n", "\n")
        text, spans, place = "", [], 0
        for mark in MARK.finditer(marked):
            text += marked[place : mark.start()]
            spans.append((len(text), len(text) + len(mark[2]), mark[1]))
            text += mark[2]
            place = mark.end()
        yield language, kind, text + marked[place:], spans


def measure_cases() -> dict[str, Any]:
    found: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    missed: list[str] = []
    false: list[str] = []
    words = 0
    for language, _, text, spans in cases():
        words += len(text.split())
        known = redaction([text])
        assert known.restore(known.hide(text)).casefold() == text.casefold()
        hidden = {at for start, end, _ in known.spans(text) for at in range(start, end)}
        for start, end, kind in spans:
            marked.update((kind, language))
            letters = [at for at in range(start, end) if text[at].isalnum()]
            if sum(at in hidden for at in letters) >= 0.9 * len(letters):
                found.update((kind, language))
            else:
                missed.append(f"{kind} {text[start:end]!r}")
        own = {at for start, end, _ in spans for at in range(start, end)}
        false += [repr(run) for run in _runs(text, hidden - own)]
    kinds = {kind: round(found[kind] / count, 3) for kind, count in sorted(marked.items())}
    spans_in_all = sum(count for kind, count in marked.items() if kind.isupper())
    recall = sum(count for kind, count in found.items() if kind.isupper()) / spans_in_all
    return {
        "spans": spans_in_all,
        "recall": round(recall, 3),
        "by": kinds,
        "words": words,
        "false_per_1000_words": round(1000 * len(false) / words, 2),
        "missed": missed,
        "false": false,
    }


def _runs(text: str, places: set[int]) -> Iterator[str]:
    run = ""
    for at, letter in enumerate(f"{text}\n"):
        if at in places:
            run += letter
        elif run:
            if re.search(r"\w{2}", run):
                yield run
            run = ""


def measure_jobs(path: Path) -> dict[str, Any]:
    """Markers planted into job descriptions at random places, and searched in what would be sent."""
    chance = random.Random(1)
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    planted = leaked = 0
    hidden: Counter[str] = Counter()
    leaks: list[str] = []
    for row in lines:
        paragraphs = row["text"].split("\n")
        for _, line, value in PLANTS:
            paragraphs.insert(chance.randrange(len(paragraphs) + 1), line.format(value))
        text = "\n".join(paragraphs)
        known = redaction([text])
        told = known.hide(text)
        for kind, _, value in PLANTS:
            planted += 1
            if value in told:
                leaked += 1
                leaks.append(f"{kind} {value} in {row['id']}")
        own = {value for *_, value in PLANTS}
        hidden.update(v for v in known.values.values() if not any(v in o or o in v for o in own))
    return {"planted": planted, "found": round(1 - leaked / planted, 4), "leaks": leaks, "also_hidden": sorted(hidden)}


def measure_resumes(folder: Path) -> dict[str, Any]:
    """The known name, address and contacts of each résumé, and what else was hidden in it, for a person to judge."""
    known = [json.loads(line) for line in (folder / "index.jsonl").read_text("utf-8").splitlines()]
    wanted = 0
    leaks: list[str] = []
    elsewhere: list[str] = []
    hidden: dict[str, list[str]] = {}
    words = 0
    for row in known:
        text = text_of(folder / row["file"])
        found = redaction([text])
        told = found.hide(text)
        words += len(text.split())
        # A name is hidden when no part of it is left, however it is written.
        parts = [part for part in (row["expected_name"] or "").split() if len(part) > 1]
        for value in filter(None, (*parts, row["expected_email"])):
            if not _stands_in(value, text):
                continue
            leaked = [f"{value} in {row['file']}"] if _stands_in(value, told) else []
            if row["lang"] in LANGUAGES:
                wanted += 1
                leaks += leaked
            else:
                elsewhere += leaked
        hidden[row["file"]] = sorted(set(found.values.values()))
    share = round(1 - len(leaks) / wanted, 4) if wanted else None
    return {
        "known": wanted,
        "words": words,
        "found": share,
        "leaks": leaks,
        "in_other_languages": elsewhere,
        "hidden": hidden,
    }


def _stands_in(value: str, text: str) -> bool:
    return re.search(rf"(?i)(?<!\w){re.escape(value)}(?!\w)", text) is not None


def speed() -> float:
    """CPU milliseconds for a text of 12,000 characters, the longest answer."""
    text = " ".join(text for *_, text, _ in cases())
    text = (text * (12_000 // len(text) + 1))[:12_000]
    redaction([text])
    start = time.process_time()
    for _ in range(5):
        redaction([text])
    return round((time.process_time() - start) / 5 * 1000, 1)


def main(data: Path | None, as_json: bool) -> int:
    result: dict[str, Any] = {"cases": measure_cases(), "cpu_ms_12000_characters": speed()}
    if data:
        result["jobs"] = measure_jobs(data / "jds.dev.jsonl")
        result["resumes"] = measure_resumes(data / "resumes")
    holds = result["cases"]["recall"] >= RECALL and result["cases"]["false_per_1000_words"] <= FALSE_PER_1000
    if data:
        holds = holds and result["jobs"]["found"] >= PLANTED and (result["resumes"]["found"] or 1) >= PLANTED
    print(json.dumps(result | {"holds": holds}, ensure_ascii=False, indent=None if as_json else 1))
    return 0 if holds else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.redaction", description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with jds.dev.jsonl and resumes/")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    options = parser.parse_args()
    sys.exit(main(options.data, options.json))
