"""Asks the models of a catalogue in a good order, within limits and deadlines. The one place that sends requests."""

from __future__ import annotations

import asyncio
import logging
import ssl
import time
from collections.abc import Awaitable, Iterator, Mapping, Sequence
from functools import cache

import httpx
import msgspec
import tenacity

from providers.asked import INTERACTIVE, Asked, with_fault
from providers.chat import Chat, Reply, Want
from providers.choice import Policy
from providers.cost import cost, input_tokens, output_tokens, real_cost
from providers.errors import AllFailed, BadOutput, ProviderError, QuotaDown, TimedOut, Unreachable
from providers.fits import checked
from providers.hints import remaining
from providers.purse import Purse
from providers.quota import Reservation, Short
from providers.ranking import Ranking
from providers.reading import LARGEST, read
from providers.retries import Retries
from providers.wards import Wards
from providers.wire import Said, Spec, Unit
from providers.wires import WIRES

log = logging.getLogger(__name__)

CONNECT_S = 5.0

LEAST_S = 0.05
"""With less time left nobody is asked any more."""

PASSES = 2
"""How often all models are gone through for one call, where the fault of some was a passing one."""

UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol)
"""Faults after which the provider has surely seen nothing."""

SHUTTING = frozenset({"rate_limited", "quota_exhausted"})
"""Faults that every process has to hear of: the provider counts what we did not."""

Answer = tuple[int, Mapping[str, str], bytes]


