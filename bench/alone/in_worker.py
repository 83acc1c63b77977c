"""`python in_worker.py APP LIBRARY`: indexes the app by Microsoft's worker library and answers a turn.

Stands apart with worker_library.py: of the project nothing is on its path but the app's folder. Prints one JSON
object."""

from __future__ import annotations

import asyncio
import importlib
import json
import platform
import sys
from pathlib import Path
from typing import Any

WISH = {"role": "backend-engineer", "level": "mid", "questions": 1}
TURN = {"number": 1, "action": "answer", "answer": "I read the plan and added an index.", "seconds": 30}


async def held(app: Path) -> dict[str, Any]:
    worker = importlib.import_module("worker_library").Worker(app)
    await worker.start()
    begun = await worker.http("post_interview", "POST", body=json.dumps(WISH).encode())
    interview = json.loads(begun.body)
    whose = {"params": {"id": interview["id"]}, "headers": {"x-interview-token": interview["token"]}}
    said = await worker.http("post_turn", "POST", body=json.dumps(TURN).encode(), **whose)
    loaded = sys.modules["function_app"]
    await loaded.services().close()
    worker.stop()
    return {
        "python": platform.python_version(),
        "functions": len(worker.triggers),
        "answered": said.status == 200 and Path(str(loaded.__file__)).parent == app,
    }


def main() -> int:
    app, library = Path(sys.argv[1]), sys.argv[2]
    # Last: what both bring is the app's.
    sys.path.append(library)
    found = asyncio.run(held(app))
    print(json.dumps(found))
    return 0 if found["answered"] else 1


if __name__ == "__main__":
    sys.exit(main())
