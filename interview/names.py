"""Finds the names of people in English, Spanish and German texts. Pure.

Nobody knows all names, so they are found by what stands before them ("my name is", "Frau", "my colleague"), by where
they stand (the head of a résumé, under a farewell) and by a list of given names of many cultures. What a tool, a
month or a town is called as well needs such a cue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from interview.language import in_small
from interview.name_words import TOKEN, Lexicon, Word, cased, is_ordinary, is_word, lexicon, words_of

LONGEST = 4
"""Words of a name, particles not counted."""

GERMAN = re.compile(
    r"(?i)\b(?:und|der|die|das|ich|nicht|mit|ein|eine|den|dem|wir|ist|von|zu|im|für|hatte|habe|haben|meine?|auf|auch)\b"
)
ENDS = re.compile(r"[,.;!]| (?:and|y|und) |$")
SAINTS = {"San", "Santa", "São", "Saint", "Port", "Fort", "Mount", "Lake", "New", "El", "Los", "Las"}
TRADES = {"developer", "engineer", "programmer", "programmierer", "entwickler", "desarrollador", "on", "in", "code"}
"""After "I am" and one of these words' like, a name is a tool's: "I am Ruby developer"."""


def names(text: str, *, resume: bool = False, mail: str = "") -> Iterator[tuple[int, int, bool]]:
    """Spans of names in order, none overlapping, and whether each is sure: not only two capitals side by side.

    `resume`: the text begins as a résumé does, with its person's name. `mail`: what stands before the @ of addresses
    in it, where names often are.
    """
    known = lexicon()
    words, nouns = words_of(text), _nouns(text)
    found = {start: (end, True) for start, end in _header(text, words, known)} if resume else {}
    taken = {place for start, (end, _) in found.items() for place in range(start, end)}
    for way in (_cued, _listed, _strangers):
        for start, end in way(text, words, known, nouns):
            if taken.isdisjoint(range(start, end)):
                found[start] = end, way is not _strangers
                taken.update(range(start, end))
    parts = {p.casefold() for start, (end, sure) in found.items() if sure for p in parts_of(text[start:end])}
    parts |= {part.casefold() for part in re.findall(r"[^\W\d_]{3,}", mail)}
    for nth, word in enumerate(words):
        if word.capital and word.text.casefold() in parts and known.surname(word) and word.start not in taken:
            run = [word] if is_word(word.text) else _run(text, words, nth, known) or [word]
            found[word.start] = run[-1].end, True
            taken.update(range(word.start, run[-1].end))
    yield from ((start, end, sure) for start, (end, sure) in sorted(found.items()))


def parts_of(name: str) -> tuple[str, ...]:
    """The words of a name by which its person may be meant as well."""
    known = lexicon()
    return tuple(
        word
        for word in TOKEN.findall(name)
        if len(word) > 2
        and not (is_word(word) or known.is_other(word) or word.casefold() in known.particles or word in known.words)
    )


def _cued(text: str, words: Sequence[Word], known: Lexicon, nouns: bool) -> Iterator[tuple[int, int]]:
    """Names that something before them announces."""
    at = {word.start: nth for nth, word in enumerate(words)}
    small = in_small(text)
    sure = (known.said, known.titles, known.labels, known.farewells, known.people)
    for cue in (*sure, known.perhaps, known.itself, known.beside):
        for match in cue.finditer(text if cue is known.labels else small):
            nth = at.get(match.end())
            if nth is None:
                continue
            run = _run(text, words, nth, known) or (_small(text, words, nth, known) if cue is known.said else [])
            after = words[nth + len(run)].text.casefold() if nth + len(run) < len(words) else ""
            if run and _announced(cue, run, after, known, ends=bool(ENDS.match(text, run[-1].end)) and not nouns):
                yield run[0].start, run[-1].end


def _announced(cue: re.Pattern[str], run: Sequence[Word], after: str, known: Lexicon, *, ends: bool) -> bool:
    """Whether capitals after a cue are a person: some cues announce other things as well. `ends`: they end a clause,
    in a language that writes only names so."""
    if cue in (known.said, known.titles, known.labels, known.farewells, known.people):
        return True
    if cue is known.itself:
        return ends
    if known.borne(run[0]):
        if cased(run[0].text) in known.tools | known.places and len(run) == 1:
            return cue is known.perhaps and after not in TRADES
        return True
    return cue is known.perhaps and len(run) > 1


def _listed(text: str, words: Sequence[Word], known: Lexicon, nouns: bool) -> Iterator[tuple[int, int]]:
    """Given names of the list, with the surnames after them."""
    for nth, word in enumerate(words):
        before = words[nth - 1] if nth else word
        if before.text in SAINTS or not known.borne(word):
            continue
        run = _run(text, words, nth, known) or [word]
        written = cased(word.text)
        # A word with a capital inside a sentence is a name, if it is not one of many capitals or of German nouns.
        alone = written in known.doubtful and not nouns and (before.opens or not before.capital)
        if known.certain(word) or (not word.opens and written not in known.tools and (len(run) > 1 or alone)):
            yield word.start, run[-1].end


def _strangers(text: str, words: Sequence[Word], known: Lexicon, nouns: bool) -> Iterator[tuple[int, int]]:
    """Names on no list: two capitals inside a sentence, or one of whom it is said what only people do."""
    for nth, word in enumerate(words):
        before = words[nth - 1] if nth else None
        if not _stranger(word, known) or (before and not before.opens and _stranger(before, known)):
            continue
        run = _run(text, words, nth, known)
        if not run or not all(_stranger(w, known) or w.text.casefold() in known.particles for w in run):
            continue
        end = run[-1].end
        acts = known.deeds.match(text, end) is not None
        if word.opens:
            is_one = acts and not nouns and not is_ordinary(word.text)
        else:
            spoken_of = acts or known.pronouns.match(text, end) is not None
            several = len(run) > 1 and before is not None and before.text.islower() and _prose(text, word)
            several = several and not any(is_word(w.text) for w in run)
            is_one = several or (spoken_of and not nouns)
        if is_one and len(run) <= 3:
            yield word.start, end


def _stranger(word: Word, known: Lexicon) -> bool:
    """A word with a capital that is on no list."""
    return known.surname(word) and not word.text.isupper() and not known.is_other(word.text) and len(word.text) > 2


def _prose(text: str, word: Word) -> bool:
    """Whether the line of a word is a sentence and no heading."""
    first = max(text.rfind("\n", 0, word.start) + 1, word.start - 300)
    found: list[str] = TOKEN.findall(text[first : word.end + 100].partition("\n")[0])
    return sum(w.islower() for w in found) > 0.35 * len(found)


def _nouns(text: str) -> bool:
    """Whether nouns have capitals: the text is German."""
    return len(GERMAN.findall(text)) * 25 > text.count(" ")


def _header(text: str, words: Sequence[Word], known: Lexicon) -> Iterator[tuple[int, int]]:
    """The line at the head of a résumé that is all capitals at the start and no heading: its person."""
    lines = [match for match in re.finditer(r"[^\n]+", text[:600]) if match.group().strip(" \x00|•-#*_")][:4]
    for line in lines:
        own = [w for w in words if line.start() <= w.start < line.end()]
        plain = [w for w in own if w.text.casefold() not in known.particles]
        fits = 2 <= len(plain) <= LONGEST + 1 and not re.search(r"[\d@:]", line.group())
        if fits and all(w.text[0].isupper() and cased(w.text) not in known.words for w in plain):
            yield own[0].start, own[-1].end
            return


def _run(text: str, words: Sequence[Word], nth: int, known: Lexicon) -> list[Word]:
    """Capitalised words from here on that may be one name, particles between them included."""
    run: list[Word] = []
    plain = 0
    for word in words[nth : nth + 3 * LONGEST]:
        if run and not re.fullmatch(r"[ \u00a0]{1,2}|\. ?|-", text[run[-1].end : word.start]):
            break
        if run and text[run[-1].end : word.start].startswith(".") and len(run[-1].text) > 1:
            break
        initial = len(word.text) == 1 and word.text.isupper() and text[word.end : word.end + 1] == "."
        if word.text.casefold() in known.particles and run:
            if word.text == "von" and not known.borne(run[0]):
                break  # "Dr. Weber von der Klinik"
            run.append(word)
        elif (known.surname(word) or initial) and plain < LONGEST:
            run.append(word)
            plain += 1
        else:
            break
    while run and (run[-1].text.casefold() in known.particles and not run[-1].capital):
        run.pop()
    return run if plain else []


def _small(text: str, words: Sequence[Word], nth: int, known: Lexicon) -> list[Word]:
    """A name in small letters, as speech is written down: what follows "my name is" and is no word."""
    run: list[Word] = []
    for word, after in pairwise([*words[nth : nth + 3], Word("", len(text), len(text), True)]):
        if not run and (is_word(word.text) or word.text.title() in known.words):
            break
        if run and (is_word(word.text) or word.text.title() in known.words or len(word.text) < 3):
            break
        run.append(word)
        if text[word.end : after.start] != " ":
            break
    return run
