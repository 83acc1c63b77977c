"""Takes words to the stem that all their forms share, by the rules of a language's `words.toml`. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

STEMS_KEPT = 30_000  # distinct words remembered by language; the whole memory is emptied beyond
ROUNDS = 3  # suffixes that may come off one after another
SHORTEST = 4  # letters; a shorter word has no ending to lose


class Endings(Struct, frozen=True):
    """Endings that come off a word: what stands in their place, and the shortest rest that allows it."""

    pattern: re.Pattern[str]
    rules: Mapping[str, tuple[str, int]]


class Affixes(Struct, frozen=True):
    """Of a language whose words change before and inside: what stands before a verb, the longest first, what may stand
    between the two, how a participle begins and ends, and vowels that change."""

    leading: tuple[str, ...] = ()
    infixes: tuple[str, ...] = ()
    participle: re.Pattern[str] = re.compile("(?!)")
    umlaut: re.Pattern[str] = re.compile("(?!)")
    vowels: Mapping[str, str] = {}


NO_AFFIXES = Affixes()


class Stemmer(Struct, frozen=True):
    """Remembers what it has stemmed. `irregular` forms lead to their base at once, also behind what leads a verb;
    `families` join stems that sound changes have parted. Of what is left `dropped` last letters go, `turned` ones
    change, and doubled ones are single but for `kept_double`."""

    affixes: Affixes
    irregular: Mapping[str, str]
    kept_whole: frozenset[str]
    vowels: frozenset[str]
    plurals: Endings
    suffixes: Endings
    dropped: str
    kept_double: str
    turned: Mapping[str, str]
    families: Mapping[str, str]
    memory: dict[str, str]

    def __call__(self, form: str) -> str:
        found = self.memory.get(form)
        if found is None:
            if len(self.memory) > STEMS_KEPT:
                self.memory.clear()
            found = self.memory[form] = self._stem(form)
        return found

    def _stem(self, form: str) -> str:
        if form in self.irregular or form in self.kept_whole:
            return self._plain(form)
        for leading in self.affixes.leading:
            if form.startswith(leading) and (found := self._led(leading, form[len(leading) :])):
                return found
        return self._plain(form[2:] if self.affixes.participle.match(form) else form)

    def _led(self, leading: str, verb: str) -> str | None:
        """The stem of a verb with what leads it: "abgesprochen" and "abzusprechen" have that of "absprechen"."""
        infix = next((infix for infix in self.affixes.infixes if verb.startswith(infix)), "")
        inner = verb[len(infix) :]
        for form in (verb, inner, *(infix + verb for infix in self.affixes.infixes)):
            base = self.irregular.get(form) or self.irregular.get(self._shorten(form, self.suffixes))
            if base:
                return leading + base
        plain = self.affixes.participle.match(verb) or (infix and verb.endswith("en") and len(inner) > SHORTEST)
        return self._plain(leading + inner) if plain else None

    def _plain(self, form: str) -> str:
        word = form if form in self.irregular else self._shorten(form, self.plurals)
        for _ in range(ROUNDS):
            if word in self.irregular:
                return self.irregular[word]
            shorter = self._shorten(word, self.suffixes)
            if shorter == word:
                break
            word = shorter
        word = self._finish(word)
        return self.families.get(word, word)

    def _finish(self, word: str) -> str:
        if len(word) >= SHORTEST and word[-1] in self.dropped:
            word = word[:-1]
        if len(word) >= SHORTEST and word[-1] == word[-2] and word[-1] not in self.kept_double:
            word = word[:-1]
        word = word[:-1] + self.turned.get(word[-1], word[-1]) if len(word) > 2 else word
        return self.affixes.umlaut.sub(lambda found: self.affixes.vowels[found.group()], word)

    def _shorten(self, word: str, endings: Endings) -> str:
        if len(word) < SHORTEST or word in self.kept_whole or not word.isalpha():
            return word
        found = endings.pattern.search(word)
        while found:
            instead, shortest = endings.rules[found.group()]
            rest = word[: found.start()]
            if len(rest) >= shortest and any(letter in self.vowels for letter in rest):
                return rest + instead
            found = endings.pattern.search(word, found.start() + 1)
        return word


def stemmer(raw: Mapping[str, str], parts: Mapping[str, str]) -> Stemmer:
    """The stemmer that a language's rules make; KeyError names a rule that is not there. `parts`: its parts.toml."""
    return Stemmer(
        affixes=_affixes(parts) if parts else NO_AFFIXES,
        irregular=_families(raw["irregular"]),
        kept_whole=frozenset(raw["suffix_exceptions"].split()),
        vowels=frozenset(raw["vowels"]),
        plurals=_endings(raw["plurals"]),
        suffixes=_endings(raw["suffixes"]),
        dropped=raw["dropped"],
        kept_double=raw["kept_double"],
        turned=dict(pair.split(":") for pair in raw["turned"].split()),
        families=_families(raw["families"]),
        memory={},
    )


def _affixes(raw: Mapping[str, str]) -> Affixes:
    vowels = dict(pair.split(":") for pair in raw["umlauts"].split())
    return Affixes(
        leading=tuple(sorted(f"{raw['particles']} {raw['prefixes']}".split(), key=len, reverse=True)),
        infixes=tuple(raw["infixes"].split()),
        participle=re.compile(raw["participle"]),
        umlaut=re.compile(f"(?<![{raw['no_umlaut_after']}])(?:{'|'.join(vowels)})"),
        vowels=vowels,
    )


def _families(lines: str) -> dict[str, str]:
    """From lines "base: its other forms", the base by form."""
    bases: dict[str, str] = {}
    for line in filter(None, lines.strip().split("\n")):
        base, forms = line.split(":")
        bases |= dict.fromkeys([base, *forms.split()], base)
    return bases


def _endings(lines: str) -> Endings:
    """From lines "endings replacement shortest-rest"."""
    rows = [line.split() for line in lines.strip().split("\n")]
    rules = {
        ending: ("" if instead == "-" else instead, int(least))
        for *endings, instead, least in rows
        for ending in endings
    }
    # The longest ending starts first, so a search from the left finds it first.
    return Endings(re.compile(f"(?:{'|'.join(rules)})$"), rules)
