"""What is wrong with an answer before its content counts: blank, refused, echoed, shuffled, padded. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import compress, pairwise

from interview.language import Language, in_small, language
from interview.model import Flag
from interview.text import AGAIN, Reading, read, read_once, sentences

FEW = 3  # content words beside "I don't know" from which something has been said
ECHO = 0.9  # of the content words stand in the question
ECHOED = 0.7  # of the neighbours are neighbours there too
DENSE = 0.85  # of the words are content: no sentences
SHORT = 8  # words; shorter ones are not called lists
MISFITS = 2  # places that no sentence holds
MISFIT_SHARE = 0.025  # of all words
OFF_TOPIC = 0.25  # relevance
PADDED = 150  # words from which an answer may be padded
THIN = 0.3  # relevance, or share of different words
LITTLE = 0.5  # concepts covered


def flags(
    answer: Reading, heard: Reading, questions: tuple[Reading, ...], covered: float, relevance: float, known: Language
) -> tuple[Flag, ...]:
    """Every flag that fits. `heard` is the answer without what addresses a grader; `covered` sums the credits."""
    if not len(answer):
        return ("blank",)
    return tuple(_flags(answer, heard, questions, covered, relevance, known))


def _flags(
    answer: Reading, heard: Reading, questions: tuple[Reading, ...], covered: float, relevance: float, known: Language
) -> Iterator[Flag]:
    if len(heard) < len(answer):
        yield "instruction"
    if covered < LITTLE and says_nothing(heard, known):
        yield "no-answer"
    elif echoes(heard, questions):
        yield "echo"
    elif relevance < OFF_TOPIC and covered < LITTLE:
        yield "off-topic"
    if is_list(heard) or is_shuffled(heard, known):
        yield "keyword-list"
    if len(heard) >= PADDED and (relevance < THIN or len(set(heard.stems)) < THIN * len(heard)):
        yield "padding"


def without_instructions(reading: Reading, known: Language) -> Reading:
    """The answer with sentences that address a grader blanked out, so that offsets stay."""
    heard = unaddressed(reading.text, known.name)
    return reading if heard == reading.text else read(heard, known.name)


@lru_cache(maxsize=AGAIN)
def unaddressed(heard: str, name: str) -> str:
    """As `without_instructions`, the text alone."""
    for start, end in sentences(heard, name):
        if addresses(heard[start:end], name):
            heard = heard[:start] + " " * (end - start) + heard[end:]
    return heard


@lru_cache(maxsize=8 * AGAIN)
def addresses(sentence: str, name: str) -> bool:
    """Whether a sentence speaks to whoever grades. Remembered, for it is asked of an answer before its score, its
    report and its review."""
    return language(name).instructions.search(sentence) is not None


def says_nothing(heard: Reading, known: Language) -> bool:
    """Hardly a content word is left beside "I don't know", "pass" and their like."""
    return (
        len(heard) <= 3 * SHORT
        and sum(read_once(known.no_answer.sub(" ", in_small(heard.text)), known.name).content) < FEW
    )


def echoes(heard: Reading, questions: tuple[Reading, ...]) -> bool:
    """Mostly the words of what was asked, and mostly in its order."""
    asked = {stem for question in questions for stem in question.stems}
    pairs = {pair for question in questions for pair in pairwise(question.stems)}
    words = list(compress(heard.stems, heard.content))
    kept = sum(pair in pairs for pair in pairwise(heard.stems))
    return sum(word in asked for word in words) >= ECHO * len(words) and kept >= ECHOED * (len(heard) - 1)


def touches(heard: Reading, asked: Reading) -> bool:
    """A word of the question comes up, or the initials of some that stand together in it."""
    words = list(compress(asked.stems, asked.content))
    runs = (words[here : here + size] for size in (2, 3, 4) for here in range(len(words) - size + 1))
    initials = {"".join(word[0] for word in run) for run in runs}
    return bool(heard.said & asked.said) or not initials.isdisjoint(heard.forms)


def is_list(heard: Reading) -> bool:
    """Nothing but content words, as no sentence has; figures do not count."""
    words = [counts for form, counts in zip(heard.forms, heard.content, strict=True) if not form[0].isdigit()]
    return len(words) >= SHORT and sum(words) > DENSE * len(words)


def is_shuffled(heard: Reading, known: Language, share: float = MISFIT_SHARE) -> bool:
    """Words in a heap: neighbours such as "the of", ends such as "and the.", capitals such as "cache The"."""
    return _misfits(heard, known) >= max(MISFITS, share * len(heard))


def _misfits(reading: Reading, known: Language) -> int:
    count, inside = 0, 0
    forms, text, last = reading.forms, reading.text, len(reading) - 1
    for here, form in enumerate(forms):
        if here == last or reading.sentence[here] != reading.sentence[here + 1]:
            count += form in known.openers and text[reading.starts[here]].islower()
            continue
        after = reading.starts[here + 1]
        if not text[reading.ends[here] : after].isspace():
            continue
        # "the on-call list" is a sentence's, "the on list" is not.
        whole = here + 1 == last or text[reading.ends[here + 1]] != "-"
        count += whole and (form, forms[here + 1]) in known.misfits
        inside += text[after].isupper() and forms[here + 1] in known.beginners and not text[after : after + 2].isupper()
    # Who writes no capitals begins small, and sentences held apart wrongly have capitals inside: a heap has both.
    small = sum(text[start:end].lstrip()[:1].islower() for start, end in reading.sentences[1:])
    return count + inside + min(small, inside)
