"""What is wrong with an answer before its content counts: blank, refused, echoed, shuffled, padded. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from interview.language import Language
from interview.model import Flag
from interview.text import Reading, read

NO_WORDS = 3  # content words left, beside "I don't know", from which something has been said
ECHO = 0.8  # of the content words stand in the question
DENSE = 0.85  # of the words are content: no sentences
SHORT = 8  # words; shorter ones are not called lists
MISFITS = 0.08  # pairs of words that no sentence holds, by word
OFF_TOPIC = 0.25
PADDED = 150  # words from which an answer may be padded
THIN = 0.3
LITTLE = 0.5


def flags(
    answer: Reading, heard: Reading, question: Collection[str], covered: float, relevance: float, known: Language
) -> tuple[Flag, ...]:
    """Every flag that fits. `heard` is the answer without what addresses a grader, `question` holds the stems put,
    `covered` is the sum of the credits."""
    if not len(answer):
        return ("blank",)
    return tuple(_flags(answer, heard, question, covered, relevance, known))


def _flags(
    answer: Reading, heard: Reading, question: Collection[str], covered: float, relevance: float, known: Language
) -> Iterator[Flag]:
    words = [stem for stem, counts in zip(heard.stems, heard.content, strict=True) if counts]
    if len(heard) < len(answer):
        yield "instruction"
    if covered < LITTLE and sum(read(known.no_answer.sub(" ", heard.text), known.name).content) < NO_WORDS:
        yield "no-answer"
    elif words and sum(word in question for word in words) >= ECHO * len(words):
        yield "echo"
    elif relevance < OFF_TOPIC and covered < LITTLE:
        yield "off-topic"
    if len(heard) >= SHORT and (len(words) > DENSE * len(heard) or misfits(heard, known) >= MISFITS):
        yield "keyword-list"
    if len(heard) >= PADDED and (relevance < THIN or len(set(heard.stems)) < THIN * len(heard)):
        yield "padding"


def misfits(reading: Reading, known: Language) -> float:
    """Pairs such as "the of" or "a is", which no sentence holds, by word."""
    count, gaps = 0, _gaps(reading)
    for here, pair in enumerate(pairwise(reading.forms)):
        # "the on-call list" is a sentence's, "the on list" is not.
        whole = gaps[here].isspace() and (here + 1 == len(gaps) or gaps[here + 1] != "-")
        count += whole and pair in known.misfits
    return count / max(1, len(reading))


def _gaps(reading: Reading) -> list[str]:
    between = zip(reading.ends, reading.starts[1:], strict=False)
    return [reading.text[end:start] for end, start in between]
