"""One attempt at one model: reserved, sent, read, settled. Knows no HTTP but what comes of it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from typing import Any

from providers.asked import Asked, with_fault
from providers.chat import Chat, Reply
from providers.cost import cost, input_tokens, output_tokens, real_cost
from providers.errors import BadOutput, ProviderError, QuotaDown, TimedOut, Unreachable
from providers.fits import checked
from providers.hints import remaining
from providers.purse import Purse
from providers.quota import Cost, Reservation, Short
from providers.quoted import unquoted
from providers.reading import read
from providers.retries import Retries
from providers.wards import Wards
from providers.wire import Call, Said, Spec
from providers.wires import WIRES

log = logging.getLogger("quiet-room")

LEAST_S = 0.05
"""With less time left nobody is asked any more."""

SHUTTING = frozenset({"rate_limited", "quota_exhausted"})
"""Faults that every process has to hear of: the provider counts what we did not."""

WRITTEN = frozenset({"bad_output", "refused"})
"""Faults after which a reply was written all the same, and is charged as it was reserved."""

TURNED_AWAY = frozenset(
    {"overloaded", "rate_limited", "quota_exhausted", "zero_quota", "bad_key", "payment_needed", "gone"}
)
"""Faults told by a status before the chat was looked at: a request, and no token. Others are charged what was read."""

Answer = tuple[int, Mapping[str, str], bytes]

Post = Callable[[Spec, Call], Awaitable[Answer]]
"""Sends a call and gives the status, the headers and the body. Raises Unsent, or Unreachable where the provider may
have seen it."""


class Unsent(Unreachable):
    """Nothing has left, so nothing is spent."""


class Attempts:
    """`keys`: the settings that rows name."""

    def __init__(
        self, specs: Sequence[Spec], keys: Mapping[str, str], purse: Purse, wards: Wards, retries: Retries, post: Post
    ) -> None:
        self._keys, self._purse, self._wards, self._retries, self._post = keys, purse, wards, retries, post
        self._most = {spec.name: spec.row.concurrency for spec in specs}
        self._slots = {name: asyncio.Semaphore(most) for name, most in self._most.items()}
        self._active = dict.fromkeys(self._most, 0)
        self._settling: set[asyncio.Task[None]] = set()

    def busy(self, name: str) -> float:
        """A provider's calls under way as a share of how many it may have."""
        return self._active[name] / self._most[name]

    async def ask(self, spec: Spec, asked: Asked) -> Reply | None:
        """The reply of one model, repaired once where it was of no use. None where its quota is short."""
        try:
            return await self._attempt(spec, asked, asked.chat, asked.input)
        except BadOutput as e:
            if not e.text or asked.repaired or asked.left() < LEAST_S or not self._retries.take():
                raise
            asked.repaired = True
            asked.note(spec.id, e)
            chat = with_fault(asked.chat, e)
            return await self._attempt(spec, asked, chat, input_tokens(chat))

    async def probe(self, spec: Spec, chat: Chat, limit_s: float) -> Said:
        """One request outside of quota and retries, to see how a key fares. Raises ProviderError."""
        status, headers, body = await self._send(spec, chat, limit_s)
        return read(spec, status, headers, body, self._purse.clock())

    async def try_out(self, spec: Spec, chat: Chat, limit_s: float) -> None:
        """One request beside the order of models, counted as one that grows packs, of which every process hears how it
        fared. None is sent where quota is short. Raises ProviderError, QuotaDown."""
        input = input_tokens(chat)
        made = await self._purse.reserve(
            spec, cost(spec.model, input, output_tokens(spec.model, chat)), "prewarm", limit_s
        )
        if not isinstance(made, Short):
            await self._exchange(spec, chat, input, made)

    async def settled(self) -> None:
        """Returns when all that was used is settled."""
        await asyncio.gather(*self._settling, return_exceptions=True)

    async def _attempt(self, spec: Spec, asked: Asked, chat: Chat, input: int) -> Reply | None:
        """None also where the provider has as many calls under way as it takes for half of the time that is left: the
        other half is for its answer, or for somebody else."""
        slot = self._slots[spec.name]
        try:
            async with asyncio.timeout(asked.left() / 2):
                await slot.acquire()
        except TimeoutError:
            return None
        try:
            return await self._within_slot(spec, asked, chat, input)
        finally:
            slot.release()

    async def _within_slot(self, spec: Spec, asked: Asked, chat: Chat, input: int) -> Reply | None:
        limit_s = min(spec.row.timeout_s, asked.left() - 0.01)
        most = cost(spec.model, input, output_tokens(spec.model, chat))
        made = await self._purse.reserve(spec, most, asked.want.task, limit_s)
        if isinstance(made, Short):
            return None
        asked.attempts += 1
        self._active[spec.name] += 1
        self._wards.started(spec)
        began = time.monotonic()
        try:
            reply = _reply(spec, await self._exchange(spec, chat, input, made), chat)
        except ProviderError as e:
            if isinstance(e, TimedOut) and limit_s < (self._wards.pace(spec).slow or 0.0):
                self._wards.dropped(spec)  # it had less time than it takes at its slow moments
            else:
                self._wards.failed(spec, e, None if e.until is None else self._purse.real_until(e.until))
            raise
        except asyncio.CancelledError:
            self._wards.dropped(spec)
            raise
        finally:
            self._active[spec.name] -= 1
        self._wards.succeeded(spec, time.monotonic() - began)
        return reply

    async def _exchange(self, spec: Spec, chat: Chat, input: int, made: Reservation) -> Said:
        """Sends one request and reads what came; what it did cost is settled on the side."""
        # Nothing is sent when none is left: the process stood still since it reserved, and it might count elsewhere.
        left_s = self._purse.real_left(made)
        try:
            status, headers, body = await self._send(spec, chat, left_s)
        except Unsent as e:
            self._settle(spec, made, dict.fromkeys(made.cost, 0.0), {}, e)
            raise
        except ProviderError as e:
            self._aside(self._purse.fault(spec, f"{e.kind}: {e}"))
            raise
        told = remaining(headers, spec.row)
        try:
            said = read(spec, status, headers, body, self._purse.clock())
        except ProviderError as e:
            e.retold(unquoted(str(e), chat))
            looked_at = 0 if status >= 400 and e.kind in TURNED_AWAY else input
            self._settle(spec, made, {} if e.kind in WRITTEN else cost(spec.model, looked_at, 0), told, e)
            raise
        self._settle(spec, made, real_cost(spec.model, said, input), told)
        return said

    async def _send(self, spec: Spec, chat: Chat, limit_s: float) -> Answer:
        """Raises TimedOut, Unsent, Unreachable."""
        key = self._keys.get(spec.row.key_env, "")
        call = WIRES[spec.row.wire].build(spec, key, chat)
        try:
            async with asyncio.timeout(limit_s):
                if limit_s <= 0:
                    raise TimeoutError
                status, headers, body = await self._post(spec, call)
        except TimeoutError:
            raise TimedOut(f"no answer in {limit_s:.1f} s") from None
        # Some name the key when they complain of it.
        return status, headers, body.replace(key.encode(), b"(the key)") if key else body

    def _settle(
        self, spec: Spec, made: Reservation, real: Cost, told: Mapping[str, float], error: ProviderError | None = None
    ) -> None:
        shut_s = None
        if error is not None and error.kind in SHUTTING:
            shut_s = error.rest_s if error.until is None else self._purse.real_until(error.until)
        wrong = "" if error is None else f"{error.kind}: {error}"
        self._aside(self._purse.settle(spec, made, real, told, shut_s=shut_s, wrong=wrong))

    def _aside(self, writing: Coroutine[Any, Any, None]) -> None:
        """Nobody waits for it, and if it is lost, the call stays charged as it was reserved."""
        task = asyncio.create_task(_quietly(writing))
        self._settling.add(task)
        task.add_done_callback(self._settling.discard)


async def _quietly(writing: Awaitable[None]) -> None:
    try:
        await writing
    except QuotaDown as e:
        log.warning("a call stays charged as it was reserved: %s", e)


def _reply(spec: Spec, said: Said, chat: Chat) -> Reply:
    """Raises BadOutput, with the text only where showing it to the model again may help."""
    if said.cut and chat.schema is None:
        raise BadOutput("cut off by its token limit")
    try:
        text = said.text if chat.schema is None else checked(said.text, chat.schema)
    except BadOutput as e:
        e.retold(unquoted(str(e), chat))
        raise BadOutput(f"cut off by its token limit: {e}") if said.cut else e from None
    model = spec.model
    return Reply(text, spec.name, model.id, model.family, said.input_tokens, said.output_tokens, spec.played)