class Gateway:
    """Fulfils chat.ChatModel. `keys`: the settings that rows name. `transport` stands in for the network."""

    def __init__(
        self,
        specs: Sequence[Spec],
        keys: Mapping[str, str],
        purse: Purse,
        policy: Policy,
        wards: Wards,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.purse, self.wards = purse, wards
        self._keys, self._transport = keys, transport
        self._slots = {spec.name: asyncio.Semaphore(spec.row.concurrency) for spec in specs}
        self._most = {spec.name: spec.row.concurrency for spec in specs}
        self._active = dict.fromkeys(self._slots, 0)
        self._clients: dict[str, httpx.AsyncClient] = {}
        self._retries = Retries()
        self._settling: set[asyncio.Task[None]] = set()
        self._again = tenacity.AsyncRetrying(
            stop=tenacity.stop_after_attempt(PASSES),
            wait=tenacity.wait_random(0.1, 0.5),
            retry=tenacity.retry_if_exception(lambda e: isinstance(e, AllFailed) and self._worth_another_pass(e)),
            reraise=True,
        )
        self._ranking = Ranking(specs, policy, self.wards, purse, self._busy)

    async def complete(self, chat: Chat, want: Want) -> Reply:
        """Raises AllFailed, within the deadline, when nobody answered."""
        asked = Asked.of(chat, want)
        self._retries.called()
        try:
            async with asyncio.timeout(want.deadline_s):
                if self.purse.stale:
                    await self.purse.look()
                return await self._again.copy()(self._pass, asked)
        except TimeoutError:
            raise AllFailed(tuple(asked.failures), "nobody answered in time" if not asked.failures else "") from None
        except QuotaDown as e:
            raise AllFailed(tuple(asked.failures), f"the counters of quota do not answer: {e}") from e

    async def close(self) -> None:
        """Waits until what was used is settled, and lets go of every connection."""
        await asyncio.gather(*self._settling, return_exceptions=True)
        for client in self._clients.values():
            await client.aclose()

    async def _pass(self, asked: Asked) -> Reply:
        """Goes through the models once. Raises AllFailed."""
        order = self._ranking.in_order(asked)
        if not order:
            raise AllFailed(tuple(asked.failures), self._ranking.why_nobody(asked))
        if asked.want.task in INTERACTIVE and len(order) > 1:
            return await self._hedged(asked, iter(order), self.wards.pace(order[0]).slow or asked.left() / 2)
        return await self._first(asked, iter(order))

    async def _first(self, asked: Asked, order: Iterator[Spec]) -> Reply:
        """The first answer, one model after the other. Raises AllFailed."""
        for spec in order:
            if not self.wards.may_try(spec):
                continue  # it was found out meanwhile
            if asked.attempts and not self._retries.take():
                break
            if asked.left() < LEAST_S:
                break
            try:
                reply = await self._ask(spec, asked)
            except ProviderError as e:
                self._note(spec, asked, e)
            else:
                if reply is not None:
                    return reply
        raise AllFailed(tuple(asked.failures), "" if asked.failures else "every model is short of quota")

    async def _hedged(self, asked: Asked, order: Iterator[Spec], patience_s: float) -> Reply:
        """As `_first`, but after so many seconds a second line goes on with the models that were not asked yet;
        whoever is first wins, and the other is cancelled."""
        lines = [asyncio.create_task(self._first(asked, order))]
        try:
            await asyncio.wait(lines, timeout=patience_s)
            if not lines[0].done():
                lines.append(asyncio.create_task(self._first(asked, order)))
            failed: AllFailed | None = None
            for next_done in asyncio.as_completed(lines):
                try:
                    return await next_done
                except AllFailed as e:
                    failed = e
            raise failed or AllFailed()
        finally:
            for line in lines:
                line.cancel()
            await asyncio.gather(*lines, return_exceptions=True)

    def _busy(self, name: str) -> float:
        return self._active[name] / self._most[name]

    def _worth_another_pass(self, e: AllFailed) -> bool:
        return any(error.retry_here and error.kind != "bad_output" for _, error in e.failures) and self._retries.have()

    async def _ask(self, spec: Spec, asked: Asked) -> Reply | None:
        """The reply of one model, repaired once where it was of no use. None where its quota is short."""
        try:
            return await self._attempt(spec, asked, asked.chat, asked.input)
        except BadOutput as e:
            if not e.text or asked.repaired or asked.left() < LEAST_S or not self._retries.take():
                raise
            asked.repaired = True
            self._note(spec, asked, e)
            chat = with_fault(asked.chat, e)
            return await self._attempt(spec, asked, chat, input_tokens(chat))

    async def _attempt(self, spec: Spec, asked: Asked, chat: Chat, input: int) -> Reply | None:
        async with self._slots[spec.name]:
            limit_s = min(spec.row.timeout_s, asked.left() - 0.01)
            most = cost(spec.model, input, output_tokens(spec.model, chat))
            made = await self.purse.reserve(spec, most, asked.want.task, limit_s)
            if isinstance(made, Short):
                return None
            asked.attempts += 1
            self._active[spec.name] += 1
            began = time.monotonic()
            try:
                said = await self._exchange(spec, chat, input, made)
                reply = _reply(spec, said, chat)
            except ProviderError as e:
                rest_s = None if e.until is None else self.purse.real_until(e.until)
                self.wards.failed(spec, e, rest_s)
                raise
            except asyncio.CancelledError:
                self.wards.dropped(spec)
                raise
            finally:
                self._active[spec.name] -= 1
            self.wards.succeeded(spec, time.monotonic() - began)
            return reply

    async def _exchange(self, spec: Spec, chat: Chat, input: int, made: Reservation) -> Said:
        """Sends one request and reads what came; what it did cost is settled on the side."""
        self.wards.started(spec)
        left_s = self.purse.real_left(made)
        try:
            async with asyncio.timeout(left_s):
                if left_s <= 0:  # the process stood still since it reserved: sent now, it might count elsewhere
                    raise TimeoutError
                status, headers, body = await self._post(spec, chat)
        except TimeoutError:
            raise TimedOut(f"no answer in {left_s:.1f} s") from None
        except UNSENT as e:
            self._settle(spec, made, dict.fromkeys(made.cost, 0.0))
            raise Unreachable(type(e).__name__) from None
        except httpx.HTTPError as e:
            raise Unreachable(type(e).__name__) from None
        told = remaining(headers, spec.row)
        try:
            said = read(spec, status, headers, body, self.purse.clock())
        except ProviderError as e:
            # No more than the request and what was read of it; but where a reply is of no use, it was still written.
            real = {} if e.kind in ("bad_output", "refused") else cost(spec.model, input, 0)
            self._settle(spec, made, real, told, e)
            raise
        self._settle(spec, made, real_cost(spec.model, said, input), told)
        return said

    async def probe(self, spec: Spec, chat: Chat, limit_s: float) -> Said:
        """One request outside of quota, order and retries: to see how a key fares. Raises ProviderError."""
        try:
            async with asyncio.timeout(limit_s):
                status, headers, body = await self._post(spec, chat)
        except TimeoutError:
            raise TimedOut(f"no answer in {limit_s:.0f} s") from None
        except httpx.HTTPError as e:
            raise Unreachable(type(e).__name__) from None
        return read(spec, status, headers, body, self.purse.clock())

    async def _post(self, spec: Spec, chat: Chat) -> Answer:
        key = self._keys.get(spec.row.key_env, "")
        call = WIRES[spec.row.wire].build(spec, key, chat)
        client = self._clients.get(spec.name) or self._connect(spec)
        content = msgspec.json.encode(call.body)
        async with client.stream("POST", spec.base_url + call.path, content=content, headers=call.headers) as answer:
            body = b""
            async for part in answer.aiter_bytes():
                body += part
                if len(body) > LARGEST:
                    break
        if key:
            body = body.replace(key.encode(), b"(the key)")  # some name it when they complain of it
        return answer.status_code, answer.headers, body

    def _connect(self, spec: Spec) -> httpx.AsyncClient:
        client = httpx.AsyncClient(
            transport=self._transport,
            verify=_tls(),
            timeout=httpx.Timeout(None, connect=CONNECT_S),
            limits=httpx.Limits(max_connections=spec.row.concurrency, max_keepalive_connections=spec.row.concurrency),
            headers={"Content-Type": "application/json", "Accept-Encoding": "identity"},
            trust_env=False,
        )
        self._clients[spec.name] = client
        return client

    def _settle(
        self,
        spec: Spec,
        made: Reservation,
        real: Mapping[Unit, float],
        told: Mapping[str, float] | None = None,
        error: ProviderError | None = None,
    ) -> None:
        """On the side: nobody waits for it, and if it is lost, the call stays charged as it was reserved."""
        shut_s = None
        if error is not None and error.kind in SHUTTING:
            shut_s = error.rest_s if error.until is None else self.purse.real_until(error.until)
        settling = self.purse.settle(spec, made, real, told or {}, shut_s)
        task = asyncio.create_task(_quietly(settling))
        self._settling.add(task)
        task.add_done_callback(self._settling.discard)

    def _note(self, spec: Spec, asked: Asked, error: ProviderError) -> None:
        log.log(error.level, "%s: %s %s", spec.id, error.kind, error)
        asked.failures.append((spec.id, error))


async def _quietly(settling: Awaitable[None]) -> None:
    try:
        await settling
    except QuotaDown as e:
        log.warning("a call stays charged as it was reserved: %s", e)


def _reply(spec: Spec, said: Said, chat: Chat) -> Reply:
    """Raises BadOutput, with the text only where showing it to the model again may help."""
    if said.cut and chat.schema is None:
        raise BadOutput("cut off by its token limit")
    try:
        text = said.text if chat.schema is None else checked(said.text, chat.schema)
    except BadOutput as e:
        raise BadOutput(f"cut off by its token limit: {e}") if said.cut else e from None
    return Reply(text, spec.name, spec.model.id, spec.model.family, said.input_tokens, said.output_tokens)


@cache
def _tls() -> ssl.SSLContext:
    """One for all clients: making it takes 18 ms, and a client without one makes its own."""
    return ssl.create_default_context()
