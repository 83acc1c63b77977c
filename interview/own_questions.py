"""Questions about a candidate's own experience, made by code from what their résumé lists and templates for each
language: `bank/own.<language>.toml`. Pure."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

import msgspec
from msgspec import Struct, field

from interview.catalog import BANK
from interview.model import Concept, Detect, Kind, Level, Pack
from interview.profile import Profile
from interview.resume import known_skills
from interview.skills import Known, Sort, skills_in
from interview.text import read

PREFIX = "experience-"
KINDS: tuple[Kind, ...] = ("behavioural", "technical", "screening")
"""What such a question can be part of, the first that is asked for."""

DETECTS: dict[str, Detect] = {
    "situation": "situation",
    "part": "own-action",
    "reason": "reasoning",
    "result": "result",
    "lesson": "reflection",
}
WEIGHTS = {"situation": 1, "part": 3, "reason": 2, "result": 2, "lesson": 1, "craft": 2}
CRAFT = "craft"
FEW = 6
"""Below so many questions in an interview one is about own experience, from there on two."""

AMONG = 6
"""Skills that come first by their weight, among which chance decides."""


class Template(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    sorts: tuple[Sort, ...]
    topics: tuple[str, ...]
    ask: str
    rephrase: str
    hint: str
    strong: str
    probes: dict[str, str]


class Templates(Struct, frozen=True, forbid_unknown_fields=True):
    """`says` and `labels` by concept, `about` by sort of skill. Where the taxonomy's own words are of another language,
    `words` say by skill, by role or by sort what people speak of, and `names` what a skill is called."""

    about: dict[Sort, tuple[str, ...]]
    says: dict[str, tuple[str, ...]]
    labels: dict[str, str]
    templates: tuple[Template, ...] = field(name="template")
    words: dict[str, tuple[str, ...]] = {}
    names: dict[str, str] = {}

    def words_of(self, skill: Known) -> tuple[str, ...]:
        """What those who work with it speak of."""
        found = (self.words[key] for key in (skill.label, *skill.roles, skill.sort) if key in self.words)
        return next(found, skill.words)

    def name_of(self, skill: Known) -> str:
        """A tool by its name; a practice as it is said within a sentence."""
        if skill.label in self.names:
            return self.names[skill.label]
        plain = skill.label[1:] == skill.label[1:].lower()
        return skill.label.lower() if skill.sort == "practice" and plain else skill.label


@cache
def templates(language: str) -> Templates | None:
    """None where nobody has written any in that language."""
    path = BANK / f"own.{language}.toml"
    return msgspec.toml.decode(path.read_bytes(), type=Templates) if path.is_file() else None


def own_questions(
    profile: Profile,
    description: str,
    kinds: Collection[Kind],
    topics: Mapping[str, str],
    *,
    role: str,
    level: Level,
    language: str,
    questions: int,
    seen: Collection[str],
    chance: random.Random,
) -> tuple[Pack, ...]:
    """One or two packs, each on another skill and another template, none seen before; none where nothing fits.

    What the job description names as well comes first, then what belongs to the role, then what the résumé says most.
    """
    known, kind = templates(language), next((kind for kind in KINDS if kind in kinds), None)
    if known is None or kind is None or not topics:
        return ()
    skills = _ranked(profile, description, role)[:AMONG]
    chance.shuffle(skills)
    skills.sort(key=lambda skill: -_worth(skill, description, role))
    left = list(known.templates)
    chance.shuffle(left)
    made: list[Pack] = []
    for skill in skills:
        fitting = [each for each in left if skill.sort in each.sorts and id_of(skill, each) not in seen]
        if fitting and len(made) < (1 if questions < FEW else 2):
            left.remove(fitting[0])
            made.append(pack_of(fitting[0], skill, known, kind, topics, role=role, level=level, language=language))
    return tuple(made)


def _ranked(profile: Profile, description: str, role: str) -> list[Known]:
    skills = [skill for skill in known_skills(profile) if skill.sort != "trait"]
    return sorted(skills, key=lambda skill: -_worth(skill, description, role))


def _worth(skill: Known, description: str, role: str) -> int:
    asked = skill.id in {place.skill.id for place in skills_in(description)}
    return 4 * asked + 2 * (role in skill.roles) + (skill.sort == "tool")


def id_of(skill: Known, template: Template) -> str:
    return f"{PREFIX}{skill.id}-{template.id}"


def pack_of(
    template: Template,
    skill: Known,
    known: Templates,
    kind: Kind,
    topics: Mapping[str, str],
    *,
    role: str,
    level: Level,
    language: str,
) -> Pack:
    """The template filled in for one skill."""
    told, spoken = known.name_of(skill), known.words_of(skill)
    words = dict(zip(("first", "second", "third"), spoken, strict=False))

    def filled(text: str) -> str:
        return " ".join(text.format(skill=told, Skill=told[:1].upper() + told[1:], **words).split())

    return Pack(
        id=id_of(skill, template),
        roles=(role,),
        kind=kind,
        topic=next((topic for topic in template.topics if topic in topics), next(iter(topics))),
        levels=(level,),
        difficulty=3,
        minutes=5,
        ask=filled(template.ask),
        rephrase=filled(template.rephrase),
        hint=filled(template.hint),
        strong=filled(template.strong),
        about=tuple(dict.fromkeys((*_single(told, *spoken), *known.about[skill.sort]))),
        concepts=tuple(_concepts(template, skill, known, filled(template.ask), language)),
        language=language,
    )


def _concepts(template: Template, skill: Known, known: Templates, ask: str, language: str) -> Sequence[Concept]:
    asked = read(ask, language).said
    return [
        Concept(
            id=id,
            label=known.labels[id],
            weight=WEIGHTS[id],
            says=tuple(_telling(known.words_of(skill) if id == CRAFT else known.says[id], asked, language)),
            probe=probe,
            detect=DETECTS.get(id),
        )
        for id, probe in template.probes.items()
    ]


def _single(*texts: str) -> Iterator[str]:
    yield from (word.strip(".,") for text in texts for word in text.split())


def _telling(says: Sequence[str], asked: Collection[str], language: str) -> Iterator[str]:
    """Those that say more than the question does: a skill's name may hold a word that people work on it with."""
    yield from (say for say in says if not read(say, language).said <= set(asked))
