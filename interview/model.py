"""What an interview is made of: frozen values. A change is a new value (`msgspec.structs.replace`)."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

Kind = Literal["behavioural", "technical", "system-design", "case", "screening", "values"]
Level = Literal["junior", "mid", "senior"]
Grade = Literal["weak", "fair", "strong"]
Detect = Literal["situation", "task", "own-action", "reasoning", "result", "figure", "reflection"]
AidKind = Literal["hint", "rephrase"]
Action = Literal["answer", "skip"]
Status = Literal["in_progress", "finished"]
Mode = Literal["rich", "standard", "lean", "offline"]

ANY_ROLE = "any"


class Concept(Struct, frozen=True, forbid_unknown_fields=True):
    """One idea a good answer covers, and how to recognise it in somebody's own words."""

    id: str
    label: str
    weight: int
    says: tuple[str, ...]
    probe: str
    not_if: tuple[str, ...] = ()
    detect: Detect | None = None


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """An answer of a known grade; the scorer has to rank them."""

    grade: Grade
    text: str


class Pack(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"roles": "role", "levels": "level", "concepts": "concept", "examples": "example"},
):
    """A question with all it takes to ask it, follow it up and score the answer.

    `about` are single words of which an answer to it can hardly do without some; stories need them to be told apart.
    """

    id: str
    roles: tuple[str, ...]
    kind: Kind
    topic: str
    levels: tuple[Level, ...]
    difficulty: int
    minutes: int
    ask: str
    rephrase: str
    hint: str
    strong: str
    concepts: tuple[Concept, ...]
    examples: tuple[Example, ...] = ()
    about: tuple[str, ...] = ()
    language: str = "en"

    def concept(self, id: str) -> Concept:
        """The concept of that id; KeyError when the pack has none."""
        for concept in self.concepts:
            if concept.id == id:
                return concept
        raise KeyError(id)


class Credit(Struct, frozen=True):
    """How well an answer covers one concept, 0 to 1, and where: code point offsets into the answer."""

    concept: str
    share: float
    start: int = 0
    end: int = 0


Flag = Literal["blank", "no-answer", "echo", "off-topic", "instruction", "keyword-list", "padding", "in-doubt"]


class Judgement(Struct, frozen=True):
    """What the offline scorer found in one answer. Shares run from 0 to 1; `words` counts the answer's words.

    `story` is how fully a story is told where one is asked for: situation, own action, reasons, result, lesson.
    """

    credits: tuple[Credit, ...]
    specificity: float
    structure: float
    relevance: float
    words: int
    flags: tuple[Flag, ...] = ()
    story: float = 0.0


class Question(Struct, frozen=True):
    """One question as it was put. `concept` is the one a follow-up probes for."""

    number: int
    pack: str
    text: str
    kind: Kind
    topic: str
    difficulty: int
    minutes: int
    concept: str | None = None

    @property
    def is_follow_up(self) -> bool:
        return self.concept is not None


class Speech(Struct, frozen=True):
    """What the browser measured while somebody spoke; `longest_pause` in seconds, where it measured that."""

    words: int
    pauses: int
    longest_pause: float | None = None


class Progress(Struct, frozen=True):
    """Main questions only; follow-ups are not counted."""

    answered: int
    planned: int


class Aid(Struct, frozen=True):
    """A hint or a rephrasing given on a question; `left` counts those of its kind that remain."""

    number: int
    kind: AidKind
    nth: int
    text: str
    left: int


class Turn(Struct, frozen=True):
    """An answered or skipped question, and all that was said back, so that a repeated post gets the same reply."""

    question: Question
    action: Action
    answer: str
    seconds: float
    input: Literal["text", "voice"]
    speech: Speech | None
    judgement: Judgement | None
    at: datetime
    acknowledgement: str
    next: Question | None
    progress: Progress


class Shaped(Struct, frozen=True):
    """Packs of the plan that are in it for what the person gave, by id; None where they gave nothing of the kind."""

    resume: tuple[str, ...] | None = None
    job_description: tuple[str, ...] | None = None


class OwnModel(Struct, frozen=True):
    """A model that the candidate brings: a row of the catalogue and one of its models, the browser's, or a server on
    their machine with its address. It holds no key."""

    provider: str
    model: str = ""
    base: str = ""

    @property
    def name(self) -> str:
        return f"{self.provider}/{self.model}" if self.model else self.provider


class Job(Struct, frozen=True):
    """What an interview is to be tailored to: a description without personal data, and the skills of a résumé (None
    without one)."""

    description: str
    skills: tuple[str, ...] | None = None


TaskKind = Literal["plan", "follow_up", "review"]
Left = Literal["plan", "late", "again", "stranger"]


class Lending(Struct, frozen=True):
    """What was handed out to such a model: the nonce that is open until its time, what for, those that were answered
    and those that passed without an answer, failures by kind, and its words for follow-ups that may come, by
    `PACK CONCEPT`.

    `job` is there until the interview is tailored to it. `left` says what of all that came was left out before the
    review: `plan` for a question that did not hold, and `late`, `again` or `stranger` for an answer that was refused.
    """

    nonce: str = ""
    kind: TaskKind = "review"
    about: str = ""
    until: datetime | None = None
    answered: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    failures: dict[str, int] = {}
    wordings: dict[str, str] = {}
    job: Job | None = None
    left: tuple[Left, ...] = ()


class Interview(Struct, frozen=True):
    """A whole interview. It carries its own packs: what was asked is what gets scored, whatever becomes of the bank.

    `topics` are the labels of the plan's topics. `behind`: how many places further back it waits for its review than
    its number in the candidate's day says. `unreviewed`: no model of this installation is asked about it.
    """

    id: str
    candidate_id: str
    role: str
    level: Level
    kind: str
    language: str
    mode: Mode
    created_at: datetime
    expires_at: datetime
    plan: tuple[Pack, ...]
    topics: dict[str, str]
    question: Question | None
    focus: tuple[str, ...] = ()
    voice: bool = False
    status: Status = "in_progress"
    finished_at: datetime | None = None
    turns: tuple[Turn, ...] = ()
    aids: tuple[Aid, ...] = ()
    shaped: Shaped = Shaped()
    own_model: OwnModel | None = None
    lending: Lending = Lending()
    behind: int = 0
    unreviewed: bool = False

    def pack(self, id: str) -> Pack:
        """The planned pack of that id; KeyError when it is not in the plan."""
        for pack in self.plan:
            if pack.id == id:
                return pack
        raise KeyError(id)

    def aids_on(self, number: int) -> tuple[Aid, ...]:
        return tuple(aid for aid in self.aids if aid.number == number)

    @property
    def progress(self) -> Progress:
        done = sum(1 for turn in self.turns if not turn.question.is_follow_up)
        return Progress(answered=done, planned=len(self.plan))


class Post(Struct, frozen=True):
    """What a candidate sends for a turn. `nth` tells the aids on one question apart."""

    number: int
    action: Literal["answer", "skip", "hint", "rephrase"]
    nth: int = 1
    answer: str = ""
    seconds: float = 0.0
    input: Literal["text", "voice"] = "text"
    speech: Speech | None = None
