"""Plain ways to score an answer, for the scorer to be measured beside. Each takes a whole set at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from math import log, sqrt

from bench.agreement import ranks

Row = dict[str, str]
WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def length(rows: Sequence[Row]) -> list[float]:
    return [float(len(words(row["answer"]))) for row in rows]


def recall(rows: Sequence[Row]) -> list[float]:
    """Share of the reference's different words that the answer has."""
    pairs = [(set(words(row["reference"])), set(words(row["answer"]))) for row in rows]
    return [len(wanted & said) / max(1, len(wanted)) for wanted, said in pairs]


def tfidf(rows: Sequence[Row]) -> list[float]:
    """Cosine of answer and reference."""
    rare = _rarity(rows)

    def vector(text: str) -> dict[str, float]:
        return {word: (1 + log(count)) * rare.get(word, 0.0) for word, count in Counter(words(text)).items()}

    return [_cosine(vector(row["reference"]), vector(row["answer"])) for row in rows]


def bm25(rows: Sequence[Row]) -> list[float]:
    """The reference as a query, the answer as a document."""
    rare = _rarity(rows)
    typical = sum(length(rows)) / max(1, len(rows)) or 1.0
    found = []
    for row in rows:
        said = Counter(words(row["answer"]))
        norm = 1.2 * (0.25 + 0.75 * said.total() / typical)
        wanted = set(words(row["reference"]))
        found.append(
            sum(rare.get(word, 0.0) * 2.2 * said[word] / (said[word] + norm) for word in wanted if word in said)
        )
    return found


def _rarity(rows: Sequence[Row]) -> dict[str, float]:
    counts = Counter(word for row in rows for word in set(words(row["answer"])))
    return {word: log(1 + len(rows) / count) for word, count in counts.items()}


def _cosine(first: dict[str, float], second: dict[str, float]) -> float:
    dot = sum(weight * second.get(word, 0.0) for word, weight in first.items())
    size = sqrt(sum(w * w for w in first.values()) * sum(w * w for w in second.values()))
    return dot / size if size else 0.0


def mean_rank(rows: Sequence[Row]) -> list[float]:
    """The mean of a row's ranks by all the others."""
    columns = [ranks(way(rows)) for way in (length, tfidf, recall, bm25)]
    return [sum(row) / len(row) for row in zip(*columns, strict=True)]


BASELINES: dict[str, Callable[[Sequence[Row]], list[float]]] = {
    "length": length,
    "TF-IDF": tfidf,
    "recall": recall,
    "BM25": bm25,
    "mean of ranks": mean_rank,
}
