"""One page of charts over the run, as PNG. Needs matplotlib (bench/requirements.txt)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.crowd.visit import Log
from bench.load.sampling import Usage

SLICES = 48


def draw(path: Path, title: str, log: Log, usage: Usage, hourly: dict[int, dict[str, float | None]]) -> None:
    """Latency, calls, cache hits, CPU and memory over the run."""
    import matplotlib  # not needed by who only wants figures

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(3, 2, figsize=(12, 11), constrained_layout=True)
    figure.suptitle(title)
    times, p50, p99, rate = _by_slice(log)
    _lines(axes[0][0], "turns: milliseconds", times, {"p50": p50, "p99": p99})
    _lines(axes[0][1], "HTTP calls a second", times, {"calls": rate})
    hours = sorted(hourly)
    hits = {"hits of all look-ups, %": [hourly[hour]["cache_hit_percent"] for hour in hours]}
    _lines(axes[1][0], "cache by hour of the app's day", hours, hits)
    _lines(
        axes[1][1],
        "interviews by hour",
        hours,
        {what: [hourly[hour][what] for hour in hours] for what in ("started", "finished")},
    )
    seconds = [row[0] for row in usage.rows]
    cpu = [0.0] + [(b[1] - a[1]) / max(0.001, b[0] - a[0]) for a, b in zip(usage.rows, usage.rows[1:], strict=False)]
    _lines(axes[2][0], "CPU of all app processes, cores", seconds, {"cores": cpu})
    _lines(axes[2][1], "memory of each app process, MB", seconds, _columns([row[2] for row in usage.rows]))
    figure.savefig(path, dpi=80)


def _by_slice(log: Log) -> tuple[list[float], list[float | None], list[float | None], list[float]]:
    last = max((call.at for call in log.calls), default=1.0)
    width = max(1.0, last / SLICES)
    times, p50, p99, rate = [], [], [], []
    for nth in range(int(last / width) + 1):
        inside = [call for call in log.calls if nth * width <= call.at < (nth + 1) * width]
        took = sorted(call.seconds * 1000 for call in inside if call.name == "turn")
        times.append((nth + 0.5) * width)
        p50.append(took[len(took) // 2] if took else None)
        p99.append(took[min(len(took) - 1, int(0.99 * len(took)))] if took else None)
        rate.append(len(inside) / width)
    return times, p50, p99, rate


def _columns(rows: Sequence[Sequence[float]]) -> dict[str, list[float]]:
    return {f"process {nth + 1}": list(column) for nth, column in enumerate(zip(*rows, strict=True))}


def _lines(axis: Any, title: str, x: Sequence[float], lines: dict[str, Any]) -> None:
    axis.set_title(title, loc="left", fontsize=10)
    for label, y in lines.items():
        axis.plot(x, y, label=label, linewidth=1.2, marker="o" if len(x) == 1 else None)
    axis.set_ylim(bottom=0)
    axis.grid(alpha=0.3)
    axis.legend(fontsize=8)
