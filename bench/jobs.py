"""What is read from job descriptions without a model: `python -m bench.jobs --data DIR [--json]`.

Prints title, role, level and skills for every posting of jds.dev.jsonl, to be judged by a person. Exits 1 where one
gives no role or fewer than two skills."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from interview.catalog import catalog
from interview.jobs import job_of

SHOWN = 15
FEWEST = 2


def measure(path: Path) -> dict[str, Any]:
    offered = [offer.id for offer in catalog().roles]
    told, began = [], time.process_time()
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row in rows:
        job = job_of(row["text"], offered)
        skills = [skill.label for skill in job.skills]
        told.append(
            {
                "id": row["id"],
                "posted_as": row["title"],
                "title": job.title,
                "role": job.near.role,
                "fits": job.near.fits,
                "others": job.near.others,
                "level": job.level,
                "skills": skills[:SHOWN],
                "more": max(0, len(skills) - SHOWN),
            }
        )
    took = (time.process_time() - began) * 1000 / max(1, len(rows))
    return {
        "jobs": told,
        "cpu_ms_each": round(took, 1),
        "holds": all(job["role"] and len(job["skills"]) >= FEWEST for job in told),
    }


def _role(job: dict[str, Any]) -> str:
    return job["role"] if job["fits"] else f"none fits; near: {', '.join((job['role'], *job['others']))}"


def main(data: Path, as_json: bool) -> int:
    result = measure(data / "jds.dev.jsonl")
    if not as_json:
        for job in result["jobs"]:
            print(f"{job['posted_as']}\n  {job['title']} | {_role(job)} | {job['level']}\n  {', '.join(job['skills'])}")
    print(json.dumps(result, ensure_ascii=False))
    return 0 if result["holds"] else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.jobs", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with jds.dev.jsonl")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    options = parser.parse_args()
    sys.exit(main(options.data, options.json))
