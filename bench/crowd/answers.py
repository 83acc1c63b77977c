"""What they say: answers of a wanted quality, out of the bank's own material and never twice quite the same."""

from __future__ import annotations

import random
from functools import cache

from interview.model import Grade, Pack
from interview.packs import bank

GRADES: tuple[Grade, ...] = ("weak", "fair", "strong")
OPENINGS = ("", "", "", "Okay, so. ", "Let me think. ", "Right. ", "Good question. ", "Hm, ")
CLOSINGS = ("", "", "", " That's how I'd go about it.", " Does that answer it?", " I think that's the main thing.")
AT_A_LOSS = "I don't know, I have not done that before."
UNKNOWN = "I would first find out what is really wanted, then try the smallest thing that could work, and measure it."


@cache
def _packs(language: str) -> dict[str, Pack]:
    return {pack.id: pack for pack in bank(language).packs}


def say(question: str, grade: Grade, chance: random.Random, language: str = "en") -> str:
    """An answer to the question of that id (`<pack>` or `<pack>.<concept>`)."""
    id, _, concept = question.partition(".")
    pack = _packs(language).get(id)
    if pack is None:
        return UNKNOWN
    if concept:
        return _on_concept(pack, concept, grade, chance)
    if grade == "weak" and chance.random() < 0.1:
        return AT_A_LOSS
    texts = [example.text for example in pack.examples if example.grade == grade] or [pack.strong]
    return chance.choice(OPENINGS) + _shortened(chance.choice(texts), chance) + chance.choice(CLOSINGS)


def _on_concept(pack: Pack, concept: str, grade: Grade, chance: random.Random) -> str:
    if grade == "weak":
        return AT_A_LOSS
    says = next((c.says for c in pack.concepts if c.id == concept), (UNKNOWN,))
    return chance.choice(OPENINGS) + f"I would say {chance.choice(says)}, because that is where it goes wrong."


def _shortened(text: str, chance: random.Random) -> str:
    """Now and then without one of its sentences."""
    sentences = text.split(". ")
    if len(sentences) > 2 and chance.random() < 0.5:
        del sentences[chance.randrange(1, len(sentences))]
    return ". ".join(sentences)
