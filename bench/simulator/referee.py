"""Grants or refuses each call by the limits of its provider, and counts what came although it could not be granted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bench.simulator.rows import Charge, Model, Provider
from bench.simulator.windows import Rule, Window, window


@dataclass(frozen=True)
class Standing:
    """How one limit stands for the next call of a model: `wait_s` until it would fit, inf for never."""

    rule: Rule
    used: float
    asked: float
    wait_s: float

    @property
    def left(self) -> float:
        return max(0.0, self.rule.amount - self.used)


@dataclass
class Tally:
    """What one model was asked, in calls and tokens. `violations`: calls no window had room for, by limit.

    `impatient`: calls before the moment that an earlier refusal had named. `faults`: granted calls that went wrong on
    our side, by fault, and calls refused by a fault. `obeyed`: replies that did what an answer ordered.
    """

    requests: int = 0
    granted: int = 0
    violations: Counter[str] = field(default_factory=Counter)
    impatient: int = 0
    obeyed: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    reserved: list[int] = field(default_factory=lambda: [0, 0])
    used: list[int] = field(default_factory=lambda: [0, 0])


@dataclass(frozen=True)
class Likeness:
    """The calls a model got: how many, and what one of them reserved and then used on average."""

    calls: int
    reserved: Charge
    really: Charge


@dataclass(frozen=True)
class Ticket:
    """A granted call, to be settled with what it really used."""

    provider: str
    model: str
    at: float
    charge: Charge


class Counters:
    """The windows of one provider: some shared by its models, some a model's own."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self._shared = [(rule, window(rule)) for rule in provider.rules] if provider.shared else []
        self._own: dict[str, list[tuple[Rule, Window]]] = {}

    def of(self, model: Model) -> Iterator[tuple[Rule, Window]]:
        if model.id not in self._own:
            rules = model.rules if self.provider.shared else (*self.provider.rules, *model.rules)
            self._own[model.id] = [(rule, window(rule)) for rule in rules]
        yield from self._shared
        yield from self._own[model.id]

    def standing(self, model: Model, charge: Charge, now: float) -> list[Standing]:
        return [
            Standing(rule, each.used(now), amount, each.fits_at(now, amount) - now)
            for rule, each in self.of(model)
            for amount in [model.amount(rule.unit, charge)]
        ]

    def add(self, model: Model, charge: Charge, now: float) -> None:
        for rule, each in self.of(model):
            each.add(now, model.amount(rule.unit, charge))

    def correct(self, model: Model, then: float, now: float, before: Charge, really: Charge) -> None:
        for rule, each in self.of(model):
            difference = model.amount(rule.unit, really) - model.amount(rule.unit, before)
            if difference:
                each.correct(then, now, difference)


class Referee:
    def __init__(self, providers: dict[str, Provider], began: float) -> None:
        self.providers, self.began, self.last = providers, began, began
        self._counters = {name: Counters(each) for name, each in providers.items()}
        self._named: dict[tuple[str, str], float] = {}
        self.tallies: dict[tuple[str, str], Tally] = {}

    def tally(self, provider: str, model: str) -> Tally:
        return self.tallies.setdefault((provider, model), Tally())

    def standing(self, provider: str, model: str, charge: Charge, now: float) -> list[Standing]:
        """Every limit as it stands for this call, the shared ones first."""
        return self._counters[provider].standing(self.providers[provider].models[model], charge, now)

    def admit(self, provider: str, model: str, charge: Charge, now: float) -> Ticket | Standing:
        """Charges the call and gives its ticket; or a violation, with the limit that keeps it waiting longest."""
        tally = self._came(provider, model, now)
        full = [each for each in self.standing(provider, model, charge, now) if each.wait_s > 0]
        if full:
            worst = max(full, key=lambda each: each.wait_s)
            tally.violations[worst.rule.name] += 1
            self._named[provider, model] = now + worst.wait_s
            return worst
        tally.granted += 1
        self._counters[provider].add(self.providers[provider].models[model], charge, now)
        tally.reserved[0] += charge.input
        tally.reserved[1] += charge.output
        return Ticket(provider, model, now, charge)

    def surprise(self, provider: str, model: str, fault: str, now: float, wait_s: float = 0.0) -> None:
        """A call refused for the provider's own reasons: no violation. `wait_s` is what it was told to wait."""
        self._came(provider, model, now).faults[fault] += 1
        if wait_s:
            self._named[provider, model] = now + wait_s

    def _came(self, provider: str, model: str, now: float) -> Tally:
        if not self.tallies:
            self.began = now
        self.last = now
        tally = self.tally(provider, model)
        tally.requests += 1
        tally.impatient += now < self._named.get((provider, model), 0.0)
        return tally

    def settle(self, ticket: Ticket, really: Charge, now: float) -> None:
        """Corrects the charge of a call to what it used."""
        tally = self.tally(ticket.provider, ticket.model)
        tally.used[0] += really.input
        tally.used[1] += really.output
        model = self.providers[ticket.provider].models[ticket.model]
        self._counters[ticket.provider].correct(model, ticket.at, now, ticket.charge, really)

    def grantable(
        self, provider: str, likeness: dict[str, Likeness], outages: Sequence[tuple[float, float]] = ()
    ) -> dict[str, int]:
        """Calls a client that never missed a moment would have been granted, outside `outages`, between the first call
        that came to any provider and the last one.

        It asks the models in the proportion in which they were asked; models without any limit are left out, for they
        would have granted any number.
        """
        fresh = Counters(self.providers[provider])
        models = {name: self.providers[provider].models[name] for name in likeness}
        models = {name: model for name, model in models.items() if any(True for _ in fresh.of(model))}
        granted = dict.fromkeys(models, 0)
        next_at = dict.fromkeys(models, self.began)
        while next_at:
            name = min(next_at, key=lambda each: (next_at[each], granted[each] / likeness[each].calls))
            now, model, like = next_at[name], models[name], likeness[name]
            at = max([now, *(now + each.wait_s for each in fresh.standing(model, like.reserved, now))])
            at = next((end for start, end in outages if start <= at < end), at)
            if at > self.last:
                del next_at[name]
            elif at > now:
                next_at[name] = at
            else:
                fresh.add(model, like.reserved, now)
                fresh.correct(model, now, now, like.reserved, like.really)
                granted[name] += 1
        return granted
