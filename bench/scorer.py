"""Measures the offline scorer: `python -m bench.scorer --data DIR [--json]`.

Agreement with people on every set of DIR/grading that has references, beside plain baselines; the probes that
fool word overlap; the tiers of real answers; the bank's packs; and what an answer costs. The last line is one JSON
object; the exit code is 1 where a bar does not hold."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.bars import broken
from bench.graded import grading, rows, scored, sets
from bench.packs import Table, examples, foreign, fresh, fresh_foreign, spread
from bench.probes import probes
from interview.packs import bank
from interview.scoring import judge

# The peak that `getrusage` tells of a child is that of the process it was made from, where that is larger.
COLD = """
import time
from pathlib import Path
start = time.process_time()
import interview.scoring
took = time.process_time() - start
from interview.packs import bank
pack = bank().packs[0]
interview.scoring.judge(pack, pack.ask, pack.strong)
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(took * 1000, int(peak.split()[1]) / 1024)
"""


def means(kept: Iterable[dict[str, Any]], by: str) -> Table:
    """(score - 1) / 4 by kind or tier."""
    found: dict[str, list[float]] = defaultdict(list)
    for row in kept:
        found[row[by]].append((scored(row) - 1) / 4)
    return spread(found)


def inversions(kept: Iterable[dict[str, Any]]) -> int:
    """Bad answers above a good one of the same question."""
    by_question: dict[tuple[str, str], list[float]] = defaultdict(list)
    for row in kept:
        by_question[row["question"], row["quality"]].append(scored(row))
    return sum(
        value > min(by_question[question, "good"])
        for (question, tier), values in by_question.items()
        if tier == "bad" and (question, "good") in by_question
        for value in values
    )


def costs() -> dict[str, float]:
    """CPU milliseconds for answers of 250 words and of 12,000 characters, the pack being warm; those of a cold
    import, and the process's megabytes after it, the bank and a first answer (Linux only)."""
    pack = bank().packs[0]
    told = " ".join(e.text for other in bank().packs[:12] for e in other.examples)
    cold = subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, timeout=60, check=True)
    milliseconds, megabytes = map(float, cold.stdout.split())
    return {
        "250 words": _cpu(pack, " ".join(told.split()[:250])),
        "12000 characters": _cpu(pack, told[:12_000]),
        "import": milliseconds,
        "megabytes": megabytes,
    }


def _cpu(pack: Any, answer: str, runs: int = 20) -> float:
    judge(pack, pack.ask, answer)
    start = time.process_time()
    for _ in range(runs):
        judge(pack, pack.ask, answer)
    return (time.process_time() - start) / runs * 1000


def measure(data: Path) -> dict[str, Any]:
    answers = rows(data / "answers.dev.jsonl")
    packs = bank().packs
    made = [row for kept in sets(data / "grading").values() for row in probes(kept)]
    found: dict[str, Any] = {
        "grading": grading(data / "grading"),
        "answers": means(answers, "quality"),
        "inversions": inversions(answers),
        "probes": means(rows(data / "adversarial" / "scorer_probes.dev.jsonl"), "kind"),
        "own probes": means(made, "kind"),
        "examples": examples(packs),
        "fresh": fresh(),
        "foreign": foreign(packs),
        "fresh foreign": fresh_foreign(packs),
        "costs": costs(),
    }
    return found | {"broken": broken(found)}


def show(found: dict[str, Any]) -> None:
    for name, table in found["grading"]["sets"].items():
        ours = table["ours"]
        heading = f"{name} ({ours['rows']})"
        print(f"\n{heading:34}    r   within   rho   rmse")
        for way, row in table.items():
            print(f"  {way:32}" + "".join(f"{row[key]:7.3f}" for key in ("r", "within", "rho", "rmse")))
        print(f"  r of ours, 95 %: {ours['r_low']:.3f} to {ours['r_high']:.3f}")
    ahead = found["grading"]["ahead"]
    if ahead:
        told = "  ".join(f"{way} {value:.3f}" for way, value in ahead["within"].items())
        print(f"\nwithin questions, mean of the large sets: {told}")
        print(f"ahead of {ahead['best']} by {ahead['by']:.3f}, 95 %: {ahead['low']:.3f} to {ahead['high']:.3f}")
    tables = {part: found[part] for part in ("answers", "probes", "own probes", "examples")}
    for part, rows_ in (tables | {f"fresh, {name}": table for name, table in found["fresh"].items()}).items():
        print(f"\n{part:34} mean  least   most   rows")
        for kind, row in rows_.items():
            told = "".join(f"{row[key]:7.2f}" for key in ("mean", "least", "most"))
            print(f"  {kind:32}{told}{row['rows']:6.0f}")
    for part, told in (("foreign", "strong examples"), ("fresh foreign", "fresh strong answers")):
        figures = (f"{k} {v:.4g}" for k, v in found[part].items() if k != "worst")
        print(f"\n{told} to other packs:", *figures)
        print(*(f"  {line}" for line in found[part]["worst"]), sep="\n")
    print("\n" + "   ".join(f"{name}: {value:.1f}" for name, value in found["costs"].items()))
    print("\n" + ("\n".join(f"does not hold: {line}" for line in found["broken"]) or "every bar holds"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.scorer", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with grading/, adversarial/ and answers.dev.jsonl"
    )
    parser.add_argument("--json", action="store_true", help="print the JSON alone")
    options = parser.parse_args()
    result = measure(options.data)
    if not options.json:
        show(result)
    print(json.dumps(result))
    sys.exit(1 if result["broken"] else 0)
