"""Reads a text once: words with their offsets and stems, sentences, clauses, and what is denied. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress, pairwise

from msgspec import Struct

from interview.language import Language, in_small, language

WORD = re.compile(r"\d+(?:[.,]\d+)*(?:%|\b)(?!\w)|[^\W_]+(?:['’][^\W\d_]+)*(?:\+\+|#)?")
BREAK = re.compile(r"[.!?…]+[\"')\]”’]*(?=\s|$)|\n\s*(?=[-*•\d\n])|[。！？]")
CLAUSE = re.compile(r"[,;:()]|\s[-–—]+\s|—")
LONGEST_QUOTE = 200
AGAIN = 512
"""Texts whose reading is at hand, of some 15 KB each: an answer is read to be scored, and a while later to be reported
and to be reviewed. In a process that serves half of 10,000 interviews a day, so many answers are given in the time that
an interview takes."""
NEGATION_REACH = 5  # words after "not" that it may deny
STATE_REACH = 2  # after "is not"


class Reading(Struct, frozen=True):
    """A text as the scorer sees it. All tuples but `sentences` run in step: one entry a word."""

    text: str
    forms: tuple[str, ...]
    stems: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentence: tuple[int, ...]
    denied: tuple[bool, ...]
    content: tuple[bool, ...]
    sentences: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.forms)

    @property
    def said(self) -> frozenset[str]:
        """The different stems that carry content."""
        return frozenset(compress(self.stems, self.content))


@lru_cache(maxsize=AGAIN)
def read(text: str, name: str = "en") -> Reading:
    """The reading of a text in a language, remembered for a while."""
    return read_once(text, name)


def read_once(text: str, name: str) -> Reading:
    """The same of what is not read again, so that it takes no answer's place among those remembered."""
    known = language(name)
    forms, starts, ends = _words(text, known)
    spans = _sentences(text, known)
    return Reading(
        text=text,
        forms=tuple(forms),
        stems=tuple(_stems(text, forms, starts, ends, known)),
        starts=tuple(starts),
        ends=tuple(ends),
        sentence=tuple(_places(starts, spans)),
        denied=tuple(_denied(text, forms, starts, ends, spans, known)),
        content=tuple(form not in known.stop and form not in known.negators for form in forms),
        sentences=tuple(spans),
    )


