"""Asking a model for a review: redacted, fenced, read strictly, mended at most once."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from interview import prompts
from interview.catalog import Rubric
from interview.hearing import on_matter
from interview.model import Interview
from interview.ports import Clock
from interview.reading import BadReply, Graded, read_review
from interview.redact import Redaction, redaction
from interview.report_model import Judge
from interview.verdict import Opinion, Sort, judge
from providers.chat import Chat, ChatModel, Reply, Want

SECONDS = 40.0
"""Real seconds a judge has. Nobody looks at a clock meanwhile: a review comes when it comes."""

SIMULATED = "simulated"
"""Who signs a review that no provider wrote."""


def seen(interview: Interview) -> tuple[Interview, Redaction]:
    """What a judge gets to see of an interview, and what is hidden in it."""
    # From the whole: a sentence that is not shown may be the one that gives a name away.
    return on_matter(interview), redaction(turn.answer for turn in interview.turns)


@dataclass(frozen=True)
class AskJudge:
    models: ChatModel
    rubric: Rubric
    clock: Clock
    marker: Callable[[], str]

    async def __call__(
        self,
        interview: Interview,
        sort: Sort,
        not_family: str = "",
        only: Collection[int] = (),
    ) -> Opinion:
        """What a judge says of the interview, or of the questions `only`, from the sentences that bear on them.

        Raises AllFailed when nobody answered, BadReply when what they said could not be used, even mended.
        """
        want = Want("review" if sort == "fresh" else "second-judge", True, SECONDS, not_family)
        shown, hidden = seen(interview)
        began = self.clock()
        chat = prompts.review_chat(shown, hidden, self.rubric, self.marker(), only)
        reply = await self.models.complete(chat, want)
        try:
            graded = read_review(reply.text, shown, hidden, only)
        except BadReply as e:
            reply, graded = await self._mended(chat, reply, str(e), want, shown, hidden, only)
        return Opinion(self._judge(sort, reply, graded, began), graded)

    async def _mended(
        self,
        chat: Chat,
        reply: Reply,
        wrong: str,
        want: Want,
        interview: Interview,
        hidden: Redaction,
        only: Collection[int],
    ) -> tuple[Reply, Graded]:
        again = await self.models.complete(prompts.mended(chat, reply.text, wrong), want)
        return again, read_review(again.text, interview, hidden, only)

    def _judge(self, sort: Sort, reply: Reply, graded: Graded, began: datetime) -> Judge:
        versions = (prompts.VERSION, self.rubric.version)
        provider = SIMULATED if reply.played else reply.provider
        return judge(sort, provider, reply.model, reply.family, versions, began, graded)
