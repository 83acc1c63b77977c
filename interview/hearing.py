"""What of an answer is heard where it is scored: not what talks to a grader instead of answering. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from msgspec.structs import replace

from interview import scoring
from interview.flags import unaddressed, without_instructions
from interview.language import FOLDER, language
from interview.model import Interview, Pack, Turn
from interview.packs import KEPT
from interview.scoring import PLAIN, STORY
from interview.story import tell
from interview.text import AGAIN, Reading, read, read_once

SEAM = re.compile(r"\n+|(?=[{\[<])|(?<=[}\]>])")
"""Inside a sentence, what may part an answer from something pasted on to it."""

CODED = re.compile(r"\S{30,}|[a-z][\u0370-\u04ff]|[\u0370-\u04ff][a-z]", re.IGNORECASE)
"""Base64 and its like, and letters of two alphabets in one word: nothing that is said."""

ENOUGH = 2
"""Words of the question's matter that excuse one word of grading: "the pass rate of the checks" is no order."""

BEARING = 0.9
"""What words of the matter weigh together in a sentence that bears on its question: one of its own does, or some of
those that everybody uses, which weigh less."""


def heard(interview: Interview) -> Interview:
    """The interview with what talks of grading rather than of the matter blanked out and left out of the scores.

    Offsets stay, and so do flags. An answer and the same answer with orders to a grader pasted on come out alike.
    """
    return replace(interview, turns=tuple(_heard(interview, turn) for turn in interview.turns))


def judged(interview: Interview, fair: Interview) -> Interview:
    """The interview with its answers as given, and judged by what of them is heard: `fair` is `heard` of it."""
    turns = zip(interview.turns, fair.turns, strict=True)
    return replace(interview, turns=tuple(replace(turn, judgement=told.judgement) for turn, told in turns))


def on_matter(interview: Interview) -> Interview:
    """What judges get to see: only the sentences that bear on their question. Scores stay as they are.

    An order that does not look like one has nothing to say of the matter either, so it does not reach who could obey.
    """
    return replace(interview, turns=tuple(_on_matter(interview, turn) for turn in interview.turns))


def _heard(interview: Interview, turn: Turn) -> Turn:
    if turn.judgement is None:
        return turn
    pack = interview.pack(turn.question.pack)
    text = _of_the_matter(turn.answer, interview.language, pack)
    if text == turn.answer:
        return turn
    judged = scoring.judge(pack, turn.question.text, text)
    flags = dict.fromkeys((*turn.judgement.flags, *judged.flags))
    return replace(turn, answer=text, judgement=replace(judged, flags=tuple(flags)))


@lru_cache(maxsize=AGAIN)
def _of_the_matter(answer: str, name: str, pack: Pack) -> str:
    """The answer with all that talks of grading blanked out. Remembered, for a report and its review both ask."""
    known = language(name)
    if not any(suspicious.search(answer) for suspicious in (_grading(pack.language), CODED)):
        return unaddressed(answer, name)  # as most are: nothing of them is read for it
    reading = without_instructions(read(answer, name), known)
    text = reading.text
    for start, end in _segments(reading):
        if _talks_of_grading(text[start:end], pack):
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _on_matter(interview: Interview, turn: Turn) -> Turn:
    pack, matter = interview.pack(turn.question.pack), _matter(interview.pack(turn.question.pack))
    text, reading = turn.answer, read(turn.answer, interview.language)
    said: list[set[str]] = [set() for _ in reading.sentences]
    for sentence, stem in _content(reading):
        if stem in matter:
            said[sentence].add(stem)
    for (start, end), words in zip(reading.sentences, said, strict=True):
        if not _bears(words, turn.answer[start:end], pack):
            text = text[:start] + " " * (end - start) + text[end:]
    return replace(turn, answer=text)


def _bears(said: Collection[str], sentence: str, pack: Pack) -> bool:
    """It holds words of the question, its concepts or the outline, these, or plainly tells a part of the story asked
    for."""
    common = language(pack.language).common
    if sum(common.get(stem, 1.0) for stem in said) >= BEARING:
        return True
    if pack.kind != "behavioural":
        return False
    reading = read_once(sentence, pack.language)
    return any(tell(part, reading, pack.language).share >= PLAIN for part in STORY)


def _segments(reading: Reading) -> Iterator[tuple[int, int]]:
    for first, last in reading.sentences:
        seams = [first, *(first + seam.end() for seam in SEAM.finditer(reading.text[first:last])), last]
        yield from ((start, end) for start, end in pairwise(seams) if start < end)


def _talks_of_grading(segment: str, pack: Pack) -> bool:
    grading = _grading(pack.language)
    words = sum(1 for _ in grading.finditer(segment))
    coded = CODED.search(segment) is not None
    if not words and not coded:
        return False
    rest = read_once(grading.sub(" ", segment), pack.language)
    near = sum(stem in _matter(pack) for _, stem in _content(rest))
    return near < ENOUGH * words or (coded and not near)


def _content(reading: Reading) -> Iterator[tuple[int, str]]:
    """The sentence and the stem of every word that carries content."""
    for sentence, stem, counts in zip(reading.sentence, reading.stems, reading.content, strict=True):
        if counts:
            yield sentence, stem


@cache
def _grading(name: str) -> re.Pattern[str]:
    """Words of grading in a language; where it has no list, none is known but what `instructions` hold."""
    path = FOLDER / name / "grading.txt"
    words = path.read_text("utf-8").split("\n") if path.is_file() else []
    return language(name).pattern(rf"(?<!\w)(?:{'|'.join(filter(None, words)) or '(?!)'})(?!\w)")


@lru_cache(maxsize=KEPT)
def _matter(pack: Pack) -> frozenset[str]:
    said = " . ".join(text for concept in pack.concepts for text in (concept.label, *concept.says))
    return read_once(f"{pack.ask} . {said} . {pack.strong}", pack.language).said