def sentences(text: str, name: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence begins and ends, for who needs nothing else of a reading."""
    return tuple(_sentences(text, language(name)))


def _words(text: str, known: Language) -> tuple[list[str], list[int], list[int]]:
    """The words as they are looked up, and where each begins and ends."""
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in WORD.finditer(text):
        form, (start, end) = found.group().lower(), found.span()
        if not form.isascii():
            form = form.replace("’", "'").translate(known.fold)
        if forms and start - ends[-1] == 1 and (forms[-1], form) in known.compounds:
            forms[-1] += form
            ends[-1] = end
            continue
        if form not in known.stop:
            form = form.removesuffix(known.possessive)
        # The words that a compound is made of all stand where it stands.
        for word in known.parts.split(form) if known.parts else (form,):
            forms.append(word)
            starts.append(start)
            ends.append(end)
    return forms, starts, ends


def _sentences(text: str, known: Language) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for found in BREAK.finditer(text):
        before = text[start : found.start()].rsplit(None, 1)[-1:]
        if found.group() == "." and before and before[0].lower().lstrip("(") in known.abbreviations:
            continue
        if text[start : found.end()].strip():
            spans.append((start, found.end()))
            start = found.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


def _places(starts: list[int], spans: list[tuple[int, int]]) -> list[int]:
    places, place = [], 0
    for start in starts:
        while place < len(spans) - 1 and start >= spans[place][1]:
            place += 1
        places.append(place)
    return places


def _stems(text: str, forms: list[str], starts: list[int], ends: list[int], known: Language) -> Iterator[str]:
    """The stem of each word; a verb's with its particle, where that stands at the end of its clause."""
    whole: dict[int, str] = {}
    if known.parts and not known.parts.particles.isdisjoint(forms):
        parted = [*_parted(text, starts, ends), True]
        last = [end or after in known.clause_openers for end, after in zip(parted, [*forms[1:], ""], strict=True)]
        whole = known.parts.rejoined(forms, last)
    return (whole.get(here) or known.stem(form) for here, form in enumerate(forms))


def _parted(text: str, starts: list[int], ends: list[int]) -> list[bool]:
    """After each word but the last, whether its clause ends there."""
    gaps = (text[end:start] for end, start in zip(ends, starts[1:], strict=False))
    return [len(gap) > 1 and bool(CLAUSE.search(gap) or BREAK.search(gap)) for gap in gaps]


def _denied(
    text: str, forms: list[str], starts: list[int], ends: list[int], spans: list[tuple[int, int]], known: Language
) -> list[bool]:
    """Which words stand under a "not", an "instead of" or a "it is not true that"."""
    denied = [False] * len(forms)
    parted = _parted(text, starts, ends)
    for here, (form, after) in enumerate(pairwise([*forms, ""])):
        if (form, after) in known.negating_pairs:
            first = here + 2
        elif form in known.negators and (form, after) not in known.no_negation:
            first = here + 1
        else:
            continue
        before = forms[here - 1] if here else ""
        state = form in known.state_negators or before in known.states or after in known.states_after
        reached = list(_onward(forms, first, parted, STATE_REACH if state else NEGATION_REACH, known))
        for there in reached or _back(forms, here, parted, known):
            denied[there] = True
    for found in known.denials.finditer(in_small(text)):
        end = next((last for first, last in spans if first <= found.start() < last), len(text))
        for here, start in enumerate(starts):
            if found.end() <= start < end:
                denied[here] = True
    return denied


def _onward(forms: list[str], first: int, parted: list[bool], most: int, known: Language) -> Iterator[int]:
    """The words from the first on that a "not" denies: within its clause, and so many with content."""
    reach = 0
    for there in range(first, len(forms)):
        if reach >= most or parted[there - 1] or (there > first and forms[there] in known.clause_openers):
            return
        yield there
        reach += forms[there] not in known.stop


def _back(forms: list[str], here: int, parted: list[bool], known: Language) -> Iterator[int]:
    """The words that a "not" here denies when it ends its clause, in a language that puts it there."""
    reach = 0
    for there in range(here - 1, -1, -1):
        if reach >= known.back_reach or parted[there] or forms[there] in known.clause_openers:
            return
        yield there
        reach += forms[there] not in known.stop


def quote(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Offsets of a passage worth quoting around two words: their sentence, or what of it fits."""
    text = reading.text
    start = reading.sentences[reading.sentence[first]][0]
    end = reading.sentences[reading.sentence[last]][1]
    if end - start > LONGEST_QUOTE:
        start, end = _narrow(reading, first, last, start, end)
    while start < end and (text[start].isspace() or text[start] in "-*•,;:–—"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _narrow(reading: Reading, first: int, last: int, low: int, high: int) -> tuple[int, int]:
    """Grows word by word from the passage outwards, and stops at a clause once it is long enough."""
    start, end = reading.starts[first], reading.ends[last]
    if end - start > LONGEST_QUOTE:
        fits = [end for end in reading.ends[first : last + 1] if end - start <= LONGEST_QUOTE]
        return start, fits[-1] if fits else start + LONGEST_QUOTE
    before, after = first, last
    while True:
        grown = False
        if before > 0 and reading.starts[before - 1] >= low and end - reading.starts[before - 1] <= LONGEST_QUOTE:
            gap = reading.text[reading.ends[before - 1] : reading.starts[before]]
            if not (CLAUSE.search(gap) and end - start > LONGEST_QUOTE // 3):
                before -= 1
                start, grown = reading.starts[before], True
        if (
            after + 1 < len(reading)
            and reading.ends[after + 1] <= high
            and reading.ends[after + 1] - start <= LONGEST_QUOTE
        ):
            gap = reading.text[reading.ends[after] : reading.starts[after + 1]]
            if not (CLAUSE.search(gap) and end - start > LONGEST_QUOTE // 3):
                after += 1
                end, grown = reading.ends[after], True
        if not grown:
            return start, end
