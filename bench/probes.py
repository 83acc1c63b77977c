"""Answers that fool word overlap, made from graded ones: more of them than a probe file holds. Pure."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

TOP = 0.95  # of the best score: an answer people were happy with
PADDING = 3  # answers to other questions that pad one


def probes(rows: Sequence[dict[str, Any]], seed: int = 7) -> Iterator[dict[str, str]]:
    """For every question with a reference: what must score high, and what must not; kinds as in the probe file."""
    chance = random.Random(seed)
    best: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        if row["score"] >= TOP * row["score_max"]:
            best.setdefault((row["question"], row["reference"]), []).append(row["answer"])
    for (question, reference), answers in best.items():
        others = [text for (other, _), texts in best.items() if other != question for text in texts]
        for kind, text in _made(reference, answers, others, question, chance):
            yield {"question": question, "reference": reference, "kind": kind, "answer": text}


def _made(
    reference: str, answers: Sequence[str], others: Sequence[str], question: str, chance: random.Random
) -> Iterator[tuple[str, str]]:
    said = reference.split("||")[0].strip()
    words = said.split()
    chance.shuffle(words)
    yield "reference_verbatim", said
    yield "reference_x10", " ".join([said] * 10)
    yield "negated_reference", f"It is not true that {said[0].lower()}{said[1:]}"
    yield "keyword_salad", " ".join(words)
    yield "question_echo", question
    yield "i_dont_know", "I don't know, I have not studied this."
    for answer in answers:
        yield "best_student", answer
        if len(others) >= PADDING:
            yield "best_plus_padding", " ".join([answer, *chance.sample(others, PADDING)])
            yield "other_question_best_answer", chance.choice(others)
