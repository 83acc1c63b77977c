"""The catalogue as the plan behind the product saw it: many providers, 116,150 requests a day between them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.capacity import PLAN_REQUESTS
from providers.catalog import FILE

PER_MINUTE = 60
"""Requests a minute of each model, as the plan's table had for most of them."""


def catalog() -> dict[str, Any]:
    """Every free row: the plan's requests spread evenly over all models, no limit in tokens, and nobody training."""
    rows: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    free = {name: row for name, row in rows.items() if row["status"] == "free" and row["wire"] != "ollama"}
    models = sum(len(row["models"]) for row in free.values())
    day = {"unit": "requests", "amount": PLAN_REQUESTS // models, "per": "day", "reset": "fixed", "zone": "UTC"}
    minute = {"unit": "requests", "amount": PER_MINUTE, "per": "minute"}
    for row in free.values():
        row |= {"scope": "model", "trains": "no", "not_in": [], "limits": []}
        row["models"] = [{**model, "limits": [day, minute]} for model in row["models"]]
    return free


def write(path: Path) -> Path:
    path.write_text(json.dumps(catalog()), "utf-8")
    return path
