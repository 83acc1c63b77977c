"""What a second judge is shown: only sentences that speak of the question's matter. Pure."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from interview.model import Interview, Pack, Turn
from interview.text import read


def on_matter(interview: Interview) -> Interview:
    """The interview with every sentence blanked out that shares no word of content with its question, the concepts
    and the outline. Offsets stay. What talks to a grader rather than about the question does not get through."""
    return replace(interview, turns=tuple(_turn(interview, turn) for turn in interview.turns))


def _turn(interview: Interview, turn: Turn) -> Turn:
    if turn.judgement is None:
        return turn
    reading = read(turn.answer, interview.language)
    matter = _matter(interview.pack(turn.question.pack))
    near = {
        sentence
        for sentence, stem, counts in zip(reading.sentence, reading.stems, reading.content, strict=True)
        if counts and stem in matter
    }
    heard = turn.answer
    for nth, (start, end) in enumerate(reading.sentences):
        if nth not in near:
            heard = heard[:start] + " " * (end - start) + heard[end:]
    return replace(turn, answer=heard)


@lru_cache(maxsize=64)
def _matter(pack: Pack) -> frozenset[str]:
    said = " . ".join(text for concept in pack.concepts for text in (concept.label, *concept.says))
    return read(f"{pack.ask} . {said} . {pack.strong}", pack.language).said
