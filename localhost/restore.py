"""`python -m localhost.restore`: puts back from the backups what is missing in the storage that the settings name.

Stop the app first (`az functionapp stop`), so that nobody starts over meanwhile. What is there is left as it is."""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import UTC, datetime

import settings
from localhost.environment import STORAGE
from storage import sign_in
from storage.backup import Restored, connect


async def restore(storage: str) -> Restored:
    backup = connect(storage, lambda: datetime.now(UTC))
    try:
        return await backup.restore()
    finally:
        await backup.close()
        await sign_in.close(storage)


def main() -> int:
    storage = settings.resolved(os.environ, STORAGE) or settings.signed_in(os.environ)
    if not storage:
        print(f"set {STORAGE} or {STORAGE}__accountName to the storage account", file=sys.stderr)
        return 2
    done = asyncio.run(restore(storage))
    print(f"put back {done.rows} rows and {done.packs} packs; {done.there} were there, {done.gone} stay erased")
    return 0


if __name__ == "__main__":
    sys.exit(main())
