"""Growing packs from spare quota: new ones, and more wordings for those that people meet; nothing enters unlinted."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from msgspec import Struct
from msgspec.structs import replace

from interview import prompts
from interview.demand import Combination
from interview.drafts import read_growth, read_pack
from interview.errors import Stale, StorageDown
from interview.growth import Growth, Task, add, fail, gain, tasks, with_growth
from interview.packs import PackFile
from interview.pool import select
from interview.ports import Growths
from interview.reading import BadReply
from providers.chat import Chat, ChatModel, Want
from providers.errors import AllFailed

log = logging.getLogger("quiet-room")

CALLS = 4
"""Calls in one run, mended replies included: every ten minutes, some 600 a day, which are few beside what 10,000
interviews ask for."""

RUN_SECONDS = 150.0
"""Real seconds after which a run begins nothing new; the timer's instance is not to be held for long."""

CALL_SECONDS = 60.0

ATTEMPTS = 5

Change = Callable[[Growth], Growth]
Read = Callable[[str], tuple[Change, tuple[str, ...]]]
"""From a reply to what it changes, and what of it was refused."""


class Grown(Struct, frozen=True):
    """What a run made and what it cost: ids of new packs, ids of packs that gained wordings, what was refused and why,
    and why it stopped (empty where its calls were used up or nothing was left to make)."""

    packs: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    stopped: str = ""


@dataclass(frozen=True)
class Grow:
    models: ChatModel
    growths: Growths
    ticks: Callable[[], float] = time.monotonic
    calls: int = CALLS

    async def __call__(self, order: Sequence[Combination], banks: Mapping[str, PackFile]) -> Grown:
        """Makes what these pools need most, in this order. `banks`: what ships, by language.

        Raises StorageDown. What was made before a fault is kept.
        """
        done, until = Grown(), self.ticks() + RUN_SECONDS
        growths = {language: (await self.growths.load(language)).value for language in banks}
        grown = {language: with_growth(bank, growths[language]) for language, bank in banks.items()}
        for task in tasks(order, grown, growths):
            if done.calls >= self.calls or self.ticks() >= until:
                break
            language = task.pool[3]
            try:
                done = await self._make(task, with_growth(banks[language], growths[language]), done)
            except AllFailed as e:
                return replace(done, stopped=str(e))
            growths[language] = (await self.growths.load(language)).value
        return done

    async def _make(self, task: Task, bank: PackFile, done: Grown) -> Grown:
        chat, read = self._pack(task, bank) if task.topic else self._more(task, bank)
        text, done = await self._ask(chat, done)
        try:
            try:
                change, refused = read(text)
            except BadReply as e:
                text, done = await self._ask(prompts.mended(chat, text, str(e)), done)
                change, refused = read(text)
        except BadReply as e:
            await self.keep(task.pool[3], lambda growth: fail(growth, task))
            return replace(done, refused=(*done.refused, f"{task.name}: {e}"))
        after = await self.keep(task.pool[3], change)
        done = replace(done, refused=(*done.refused, *(f"{task.name}: {line}" for line in refused)))
        if task.topic:
            return replace(done, packs=(*done.packs, after.packs[-1].id))
        return replace(done, gained=(*done.gained, task.pack))

    async def _ask(self, chat: Chat, done: Grown) -> tuple[str, Grown]:
        # Packs, topics and roles are public: rows that may train on what they read can do this work.
        reply = await self.models.complete(chat, Want("prewarm", private=False, deadline_s=CALL_SECONDS))
        return reply.text, replace(
            done,
            calls=done.calls + 1,
            input_tokens=done.input_tokens + reply.input_tokens,
            output_tokens=done.output_tokens + reply.output_tokens,
        )

    def _pack(self, task: Task, bank: PackFile) -> tuple[Chat, Read]:
        role, level, kind, language = task.pool
        pool = select(bank, role, level, kind).packs
        known = [pack for pack in pool if pack.topic == task.topic] or pool[:5]
        chat = prompts.growth_chat(role, level, kind, language, (task.topic, bank.topics[task.topic]), known)

        def read(text: str) -> tuple[Change, tuple[str, ...]]:
            about = {"role": role, "level": level, "language": language}
            pack = read_pack(text, bank.topics, bank.packs, kind, task.topic, **about)
            return lambda growth: add(growth, pack), ()

        return chat, read

    def _more(self, task: Task, bank: PackFile) -> tuple[Chat, Read]:
        pack = next(pack for pack in bank.packs if pack.id == task.pack)

        def read(text: str) -> tuple[Change, tuple[str, ...]]:
            more, refused = read_growth(text, pack, bank.topics, bank.packs)
            return lambda growth: gain(growth, pack.id, more), refused

        return prompts.wordings_chat(pack), read

    async def keep(self, language: str, change: Change) -> Growth:
        """Kept at once, beside what another run may have made meanwhile."""
        for _ in range(ATTEMPTS):
            before = await self.growths.load(language)
            after = change(before.value)
            try:
                await self.growths.save(language, before, after)
            except Stale:
                continue
            return after
        raise StorageDown("Packs are being grown from several places at once.", 1.0)
