"""How somebody spoke: pace, fillers, hedges, pauses, length. Spoken answers only; typing has no pace worth a figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from interview.language import Cues, in_small, language
from interview.model import Turn
from interview.report_model import Delivery, SpokenAnswer

SHORTEST = 3.0
"""Seconds; shorter recordings give no usable pace."""


def delivery(turns: Sequence[Turn], name: str) -> Delivery | None:
    """How answers in that language were spoken; None when nothing was spoken long enough to measure."""
    spoken = [t for t in turns if t.input == "voice" and t.seconds >= SHORTEST and t.answer.strip()]
    if not spoken:
        return None
    seconds = sum(t.seconds for t in spoken)
    fillers: Counter[str] = Counter()
    hedges: Counter[str] = Counter()
    answers: list[SpokenAnswer] = []
    for turn in spoken:
        filling, hedging = _filling_and_hedging(turn.answer, name)
        fillers.update(filling)
        hedges.update(hedging)
        answers.append(
            SpokenAnswer(
                turn.question.number, turn.seconds, _pace(turn), filling.total(), hedging.total(), _pause(turn)
            )
        )
    return Delivery(
        words_per_minute=round(sum(map(_words, spoken)) * 60 / seconds, 1),
        filler_words=dict(fillers.most_common()),
        longest_answer_seconds=max(t.seconds for t in spoken),
        talk_time_seconds=seconds,
        hedges=dict(hedges.most_common()),
        longest_pause_seconds=max((a.longest_pause_seconds or 0 for a in answers), default=0) or None,
        answers=tuple(answers),
    )


def _filling_and_hedging(answer: str, name: str) -> tuple[Counter[str], Counter[str]]:
    """What fills time and what takes back what is said; a word that may do both is counted as filling."""
    known = language(name)
    fillers = _found(known.fillers, answer)
    hedges = _found(known.hedges, answer)
    return fillers, Counter({word: count for word, count in hedges.items() if word not in fillers})


def _found(cues: Cues, answer: str) -> Counter[str]:
    return Counter(cues.findall(in_small(answer)))


def _words(turn: Turn) -> int:
    return turn.speech.words if turn.speech else len(turn.answer.split())


def _pace(turn: Turn) -> float:
    return round(_words(turn) * 60 / turn.seconds, 1)


def _pause(turn: Turn) -> float | None:
    """Seconds; None where it was not measured or there was none."""
    return (turn.speech.longest_pause or None) if turn.speech else None
