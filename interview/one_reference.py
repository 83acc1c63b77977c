"""A score from one reference answer alone, or from the question alone, where there is no pack. Pure."""

from __future__ import annotations

from math import log

from interview.flags import echoes, is_list, is_shuffled, says_nothing, touches, without_instructions
from interview.language import Language, language
from interview.reference import closeness, substance
from interview.scale import FLOOR, LIST_CAP, TOP, on_scale
from interview.text import Reading, read

# Closeness to a single reference answer, and its score.
CLOSE = ((0.0, 1.0), (0.1, 1.1), (0.2, 1.5), (0.3, 2.2), (0.4, 3.0), (0.5, 3.7), (0.6, 4.2), (0.8, 4.7), (1.0, 5.0))
CERTAIN = 0.09  # misfits a word that make a heap of notes written in haste, too
DOUBT = 0.5  # words' weight of a reference beside which half the benefit of the doubt is left
BENEFIT = 0.5  # of the way to the top, for a reference that says nothing
UNCHECKED = 4.0  # the most for an answer that nothing can be held against
GROWTH, LEAST = 0.27, 0.12  # share of the scale by the logarithm of different content words. Fitted, as `CLOSE` is.
ASIDE = 0.5  # what is left of that when no word of the question comes up
SAID = 0.3  # closeness from which few words are an answer


def judge_reference(question: str, reference: str, answer: str, language_name: str = "en") -> float:
    """1.0 to 5.0 for an answer, from one reference answer alone; from the question alone where the reference is empty.

    A reference of a word or two cannot tell a wrong answer from one in other words: such an answer has the benefit of
    the doubt. Without any reference no more than `UNCHECKED` is given."""
    known = language(language_name)
    heard = without_instructions(read(answer, known.name), known)
    asked = read(question, known.name)
    if not len(heard) or echoes(heard, (asked,)):
        return FLOOR
    if not reference.strip():
        return FLOOR if says_nothing(heard, known) else _unchecked(heard, asked, known)
    close = closeness(question, reference, heard.text, known.name)
    if close < SAID and says_nothing(heard, known):
        return FLOOR
    score = on_scale(CLOSE, close * (LIST_CAP if is_shuffled(heard, known, CERTAIN) else 1.0))
    doubt = DOUBT / (DOUBT + substance(question, reference, known.name))
    return round(score + (TOP - score) * BENEFIT * doubt, 2)


def _unchecked(heard: Reading, asked: Reading, known: Language) -> float:
    """How much is said, where nothing tells whether it is right."""
    if is_list(heard) or is_shuffled(heard, known):
        return FLOOR
    share = max(0.0, GROWTH * log(1 + len(heard.said)) - LEAST) * (1.0 if touches(heard, asked) else ASIDE)
    return round(min(UNCHECKED, FLOOR + (TOP - FLOOR) * share), 2)
