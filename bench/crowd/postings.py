"""Job descriptions: several hundred different ones, put together from the topics of the bank."""

from __future__ import annotations

import random

from interview.catalog import Catalog
from interview.packs import bank

COUNT = 300
FIRMS = ("Aldermoor Health", "Kestrel Freight", "Nuvia Bank", "Tidewater Energy", "Pampa Retail", "Sundara Learning")
PLACES = ("Leeds", "Lisbon", "Nairobi", "Pune", "Toronto", "Gdansk", "Bogota", "Osaka")
PEOPLE = ("Amara Okafor", "Jonas Lindqvist", "Priya Raman", "Diego Fuentes", "Mei Tanaka", "Sofia Marino")

TEXT = """{role} ({level}) at {firm}, {place}

About us
{firm} is a team of {size} people. You will join a group that looks after {first} and {second}.

What you will do
- Own {first} from the first idea to running it
- Work with colleagues on {second}
- Help others to learn about {third}

What we look for
- {years} years of work with {first}, or a good reason why fewer are enough
- You can explain a decision about {second} to somebody who was not there
- {third} is a plus

Salary {salary} a year. Questions? Write to {person}, {mail}, or call {phone}.
"""


def postings(catalog: Catalog, seed: int) -> list[str]:
    """COUNT texts of about 800 characters, each with a person's name, e-mail and phone in it."""
    chance = random.Random(seed)
    labels = sorted(bank("en").topics.values())
    return [_posting(catalog, labels, chance) for _ in range(COUNT)]


def _posting(catalog: Catalog, labels: list[str], chance: random.Random) -> str:
    first, second, third = chance.sample(labels, 3)
    person, firm = chance.choice(PEOPLE), chance.choice(FIRMS)
    return TEXT.format(
        role=chance.choice(catalog.roles).label,
        level=chance.choice(catalog.levels).label,
        firm=firm,
        place=chance.choice(PLACES),
        size=chance.randint(12, 900),
        years=chance.randint(1, 8),
        salary=f"{chance.randint(30, 120)},000",
        first=first.lower(),
        second=second.lower(),
        third=third.lower(),
        person=person,
        mail=f"{person.lower().replace(' ', '.')}@{firm.lower().replace(' ', '')}.example",
        phone=f"+44 20 7946 0{chance.randint(100, 999)}",
    )
