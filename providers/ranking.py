"""The order in which models are asked, from how each stands at this moment."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import lru_cache

from providers import choice
from providers.asked import Asked
from providers.chat import Want
from providers.choice import Policy, Standing
from providers.cost import cost, output_tokens
from providers.purse import Purse
from providers.wards import Wards
from providers.wire import Spec, Unit

Ceilings = tuple[tuple[Unit, float], ...]


class Ranking:
    """`busy`: by the provider's name, its calls under way as a share of how many it may have."""

    def __init__(
        self, specs: Sequence[Spec], policy: Policy, wards: Wards, purse: Purse, busy: Callable[[str], float]
    ) -> None:
        self._specs, self._policy, self._wards, self._purse, self._busy = tuple(specs), policy, wards, purse, busy
        self._allowed = lru_cache(maxsize=64)(self._ruled)

    def in_order(self, asked: Asked) -> list[Spec]:
        """Those that may be asked now, the best first; those that are busy to the brim come last."""
        want = asked.want
        ranked = []
        for spec, most in self._allowed(_what_rules(want))[0]:
            price = cost(spec.model, asked.input, output_tokens(spec.model, asked.chat))
            if not (self._wards.may_try(spec) and choice.fits(most, price)):
                continue
            if self._purse.known_short(spec, price, want.task):
                continue
            busy, pace = self._busy(spec.name), self._wards.pace(spec)
            standing = Standing(pace.usual, pace.trust, self._purse.plenty(spec), busy)
            ranked.append((busy >= 1, choice.seconds(spec, want, standing), random.random(), spec))
        return [spec for *_, spec in sorted(ranked)]

    def why_nobody(self, asked: Asked) -> str:
        """In words, for when the order is empty."""
        if not self._specs:
            return "no provider has a key"
        allowed, ruled_out = self._allowed(_what_rules(asked.want))
        rest = "the others rest, are short of quota, or too small for this" if ruled_out else ""
        return f"{ruled_out}; {rest}" if allowed and rest else ruled_out or "all rest, are short of quota, or too small"

    def _ruled(self, want: Want) -> tuple[tuple[tuple[Spec, Ceilings], ...], str]:
        """The models that may be asked, each with its ceilings, and what rules out the others."""
        why = {spec.id: choice.ruled_out(spec, want, self._policy) for spec in self._specs}
        allowed = tuple((spec, choice.ceilings(spec)) for spec in self._specs if not why[spec.id])
        return allowed, "; ".join(f"{id}: {reason}" for id, reason in why.items() if reason)


def _what_rules(want: Want) -> Want:
    """The part of a want that rules models out, the same for many calls."""
    return Want(want.task, want.private, 0.0, want.other_family)
