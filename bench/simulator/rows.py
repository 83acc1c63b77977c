"""What the referee takes from the catalogue: who there is, what they allow, and what a token costs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.simulator.windows import Rule

CATALOG = Path(__file__).resolve().parent.parent.parent / "providers" / "catalog.json"


@dataclass(frozen=True)
class Charge:
    """What one call costs: tokens sent and (at most, or really) received."""

    input: int
    output: int


@dataclass(frozen=True)
class Model:
    id: str
    rules: tuple[Rule, ...]
    price: tuple[str, float, float] | None = None
    """Unit, cost of a million tokens sent, of a million received."""

    def amount(self, unit: str, charge: Charge) -> float:
        if unit == "requests":
            return 1.0
        if unit == "tokens":
            return float(charge.input + charge.output)
        if unit == "input_tokens":
            return float(charge.input)
        if self.price is None or self.price[0] != unit:
            return 0.0
        return (charge.input * self.price[1] + charge.output * self.price[2]) / 1_000_000


@dataclass(frozen=True)
class Provider:
    """`rules` hang on the whole account where `shared`, else on each of its models; a model's own on that model."""

    name: str
    wire: str
    status: str
    shared: bool
    keyless: bool
    rules: tuple[Rule, ...]
    models: dict[str, Model]


def read(path: Path = CATALOG) -> dict[str, Provider]:
    """The catalogue by name. Raises OSError or KeyError where it cannot be read as one."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return {name: _provider(name, row) for name, row in found.items()}


def _provider(name: str, row: dict[str, Any]) -> Provider:
    return Provider(
        name=name,
        wire=row["wire"],
        status=row["status"],
        shared=row["scope"] == "account",
        keyless=not row.get("key_env"),
        rules=_rules(row),
        models={each["id"]: Model(each["id"], _rules(each), _price(each)) for each in row["models"]},
    )


def _rules(holder: dict[str, Any]) -> tuple[Rule, ...]:
    return tuple(Rule(**limit) for limit in holder.get("limits", ()))


def _price(model: dict[str, Any]) -> tuple[str, float, float] | None:
    price = model.get("price")
    return (price["unit"], price["input"], price["output"]) if price else None
