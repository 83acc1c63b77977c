"""What the operator sees of the providers: how each fares, and what the keys that are set carry."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from msgspec import Struct

from api.answer import Answer, Ask, as_json
from api.services import Services
from interview import budget
from interview.errors import StorageDown
from providers import capacity, choice, quota
from providers.capacity import Carried, Day, Size
from providers.chat import Trains, Want
from providers.errors import Kind, QuotaDown
from providers.health import Standing
from providers.quota import Left, State
from providers.wire import Spec, Status

QUESTIONS = 8
"""Of the interview that reviews are counted in."""


class WindowView(Struct, frozen=True):
    """`resets_at`: when all of it is there again if nobody spends any; null for never."""

    window: str
    limit: float
    used: float
    left: float
    resets_at: str | None


class CounterView(Struct, frozen=True):
    """A counter, over all processes. `wrong`: what the latest call fared, empty where it was answered. `shut_until`:
    until when the provider itself said that it gives nothing."""

    scope: str
    wrong: str
    wrong_since: str | None
    shut_until: str | None
    windows: tuple[WindowView, ...]


class ModelView(Struct, frozen=True):
    """`state` (of the model, or of its whole provider), times and errors as the process that answers has seen them.
    `ruled_out`: why nothing of a candidate is sent there, empty where it may be."""

    id: str
    family: str
    scope: str
    state: Standing
    wrong: str
    ruled_out: str
    answered: int
    p50_s: float | None
    p95_s: float | None
    errors: dict[Kind, int]


class ProviderView(Struct, frozen=True):
    name: str
    label: str
    status: Status
    trains: Trains
    key: str
    state: Standing
    wrong: str
    models: tuple[ModelView, ...]
    counters: tuple[CounterView, ...]


class ProvidersView(Struct, frozen=True):
    """`off`: why every other row or model is not in use, and what would turn it on."""

    providers: tuple[ProviderView, ...]
    off: dict[str, str]


class ModesView(Struct, frozen=True):
    """How many interviews a day can have in each mode. In lean ones everybody gets one, and so many get a review."""

    rich: int
    standard: int
    lean_reviews: int


class CapacityView(Struct, frozen=True):
    """In reviews of an interview of `questions` questions. `a_day`: when nothing else is asked; `next_24_hours`: from
    what is left now. `counters`: what each carries a day, and which of its windows binds."""

    questions: int
    input_tokens: int
    output_tokens: int
    a_day: Day
    next_24_hours: int
    interviews: ModesView
    counters: tuple[Carried, ...]


async def providers(services: Services, ask: Ask) -> Answer:
    models = services.providers
    try:
        states = await models.purse.look()
    except QuotaDown as e:
        raise StorageDown from e
    rows = {spec.name: spec.row for spec in models.roster.on}
    views = tuple(_provider(services, name, states) for name in rows)
    return as_json(200, ProvidersView(views, models.roster.off))


async def capacity_of_keys(services: Services, ask: Ask) -> Answer:
    models, size = services.providers, Size(*budget.review_size(QUESTIONS))
    until = services.clock() + timedelta(hours=24)
    try:
        left = await models.carried(size, private=True, until=until)
    except QuotaDown as e:
        raise StorageDown from e
    found = models.a_day(size)
    day = capacity.together(found)
    view = CapacityView(
        questions=QUESTIONS,
        input_tokens=size.input,
        output_tokens=size.output,
        a_day=day,
        next_24_hours=sum(each.calls for each in left),
        interviews=interviews_a_day(day.calls),
        counters=tuple(found),
    )
    return as_json(200, view)


def interviews_a_day(reviews: int) -> ModesView:
    """As the call budget gives them out."""
    given = reviews * budget.KEPT
    return ModesView(int(given / budget.CALLS), int(given), reviews)


def _provider(services: Services, name: str, states: dict[str, State]) -> ProviderView:
    models = services.providers
    specs = [spec for spec in models.roster.on if spec.name == name]
    row, whole = specs[0].row, models.wards.of(name)
    counters = {spec.scope: spec for spec in specs}
    now = services.clock().timestamp()
    return ProviderView(
        name=name,
        label=row.label,
        status=row.status,
        trains=row.trains,
        key=f"{row.key_env} is set" if row.key_env else "needs none",
        state=models.wards.standing(name),
        wrong=whole.wrong,
        models=tuple(_model(services, spec) for spec in specs),
        counters=tuple(_counter(spec, states.get(scope, State()), now) for scope, spec in counters.items()),
    )


def _model(services: Services, spec: Spec) -> ModelView:
    models = services.providers
    health, pace = models.wards.of(spec.id), models.wards.pace(spec)
    return ModelView(
        id=spec.model.id,
        family=spec.model.family,
        scope=spec.scope,
        state=models.wards.standing(spec.id),
        wrong=health.wrong,
        ruled_out=choice.ruled_out(spec, Want("review", True, 0.0), models.policy),
        answered=health.answered,
        p50_s=pace.usual,
        p95_s=pace.slow,
        errors=health.errors,
    )


def _counter(spec: Spec, state: State, now: float) -> CounterView:
    return CounterView(
        scope=spec.scope,
        wrong=state.wrong,
        wrong_since=_time(state.wrong_at) if state.wrong else None,
        shut_until=_time(state.shut) if state.shut > now else None,
        windows=tuple(_window(each) for each in quota.left(state, spec.limits, now)),
    )


def _window(found: Left) -> WindowView:
    left = round(found.left, 6)
    resets = None if found.resets is None else _time(found.resets)
    return WindowView(
        capacity.words(found.limit), found.limit.amount, round(found.limit.amount - left, 6), left, resets
    )


def _time(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
