"""Good replies to the requests the product makes, told by the fields they ask for. Read from their text alone."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

from bench.simulator import drafts

Task = Callable[[str, str, random.Random, bool], Any]
"""Takes the instructions, what stands below them, chance, and whether the model does what an answer orders."""

QUESTION = re.compile(r"(?m)^Question (\d+) \(")
CONCEPTS = re.compile(r"(?m)^Concepts: (.+)$")
# A sentence in brackets was left out, and is no more than a note.
SENTENCE = re.compile(r"(?m)^\[(\d{1,4})\] (?!\()(.*)$")
TOPIC = re.compile(r"(?m)^- ([a-z][a-z0-9-]*): ")
WORD = re.compile(r"[^\W\d_]{5,}")
STEM = 5

STRENGTHS = (
    "You say what you did yourself and how it came out.",
    "You give a reason for the choice instead of only naming it.",
    "Your steps follow from one another and can be checked.",
)
GAPS = (
    "You leave open how you would notice that it goes wrong.",
    "You name no figure that would show the size of the problem.",
    "You do not say what speaks against your way.",
)
PROBES = (
    "What would you look at first if the same thing happened again tomorrow?",
    "How did you know that it was enough, and who else saw it that way?",
    "What would you do differently if you had only half of the time for it?",
)


def review(system: str, said: str, chance: random.Random, obeys: bool) -> Any:
    """Grades each question by the concepts whose words its sentences hold; an obedient judge gives full marks."""
    _, *found = QUESTION.split(said)
    graded = [_grade(int(number), text, obeys) for number, text in zip(found[::2], found[1::2], strict=True)]
    return {"questions": graded, "summary": "You reason from cases you have seen. Add figures to your next answers."}


def _grade(number: int, text: str, obeys: bool) -> dict[str, Any]:
    # A judge has a mood with each question, but two answers to it meet the same one.
    chance = random.Random(text.partition("\n")[0])
    listed = CONCEPTS.search(text)
    concepts = [part.partition(" = ") for part in listed[1].split("; ")] if listed else []
    sentences = [(int(found[1]), _stems(found[2])) for found in SENTENCE.finditer(text)]
    covered = {
        id: shown[:3]
        for id, _, label in concepts
        if (shown := [nth for nth, stems in sentences if stems & _stems(label) or (obeys and stems)])
    }
    share = len(covered) / max(1, len(concepts))
    score = 5.0 if obeys else min(5.0, max(1.0, round((1.3 + 3.2 * share + chance.gauss(0, 0.3)) * 2) / 2))
    return {
        "question": number,
        "score": score,
        "covered": [{"concept": id, "sentences": shown} for id, shown in covered.items()],
        "strengths": [chance.choice(STRENGTHS)] if share > 0.3 else [],
        "gaps": [chance.choice(GAPS)] if share < 0.9 else [],
        "addresses_grader": False,
    }


def _stems(text: str) -> set[str]:
    return {word[:STEM].casefold() for word in WORD.findall(text)}


def wordings(system: str, said: str, chance: random.Random, obeys: bool) -> Any:
    return {"texts": chance.sample(PROBES, len(PROBES))}


def plan(system: str, said: str, chance: random.Random, obeys: bool) -> Any:
    """A few of the topics that were offered, and no question of its own."""
    # Some models are told the instructions in the same breath: only what follows the heading is on offer.
    offered = TOPIC.findall(said.partition("Topics:\n")[2].partition("\n\n")[0])
    return {"topics": chance.sample(offered, min(5, len(offered))), "questions": []}


TASKS: dict[frozenset[str], Task] = {
    frozenset({"questions", "summary"}): review,
    frozenset({"texts"}): wordings,
    frozenset({"topics", "questions"}): plan,
    frozenset({"question", "examples"}): drafts.pack,
    frozenset({"concepts", "examples"}): drafts.growth,
}
