"""What the catalogue looks like to clients."""

from __future__ import annotations

from msgspec import Struct

from interview.catalog import Offer
from interview.pool import PoolSize
from providers.chat import Lender


class LengthView(Struct, frozen=True):
    questions: int
    label: str
    minutes: int


class LanguageView(Struct, frozen=True):
    """A language to be interviewed in. `names` are what roles, levels and kinds are called in it, by id; `topics` those
    that it has questions on."""

    id: str
    label: str
    names: dict[str, str]
    topics: tuple[Offer, ...]


class CatalogView(Struct, frozen=True):
    """`pools` say how many different questions a combination holds; ask for no more than that. Where fewer are its
    `own`, an interview that asks for more goes on with questions of related kinds.

    `keep_days`: how long an interview and its report are kept, in days; `resume_file_days` and `resume_days`: a
    résumé as it came, and what was read from it. `own_models`: providers that answer a browser with a key of its own.
    """

    version: str
    roles: tuple[Offer, ...]
    levels: tuple[Offer, ...]
    kinds: tuple[Offer, ...]
    topics: tuple[Offer, ...]
    languages: tuple[LanguageView, ...]
    lengths: tuple[LengthView, ...]
    pools: tuple[PoolSize, ...]
    keep_days: int
    resume_file_days: int
    resume_days: int
    own_models: tuple[Lender, ...] = ()
