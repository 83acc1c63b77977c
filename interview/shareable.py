"""What may be kept where everybody's requests read it."""

from __future__ import annotations

from msgspec import Struct


class Shareable(Struct, frozen=True):
    """Made from packs, ids and public text only: holds nothing that a candidate said, wrote or uploaded.

    The caches take values of this type and no others, so a turn, an interview, a report or a profile cannot reach a
    shared key by mistake. Whoever makes a subclass answers for it.
    """
