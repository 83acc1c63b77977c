"""One call from end to end: read, refused or granted, and answered after its time in the shape of its provider."""

from __future__ import annotations

import asyncio
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bench.simulator import answers, content
from bench.simulator.asked import Asked, read
from bench.simulator.headers import told
from bench.simulator.referee import Referee, Standing, Ticket
from bench.simulator.refusals import Refusal, broken, limited
from bench.simulator.rows import Charge, Provider
from bench.simulator.weather import INSIDE, SHUT, SLOW, Fault, Weather

REMEMBERED = 5000
WRONG_KEY = "wrong"
UNENDING = 3600.0


class Dropped(Exception):
    """The connection ends without an answer."""


@dataclass
class Simulator:
    """`clock` gives seconds since 1970 in the app's time; waiting is done in real seconds by `sleep`. `uses`: granted
    calls by what they asked for."""

    providers: dict[str, Provider]
    weather: Weather
    clock: Callable[[], float]
    sleep: Callable[[float], Any] = asyncio.sleep
    log: Callable[[dict[str, Any]], None] | None = None
    said: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    strange: Counter[str] = field(default_factory=Counter)
    uses: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._began, self._began_real = self.clock(), time.monotonic()
        self.referee = Referee(self.providers, self._began)
        self._nth: Counter[str] = Counter()

    def jump(self, seconds: float) -> None:
        """The clock is so much further from now on, as that of the app is where it starts anew."""
        before = self.clock
        self.clock = lambda: before() + seconds

    async def call(self, name: str, path: str, headers: Mapping[str, str], body: Any) -> Refusal:
        """The answer to a request, as status, body and headers. Raises Dropped where none comes."""
        provider = self.providers.get(name)
        if provider is None:
            self.strange[name] += 1
            return Refusal(404, {"error": f"no provider is called {name}"})
        asked = read(path, headers, body)
        model = _model(provider, asked.model) if asked else None
        if asked is None or model is None:
            self.strange[name] += 1
            return broken(name, asked.model if asked else "", "model_missing" if asked else "bad_request")
        self._remember(name, model, asked, body)
        self._nth[name] += 1
        nth, now = self._nth[name], self.clock()
        fault = self._at_the_door(provider, asked) or self.weather.fault(name, nth, time.monotonic())
        if fault is not None and fault not in INSIDE:
            refusal = broken(name, model, fault)
            self.referee.surprise(name, model, fault, now, wait_s=float(refusal.headers.get("retry-after", 0)))
            await self.sleep(self.weather.seconds(name, nth, 0))
            return refusal
        ticket = self.referee.admit(name, model, Charge(asked.input_tokens, asked.max_output), now)
        if isinstance(ticket, Standing):
            return self._with_limits(limited(name, model, ticket, now), ticket_of=(name, model, asked))
        self.uses[content.use(asked)] += 1
        if fault is not None:
            self.referee.tally(name, model).faults[fault] += 1
        return await self._answer(ticket, asked, fault, nth)

    def outages(self) -> dict[str, list[tuple[float, float]]]:
        """The bursts of each provider so far, on the simulator's clock."""
        real_now = time.monotonic()
        rate = (self.clock() - self._began) / (real_now - self._began_real)

        def told(real: float) -> float:
            return self._began + (real - self._began_real) * rate

        return {
            name: [(told(start), told(end)) for start, end in self.weather.outages(name, self._began_real, real_now)]
            for name in self.providers
        }

    def _at_the_door(self, provider: Provider, asked: Asked) -> Fault | None:
        if provider.status == "retired":
            return "gone"
        if provider.name in SHUT:
            return SHUT[provider.name]
        if not provider.keyless and asked.key in ("", WRONG_KEY):
            return "bad_key"
        return None

    async def _answer(self, ticket: Ticket, asked: Asked, fault: Fault | None, nth: int) -> Refusal:
        name = ticket.provider
        obedient = self.weather.mood(name).obedient
        self.referee.tally(name, ticket.model).obeyed += obedient and content.ordered(asked)
        text = content.reply(asked, self.weather.seed, obedient=obedient)
        text, cut = spoiled(text, fault)
        really = Charge(asked.input_tokens, min(asked.max_output, -(-len(text.encode()) // 3)))
        wait = self.weather.seconds(name, nth, really.output)
        try:
            if fault == "hang":
                await self.sleep(UNENDING)
            if fault == "drop":
                await self.sleep(wait / 2)
                self.referee.settle(ticket, ticket.charge, self.clock())
                raise Dropped
            await self.sleep(wait + (SLOW / self.weather.haste if fault == "slow" else 0.0))
        except asyncio.CancelledError:
            # Whoever hangs up has spent the call, and does not know how little it would have cost.
            self.referee.settle(ticket, ticket.charge, self.clock())
            raise
        self.referee.settle(ticket, really, self.clock())
        if fault == "refused":
            return Refusal(200, _refused(asked, answers.answer(name, asked, "", really, cut=False, created=ticket.at)))
        body = answers.answer(name, asked, text, really, cut=cut, created=ticket.at)
        return self._with_limits(Refusal(200, body), ticket_of=(name, ticket.model, asked))

    def _with_limits(self, answer: Refusal, *, ticket_of: tuple[str, str, Asked]) -> Refusal:
        name, model, asked = ticket_of
        standings = self.referee.standing(name, model, Charge(asked.input_tokens, asked.max_output), self.clock())
        return Refusal(answer.status, answer.body, {**told(name, standings), **answer.headers})

    def _remember(self, name: str, model: str, asked: Asked, body: Any) -> None:
        entry = {"at": self.clock(), "provider": name, "model": model, "tokens": asked.input_tokens, "body": body}
        self.said.append(entry)
        if self.log is not None:
            self.log(entry)


def spoiled(text: str, fault: Fault | None) -> tuple[str, bool]:
    """The reply with what the fault does to it, and whether it was cut at its bound."""
    if fault == "truncated":
        return text[: len(text) // 2], True
    if fault == "malformed":
        return "Sure! Here is the JSON you asked for:\n" + text.replace('":', "' =", 2), False
    if fault == "empty":
        return "", True
    return text, False


def _refused(asked: Asked, body: Any) -> Any:
    """The answer of a model, or of the filter before it, that declines."""
    if asked.family == "gemini":
        return {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "usageMetadata": body["usageMetadata"]}
    if asked.family == "openai-chat":
        body["choices"][0] |= {"finish_reason": "content_filter"}
    return body


def _model(provider: Provider, asked: str) -> str | None:
    """The row's name for a model; a row that leaves the model to a setting takes any."""
    if asked in provider.models:
        return asked
    return next((each for each in provider.models if "{" in each), None)
