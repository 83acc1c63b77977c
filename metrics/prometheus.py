"""A sample in the Prometheus text format (version 0.0.4). Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from metrics.sample import BOUNDS, NAME, Sample

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
PREFIX = "quiet_room"


def text(sample: Sample, labels: Mapping[str, Sequence[str]]) -> str:
    """`labels` names, for each first part of a name, what the parts after it are."""
    return "".join(f"{line}\n" for line in _lines(sample, labels))


def _lines(sample: Sample, labels: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for key, count in sorted(sample.counts.items()):
        metric, pairs = _metric(key, labels)
        yield f"{PREFIX}_{metric}_total{_braces(pairs)} {count:g}"
    for key, buckets in sorted(sample.times.items()):
        metric, pairs = _metric(key, labels)
        ends = [*(f"{bound / 1000:g}" for bound in BOUNDS), "+Inf"]
        for end, below in zip(ends, accumulate(buckets), strict=True):
            yield f"{PREFIX}_{metric}_seconds_bucket{_braces([*pairs, ('le', end)])} {below}"
        yield f"{PREFIX}_{metric}_seconds_count{_braces(pairs)} {sum(buckets)}"
    for key, level in sorted(sample.levels.items()):
        metric, pairs = _metric(key, labels)
        yield f"{PREFIX}_{metric}{_braces(pairs)} {level:g}"


def _metric(key: str, labels: Mapping[str, Sequence[str]]) -> tuple[str, list[tuple[str, str]]]:
    first, *rest = key.split(NAME)
    names = labels.get(first, ())
    # Parts without a label's name belong to the metric's own.
    own = max(0, len(rest) - len(names))
    pairs = list(zip(names, rest[own:], strict=False))
    return "_".join([first, *rest[:own]]).replace("-", "_"), pairs


def _braces(pairs: Sequence[tuple[str, str]]) -> str:
    inside = ",".join(f'{name}="{_escaped(value)}"' for name, value in pairs)
    return f"{{{inside}}}" if inside else ""


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
