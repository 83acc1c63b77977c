"""Starting an interview: within the day's limit, with questions not met before, once for each key."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from interview import budget, engine, fitting, own_questions, planning, prompts, resume, shaping
from interview.admission import UNKNOWN, Admitted, Came
from interview.candidate import Candidate, Entry, Start, day_of, next_day
from interview.catalog import MIXED, Catalog
from interview.drafts import JobPlan
from interview.errors import InvalidRequest, LimitReached, NotFound, Stale, StorageDown
from interview.model import Interview, Job, Kind, Lending, Level, Mode, OwnModel, Pack, Shaped
from interview.packs import PackFile
from interview.pool import fills
from interview.ports import Candidates, Clock, Count, Due, DueList, Interviews, Resumes
from interview.profile import Profile
from interview.use_cases.admit import Admit
from interview.use_cases.line import Line
from interview.use_cases.outlook import Look
from interview.use_cases.shelves import Shelves, together, topics_of
from interview.use_cases.tailor import NO_PLAN, Tailor

ATTEMPTS = 5

TAILORED: frozenset[Mode] = frozenset({"standard", "rich"})
"""Modes in which a model reads the job description; in the others its words are matched with the packs. It is told the
skills of a résumé where there is no description, and beside one in a rich interview only: nobody else is served by what
it then says."""

TOLD_SKILLS = 20
"""Skills of a résumé that count for a plan: those it makes most of."""

NO_PROFILE = Profile()


class Wish(Struct, frozen=True):
    """What kind of interview is asked for. `digest` tells two wishes apart; `key` makes a repeat harmless."""

    role: str
    level: Level
    kind: str
    language: str
    questions: int
    focus: tuple[str, ...]
    voice: bool
    job_description: str
    digest: str = ""
    key: str = ""
    resume_id: str = ""
    own_model: OwnModel | None = None
    came: Came = UNKNOWN


@dataclass(frozen=True)
class StartInterview:
    interviews: Interviews
    candidates: Candidates
    due: DueList
    admit: Admit
    line: Line
    look: Look
    tailor: Tailor
    shelves: Shelves
    resumes: Resumes
    catalog: Catalog
    clock: Clock
    new_id: Callable[[], str]
    daily: int
    keep_days: int
    count: Count

    async def __call__(self, candidate_id: str, wish: Wish, seen: Candidate | None = None) -> Interview:
        """The new interview, or the one that this key already started. `seen`: the candidate, read just now.

        Raises NotFound for an unknown candidate, LimitReached, and InvalidRequest where nothing is on offer.
        """
        admitted: Admitted | None = None
        for _ in range(ATTEMPTS):
            candidate, seen = seen or await self.candidates.load(candidate_id), None
            if wish.key and (begun := candidate.start_of(wish.key)):
                return await self._begun(begun, wish)
            now = self.clock()
            if candidate.started_on(day_of(now)) >= self.daily:
                raise LimitReached(
                    f"You have started {self.daily} interviews today, which is the limit. It resets at midnight UTC.",
                    (next_day(now) - now).total_seconds(),
                )
            first = not candidate.started_on(day_of(now))
            admitted = admitted or await self.admit.start(wish.came, first=first)
            interview = await self._plan(candidate, wish, admitted, now)
            await self.due.put(Due("erase-interview", interview.expires_at, interview.id))
            await self.line.promise(interview)
            await self.interviews.insert(interview)
            start = Start(wish.key, wish.digest, interview.id) if wish.key else None
            try:
                await self.candidates.start(candidate, day_of(now), entry_of(interview), start)
            except Stale:
                if not await self._is_listed(interview):
                    await self._take_back(interview)
                    continue
            self.count("started", wish.role, wish.level, wish.kind, wish.language)
            self.count("mode", interview.mode)
            self.count("sessions")
            if first:
                self.count("candidates")
            for topic in wish.focus:
                self.count("focus", topic)
            return interview
        raise StorageDown("Several interviews were being started at once; please try again.", 1.0)

    async def _is_listed(self, interview: Interview) -> bool:
        """Whether what looked like somebody else's start was our own, sent again because its answer was lost."""
        try:
            candidate = await self.candidates.load(interview.candidate_id)
        except NotFound:
            return False
        return candidate.entry_of(interview.id) is not None

    async def _take_back(self, interview: Interview) -> None:
        """Nobody has its token yet."""
        await self.interviews.erase(interview.id)
        await self.line.release(interview)
        await self.due.remove(Due("erase-interview", interview.expires_at, interview.id))

    async def _begun(self, begun: Start, wish: Wish) -> Interview:
        if begun.request != wish.digest:
            raise InvalidRequest(
                "Idempotency-Key", "This key already started another interview. Use a new key for a new one."
            )
        return (await self.interviews.load(begun.interview_id)).value

    async def _plan(self, candidate: Candidate, wish: Wish, admitted: Admitted, now: datetime) -> Interview:
        found = await self.shelves(wish.role, wish.level, wish.kind, wish.language, wish.questions)
        topics = topics_of(found)
        if unknown := [topic for topic in wish.focus if topic not in topics]:
            raise InvalidRequest(
                "focus",
                f"No questions on {', '.join(unknown)} here. Choose from: {', '.join(sorted(topics))}.",
            )
        id, mode = self.new_id(), await self._mode(wish, admitted)
        profile = await self._profile(candidate, wish)
        skills = _told_skills(profile)
        job = await self._job(wish, skills, mode, found)
        plan, shaped = self._chosen(candidate, wish, profile, skills, job, found, topics, random.Random(id))
        labels = job.labels | topics
        return Interview(
            id=id,
            candidate_id=candidate.id,
            role=wish.role,
            level=wish.level,
            kind=wish.kind,
            language=wish.language,
            mode=mode,
            created_at=now,
            expires_at=now + timedelta(days=self.keep_days),
            plan=plan,
            topics={pack.topic: labels[pack.topic] for pack in plan},
            question=engine.ask(plan[0], 1),
            focus=wish.focus,
            voice=wish.voice,
            shaped=shaped,
            own_model=wish.own_model,
            lending=await self._lending(wish, profile),
            behind=admitted.behind,
            unreviewed=not admitted.reviewed,
        )

    async def _mode(self, wish: Wish, admitted: Admitted) -> Mode:
        # Who brings a model is to cost nobody else a call, and neither is who came without the code that this takes.
        if wish.own_model or not admitted.reviewed:
            return "offline"
        mode = await self.look.mode()
        # Nothing is promised to one of a crowd behind one address; what is left may come to them.
        return min(mode, "lean", key=budget.RICHER.index) if admitted.behind else mode

    def _chosen(
        self,
        candidate: Candidate,
        wish: Wish,
        profile: Profile,
        skills: Sequence[str],
        job: JobPlan,
        found: Mapping[Kind, PackFile],
        topics: Mapping[str, str],
        chance: random.Random,
    ) -> tuple[tuple[Pack, ...], Shaped]:
        packs = [pack for pool in found.values() for pack in pool.packs]
        asked = " . ".join((wish.job_description, *skills))
        own = own_questions.own_questions(
            profile,
            wish.job_description,
            tuple(found),
            topics,
            role=wish.role,
            level=wish.level,
            language=wish.language,
            questions=wish.questions,
            seen=candidate.seen,
            chance=chance,
        )
        plan = planning.plan(
            {kind: pool.packs for kind, pool in found.items()},
            self.catalog.shares_of(wish.kind),
            wish.questions,
            focus=wish.focus,
            seen=candidate.seen,
            fits=fitting.fits(packs, asked if skills else wish.job_description, job.topics),
            # Own experience first: for it there is nobody else's question to take its place.
            own=(*own[:1], *job.packs, *own[1:]),
            chance=chance,
        )
        if not plan or not fills(packs, wish.role, wish.kind):
            raise InvalidRequest(
                "kind",
                "There are no questions of that kind for this role, level and language yet; choose another.",
            )
        shaped = shaping.shaped(
            plan,
            packs,
            description=wish.job_description,
            job=job,
            skills=skills if wish.resume_id else None,
            own={pack.id for pack in own},
        )
        return plan, shaped

    async def _profile(self, candidate: Candidate, wish: Wish) -> Profile:
        """That of the résumé they chose; an empty one without. Raises InvalidRequest for one that is not theirs."""
        if not wish.resume_id:
            return NO_PROFILE
        try:
            return (await self.resumes.load(candidate.id, wish.resume_id)).profile
        except NotFound as e:
            raise InvalidRequest("resume_id", f"{e}") from e

    async def _job(self, wish: Wish, skills: Sequence[str], mode: Mode, kinds: Collection[Kind]) -> JobPlan:
        """What a model makes of the job description, or of the skills, or in a rich interview of both, where there are
        any and quota for it. Of its questions, those of these kinds."""
        described = bool(wish.job_description.strip())
        told = () if described and mode != "rich" else skills
        if not (described or told) or mode not in TAILORED:
            return NO_PLAN

        async def offer() -> PackFile:
            return together(await self.shelves(wish.role, wish.level, MIXED, wish.language))

        every = self.catalog.mixed.order
        job = await self.tailor(wish.job_description, wish.role, wish.language, offer, every, told)
        return replace(job, packs=tuple(pack for pack in job.packs if pack.kind in kinds))

    async def _lending(self, wish: Wish, profile: Profile) -> Lending:
        """With the job that the candidate's own model is to tailor the interview to, where there is one."""
        skills = _told_skills(profile)
        if wish.own_model is None or not (wish.job_description.strip() or skills):
            return Lending()
        told = await self.tailor.told(wish.job_description)
        return Lending(job=Job(told[: prompts.LONGEST_DESCRIPTION], skills if wish.resume_id else None))


def _told_skills(profile: Profile) -> tuple[str, ...]:
    return tuple(skill.label for skill in resume.known_skills(profile)[:TOLD_SKILLS])


def entry_of(interview: Interview) -> Entry:
    """The interview as its candidate's history lists it."""
    return Entry(
        interview_id=interview.id,
        role=interview.role,
        level=interview.level,
        kind=interview.kind,
        language=interview.language,
        started_at=interview.created_at,
        expires_at=interview.expires_at,
        packs=tuple(pack.id for pack in interview.plan),
        status=interview.status,
        finished_at=interview.finished_at,
    )
