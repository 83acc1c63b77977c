"""What running it costs is stated as it was measured."""

from __future__ import annotations

import json
from pathlib import Path

from bench.cost import table
from bench.telemetry import MOST

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "bench" / "results"


def test_the_table_of_costs_in_the_docs_is_that_of_the_latest_measurement() -> None:
    rows = json.loads((RESULTS / "cost.json").read_text("utf-8"))["bills"]
    assert table(rows) in (ROOT / "docs" / "operating.md").read_text("utf-8")


def test_telemetry_stays_under_its_bar_and_the_docs_say_by_how_much() -> None:
    found = json.loads((RESULTS / "telemetry.json").read_text("utf-8"))
    each, whole = found["bytes_per_execution"], found["span_bytes"] + found["log_bytes"]
    assert each <= whole <= MOST
    docs = (ROOT / "docs" / "operating.md").read_text("utf-8")
    assert f"{each:.0f} bytes of telemetry" in docs
    assert f"{whole:,.0f} bytes where all are sent" in docs
