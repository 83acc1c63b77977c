"""Replies to the requests by which packs grow: more phrases for what is asked, and one new question."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

CONCEPT = re.compile(r"(?m)^- ([a-z0-9-]+) = ([^:\n]+): (.+)$")
TOPIC = re.compile(r"topic field is the id ([a-z0-9-]+)")
KIND = re.compile(r"kind ([a-z-]+), language")

OPENINGS = ("I'd say", "What I would do is", "In my last team we would", "Here I'd go for this:")
LINKS = ("because that is where it goes wrong", "since the rest depends on it", "and then I would check that it holds")
FILLERS = ("in short: {}", "{}, plainly", "so {}")

DRAFT: dict[str, Any] = json.loads(Path(__file__).with_name("draft.json").read_text("utf-8"))
"""One question as a good model would write it, its concepts, and answers to it."""


def pack(system: str, said: str, chance: random.Random, obeys: bool) -> Any:
    """Always the same question, as what was asked for: it is new once, and a repetition ever after."""
    topic, kind = TOPIC.search(system), KIND.search(system)
    about = {"kind": kind[1] if kind else "technical", "topic": topic[1] if topic else "messaging"}
    return {**DRAFT, "question": {**about, **DRAFT["question"]}}


def growth(system: str, said: str, chance: random.Random, obeys: bool) -> Any:
    """Known phrases in other frames for every concept, and answers that hold none, half and all of them."""
    known = [(id, phrases.split("; ")) for id, _, phrases in CONCEPT.findall(system)]
    concepts = [
        {"concept": id, "says": [chance.choice(FILLERS).format(phrase) for phrase in phrases[:3]]}
        for id, phrases in known
    ]
    told = [f"{chance.choice(OPENINGS)} {phrases[0]}, {chance.choice(LINKS)}." for _, phrases in known]
    more = [f"And {phrases[-1]}, as we did for one big customer in 2024." for _, phrases in known]
    return {
        "concepts": concepts,
        "examples": {
            "weak": "I would first ask around what others have done there, and then try something small and see.",
            "fair": " ".join(
                ["I have met that once.", *told[: (len(told) + 1) // 2], "Beyond that I would have to look."]
            ),
            "strong": " ".join([*told, *more, "So in the end there is one owner and one figure."]),
        },
    }
