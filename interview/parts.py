"""How words are put together in a language that does so: compounds, and verbs with a part that comes off. Pure.

Only such a language has a `lexicon/<language>/parts.toml`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

LONG = 7  # letters of the shortest word that is looked at for parts
PIECE = 3  # letters of the shortest part
ENDING = 4  # letters of the longest ending that a word known as a whole may have
LONGEST = 40  # letters of the longest
REACH = 25  # words between a verb and the particle that belongs to it
SPLITS_KEPT = 30_000  # distinct words remembered by language; the whole memory is emptied beyond

Stem = Callable[[str], str]


class Parts(Struct, frozen=True):
    """`words` are those that compounds are made of, and `known` their stems but for short ones, which many words share
    by chance; `separable` are stems of verbs with their particle in front."""

    stem: Stem
    words: frozenset[str]
    known: frozenset[str]
    particles: frozenset[str]
    separable: frozenset[str]
    memory: dict[str, tuple[str, ...]]

    def split(self, form: str) -> tuple[str, ...]:
        """The words that a compound is made of, in order; the word itself where it is none."""
        found = self.memory.get(form)
        if found is None:
            if len(self.memory) > SPLITS_KEPT:
                self.memory.clear()
            found = self.memory[form] = self._split(form) or (form,)
        return found

    def _split(self, form: str) -> tuple[str, ...]:
        if not LONG <= len(form) <= LONGEST or not form.isalpha():
            return ()
        whole = self.stem(form)
        if whole in self.known and len(whole) >= len(form) - ENDING:
            return ()
        for cut in range(PIECE, len(form) - PIECE + 1):
            if self._is_part(form[:cut]):
                rest = form[cut:]
                if self._is_part(rest):
                    return form[:cut], rest
                if more := self._split(rest):
                    return form[:cut], *more
        return ()

    def _is_part(self, piece: str) -> bool:
        return piece in self.words or self.stem(piece) in self.known

    def rejoined(self, forms: Sequence[str], ends: Sequence[bool]) -> dict[int, str]:
        """By place, the whole stem of a verb whose particle stands at the end of its clause. `ends`: where one ends."""
        whole = {}
        for here, form in enumerate(forms):
            if form not in self.particles or not ends[here]:
                continue
            for there in range(here - 1, max(-1, here - REACH), -1):
                if ends[there]:
                    break
                if (stem := self.stem(form + forms[there])) in self.separable:
                    whole[there] = stem
                    break
        return whole


def parts(raw: Mapping[str, str], stem: Stem) -> Parts | None:
    """What a language's `parts.toml`, its letters folded, says of compounds; None where it has none."""
    if not raw:
        return None
    return Parts(
        stem=stem,
        words=frozenset(raw["parts"].split()),
        known=frozenset(part for part in map(stem, raw["parts"].split()) if len(part) > PIECE),
        particles=frozenset(raw["particles"].split()),
        separable=frozenset(map(stem, raw["separable"].split())),
        memory={},
    )
