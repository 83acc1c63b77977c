"""The text of a résumé to a profile, by headings, dates and known names; what it cannot tell it leaves open. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from interview import periods, titles
from interview.model import Level
from interview.personal import personal
from interview.profile import Job, Profile, Skill, Spoken, Study
from interview.sections import Line, lines
from interview.skills import Known, skills_in, taxonomy
from interview.terms import terms

HEAD_LINES = 14
"""Lines among which somebody says what they are."""

LISTED = 2
"""How many times more a skill counts where skills are listed."""

MOST_SKILLS, MOST_JOBS, MOST_STUDIES = 60, 15, 8
LONGEST = 160
REACH = 15
"""Lines before a date among which its job may be named: where dates stand at the side, its story comes in between."""
BETWEEN = re.compile(r"\s*(?:[|•·●@]|\s[-–—]\s|,\s|\s(?:at|bei|en|in)\s)\s*")
PLACE = re.compile(r"[A-Z][\w.' -]+,\s[A-Z]{2}\b(?!\w)")
"""`Atlanta, GA`: where somebody worked, not for whom."""
SPOKEN_IN = ("语言", "語学")
"""How a line on languages begins in scripts where no sign sets the heading off."""
EDGES = " \t,;:|•·●▪–—-()/*#_"
BULLET = re.compile(r"^[•·●▪◦*–-]\s")


class Suggested(Struct, frozen=True):
    """The role on offer and the level that a profile comes nearest to."""

    near: titles.Nearest
    level: Level


def profile_of(text: str, now: datetime) -> Profile:
    told = lines(text)
    jobs = tuple(_jobs(told, now))
    return Profile(
        headline=_headline(told, jobs),
        years=_years(text, told, now),
        skills=_skills(text, told),
        roles=jobs,
        education=tuple(_studies(told)),
        languages=_languages(told),
    )


def suggested(profile: Profile, offered: Collection[str]) -> Suggested:
    """What to practise for: by the headline, then by the jobs, the latest first, then by skills."""
    texts = tuple(filter(None, (profile.headline, *(job.title for job in profile.roles))))
    title = next(iter(texts), "")
    return Suggested(titles.nearest(texts, known_skills(profile), offered), titles.level_of(title, profile.years))


def known_skills(profile: Profile) -> tuple[Known, ...]:
    """Those of its skills that are in the taxonomy."""
    known = taxonomy()
    return tuple(known[skill.id] for skill in profile.skills if skill.id in known)


def _skills(text: str, told: Sequence[Line]) -> tuple[Skill, ...]:
    count: Counter[str] = Counter(place.skill.id for place in skills_in(text))
    listed = "\n".join(line.text for line in told if line.part == "skills")
    for place in skills_in(listed):
        count[place.skill.id] += LISTED
    return tuple(Skill(taxonomy()[id].label, id) for id, _ in count.most_common(MOST_SKILLS))


def _headline(told: Sequence[Line], jobs: Sequence[Job]) -> str:
    for line in told[:HEAD_LINES]:
        if line.part in ("head", "summary", "other") and titles.is_title(line.text) and (kept := _plain(line.text)):
            return kept
    return jobs[0].title if jobs else ""


def _plain(text: str) -> str:
    """A line without what is personal in it, if anything else is left."""
    for found in reversed(personal(text)):
        text = f"{text[: found.start]} | {text[found.end :]}"
    parts = [part.strip(EDGES) for part in text.split("|")]
    return next((part for part in parts if titles.is_title(part)), "")[:LONGEST]


def _years(text: str, told: Sequence[Line], now: datetime) -> float | None:
    """By the dates of jobs; by all that is dated outside of studies where no part is headed so; or as claimed."""
    parts = {line.part for line in told}
    wanted = ("experience",) if "experience" in parts else ("head", "summary", "skills", "other")
    worked = "\n".join(line.text for line in told if line.part in wanted)
    counted = periods.years(periods.periods(worked, now), now)
    return counted if counted is not None else periods.claimed_years(text)


def _jobs(told: Sequence[Line], now: datetime) -> Iterator[Job]:
    """One for each span of time among the jobs; what stands on its line, or else around it, names it."""
    own = [line.text for line in told if line.part == "experience"]
    dated = {nth: spans[0] for nth, text in enumerate(own) if (spans := periods.periods(text, now))}
    for nth, span in [*dated.items()][:MOST_JOBS]:
        rest = own[nth][: span.first] + " | " + own[nth][span.last :]
        title, employer = _title_and_employer(rest, _around(own, nth, dated))
        if title or employer:
            end = "" if span.end is None else periods.written(span.end, span.by_month)
            yield Job(title or employer, employer if title else "", periods.written(span.start, span.by_month), end)


def _around(own: Sequence[str], nth: int, dated: Collection[int]) -> list[str]:
    """Lines near a date that may name the job: before it up to what belongs to another, then the one after."""
    before = []
    for at in range(nth - 1, max(-1, nth - REACH), -1):
        if at in dated:
            break
        if not BULLET.match(own[at]) and len(own[at]) <= LONGEST:
            before.append(own[at])
    after = [text for text in own[nth + 1 : nth + 3] if not BULLET.match(text)]
    titled = [text for text in (*before[:2], *after[:1]) if titles.is_title(text)]
    far = [text for text in before[2:] if titles.is_title(text) and len(text) < 70]
    return [*titled, *far, *before[:2], *after[:1]]


def _title_and_employer(rest: str, around: Sequence[str]) -> tuple[str, str]:
    """The title from the job's own line, else from those around it; the employer from the same place first."""
    own, near = _parts(rest), [part for text in around for part in _parts(text)]
    pieces = [*own, *near] if any(map(titles.is_title, own)) else [*near, *own]
    title = next((part for part in pieces if titles.is_title(part)), "")
    return title, next((part for part in pieces if not titles.is_title(part) and part[:1].isupper()), "")


def _parts(text: str) -> list[str]:
    pieces = BETWEEN.split(PLACE.sub(" | ", text))
    return [part.strip(EDGES)[:LONGEST] for part in pieces if len(part.strip(EDGES)) > 1]


def _studies(told: Sequence[Line]) -> Iterator[Study]:
    """Lines on studies that name a degree or a place of learning."""
    known, count = terms(), 0
    for line in told:
        if line.part != "education" or BULLET.match(line.text) or len(line.text) > LONGEST:
            continue
        words = set(re.findall(r"[\w.-]+", line.text.lower()))
        if words & known.degrees or any(each in line.text for each in known.degrees_written):
            yield Study(line.text.strip(EDGES), max(periods.plain_years(line.text), default=""))
            count += 1
            if count == MOST_STUDIES:
                return


def _languages(told: Sequence[Line]) -> tuple[Spoken, ...]:
    """Languages where languages are listed; how well is what is said between one and the next."""
    known = terms()
    found: dict[str, Spoken] = {}
    for line in told:
        if line.part != "languages" and not line.text.startswith(SPOKEN_IN):
            continue
        current = ""
        for word in re.findall(r"[abc][12]\b|[^\W\d_]+", line.text, re.IGNORECASE):
            tongue = known.tongues.get(word.lower())
            fluency = known.fluency.get(word.lower())
            if tongue:
                current = tongue
                found.setdefault(tongue, Spoken(tongue))
            elif fluency and current and not found[current].fluency:
                found[current] = Spoken(current, fluency)  # type: ignore[arg-type]
    return tuple(found.values())
