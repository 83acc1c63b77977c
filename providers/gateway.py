"""Asks the models of a catalogue in a good order, within deadlines. The one place that sends requests."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import httpx
import msgspec
import tenacity

from providers.asked import INTERACTIVE, Asked
from providers.attempts import LEAST_S, Answer, Attempts, Unsent
from providers.chat import Chat, Reply, Want
from providers.choice import Policy
from providers.errors import AllFailed, ProviderError, QuotaDown, Unreachable
from providers.purse import Purse
from providers.ranking import Ranking
from providers.reading import LARGEST
from providers.retries import Retries
from providers.wards import Wards
from providers.wire import Call, Said, Spec

if TYPE_CHECKING:
    import aiohttp

CONNECT_S = 5.0
KEPT_ALIVE_S = 30.0

PASSES = 2
"""How often all models are gone through for one call, where the fault of some was a passing one."""

HEADERS = {"Content-Type": "application/json", "Accept-Encoding": "identity", "User-Agent": "quiet-room"}
"""No compression: what a body is held to is its size as it comes."""


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
        self._purse, self._wards, self._retries = purse, wards, Retries()
        self._client = connect(transport)
        self._attempts = Attempts(specs, keys, purse, wards, self._retries, self._post)
        self._ranking = Ranking(specs, policy, wards, purse, self._attempts.busy)
        self._again = tenacity.AsyncRetrying(
            stop=tenacity.stop_after_attempt(PASSES),
            wait=tenacity.wait_random(0.1, 0.5),
            retry=tenacity.retry_if_exception(self._worth_another_pass),
            reraise=True,
        )

    async def complete(self, chat: Chat, want: Want) -> Reply:
        """Raises AllFailed, within the deadline, when nobody answered."""
        asked = Asked.of(chat, want)
        self._retries.called()
        try:
            async with asyncio.timeout(want.deadline_s):
                if self._purse.stale:
                    await self._purse.look()
                try:
                    return await self._pass(asked)
                except AllFailed as e:
                    return await self._pass_again(asked, e)
        except TimeoutError:
            raise AllFailed(tuple(asked.failures), "" if asked.failures else "nobody answered in time") from None
        except QuotaDown as e:
            raise AllFailed(tuple(asked.failures), f"the counters of quota do not answer: {e}") from e

    async def probe(self, spec: Spec, chat: Chat, limit_s: float) -> Said:
        """One request outside of quota, order and retries: to see how a key fares. Raises ProviderError."""
        return await self._attempts.probe(spec, chat, limit_s)

    async def try_out(self, spec: Spec, chat: Chat, limit_s: float) -> None:
        """One counted request to this model, whoever would be asked first. Raises ProviderError, QuotaDown."""
        await self._attempts.try_out(spec, chat, limit_s)

    async def close(self) -> None:
        """Waits until what was used is settled, and lets go of every connection."""
        await self._attempts.settled()
        await self._client.aclose()

    async def _pass(self, asked: Asked) -> Reply:
        """Goes through the models once. Raises AllFailed."""
        order = self._ranking.in_order(asked)
        if not order:
            raise AllFailed(tuple(asked.failures), self._ranking.why_nobody(asked))
        if asked.want.task in INTERACTIVE and len(order) > 1:
            return await self._hedged(asked, iter(order), self._wards.pace(order[0]).slow or asked.left() / 2)
        return await self._first(asked, iter(order))

    async def _pass_again(self, asked: Asked, failed: AllFailed) -> Reply:
        """After a pause, where that may help. The first attempt, as tenacity counts, has been made already."""
        async for attempt in self._again.copy():
            with attempt:
                if attempt.retry_state.attempt_number == 1:
                    raise failed
                return await self._pass(asked)
        raise failed

    async def _first(self, asked: Asked, order: Iterator[Spec]) -> Reply:
        """The first answer, one model after the other. Raises AllFailed."""
        for spec in order:
            if not self._wards.may_try(spec):
                continue  # it was found out meanwhile
            if asked.left() < LEAST_S or (asked.attempts and not self._retries.take()):
                break
            try:
                reply = await self._attempts.ask(spec, asked)
            except ProviderError as e:
                asked.note(spec.id, e)
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
            failed = AllFailed()
            for next_done in asyncio.as_completed(lines):
                try:
                    return await next_done
                except AllFailed as e:
                    failed = e
            raise failed
        finally:
            for line in lines:
                line.cancel()
            await asyncio.gather(*lines, return_exceptions=True)

    def _worth_another_pass(self, e: BaseException) -> bool:
        if not isinstance(e, AllFailed) or not self._retries.have():
            return False
        return any(error.retry_here and error.kind != "bad_output" for _, error in e.failures)

    async def _post(self, spec: Spec, call: Call) -> Answer:
        return await post(self._client, spec.base_url + call.path, call)


async def post(client: httpx.AsyncClient, url: str, call: Call) -> Answer:
    """As attempts.Post: of a body no more than what is refused as too large is read."""
    content = msgspec.json.encode(call.body)
    try:
        async with client.stream("POST", url, content=content, headers=call.headers) as answer:
            body = b""
            async for part in answer.aiter_bytes():
                body += part
                if len(body) > LARGEST:
                    break
            return answer.status_code, answer.headers, body
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol) as e:
        raise Unsent(f"{type(e).__name__} {e}") from None
    except httpx.HTTPError as e:
        raise Unreachable(type(e).__name__) from None


def connect(transport: httpx.AsyncBaseTransport | None = None) -> httpx.AsyncClient:
    """One client for all providers: no redirects, nothing from the environment; whoever posts sets a time limit."""
    return httpx.AsyncClient(transport=transport or _Aiohttp(), headers=HEADERS, timeout=None, trust_env=False)


class _Aiohttp(httpx.AsyncBaseTransport):
    """Carries httpx's requests over aiohttp, whose pool costs a third of httpx's own under load."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        import aiohttp  # a third of a cold start, which nobody pays who asks no model
        from yarl import URL

        session = self._session or self._open()
        headers = [(name.decode(), value.decode()) for name, value in request.headers.raw]
        url, body = URL(str(request.url), encoded=True), await request.aread()
        try:
            answer = await session.request(request.method, url, data=body, headers=headers, allow_redirects=False)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as e:
            raise httpx.ConnectError(str(e)) from e
        except aiohttp.ClientError as e:
            raise httpx.ReadError(str(e)) from e
        return httpx.Response(answer.status, headers=answer.raw_headers, stream=_Body(answer))

    async def aclose(self) -> None:
        if self._session is not None:
            await self._session.close()

    def _open(self) -> aiohttp.ClientSession:
        """Made in the loop that uses it. How many connections a provider may have is bounded by who posts."""
        import aiohttp

        tls = ssl.create_default_context()
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, ssl=tls, keepalive_timeout=KEPT_ALIVE_S),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_S),
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
        )
        return self._session


class _Body(httpx.AsyncByteStream):
    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        from aiohttp import ClientError

        try:
            async for part in self._answer.content.iter_any():
                yield part
        except ClientError as e:
            raise httpx.ReadError(str(e)) from e

    async def aclose(self) -> None:
        """A connection whose body was not read to its end is not used again."""
        self._answer.close()
