"""What a résumé says about a person's work, as frozen values. No name, no address, nothing to reach anybody by."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

Short = Annotated[str, Meta(max_length=200)]
Month = Annotated[str, Meta(pattern=r"^(\d{4}(-\d{2})?)?$")]
"""`2021-06`, `2021`, or empty."""

Fluency = Literal["native", "fluent", "good", "basic", ""]


class Skill(Struct, frozen=True):
    """`id` is that of the taxonomy; empty for a skill the person added that it does not know."""

    label: Annotated[str, Meta(min_length=1, max_length=60)]
    id: Annotated[str, Meta(max_length=60)] = ""


class Job(Struct, frozen=True):
    """`end` is empty for the job they have now, and where nothing is known of it."""

    title: Short
    employer: Short = ""
    start: Month = ""
    end: Month = ""


class Study(Struct, frozen=True):
    """What was studied or learned, and where, in the words of the résumé."""

    text: Short
    year: Annotated[str, Meta(pattern=r"^(\d{4})?$")] = ""


class Spoken(Struct, frozen=True):
    """A language they speak, by its English name, and how well; empty where it is not said."""

    language: Annotated[str, Meta(min_length=1, max_length=60)]
    fluency: Fluency = ""


class Profile(Struct, frozen=True):
    """`years` of work in all; None where the résumé does not say. Skills by how much the résumé makes of them."""

    headline: Short = ""
    years: Annotated[float, Meta(ge=0, le=70)] | None = None
    skills: Annotated[tuple[Skill, ...], Meta(max_length=100)] = ()
    roles: Annotated[tuple[Job, ...], Meta(max_length=40)] = ()
    education: Annotated[tuple[Study, ...], Meta(max_length=20)] = ()
    languages: Annotated[tuple[Spoken, ...], Meta(max_length=20)] = ()


class Resume(Struct, frozen=True):
    """A résumé of a candidate. `file`: the name of the blob that holds it as it came, for as long as it is kept."""

    id: str
    candidate_id: str
    created_at: datetime
    expires_at: datetime
    profile: Profile
    file: str
