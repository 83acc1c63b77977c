"""`python -m localhost.restore`: puts back from the backups what is missing in the storage that the settings name.

Stop the app first (`az functionapp stop`), so that nobody starts over meanwhile. What is there is left as it is."""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import UTC, datetime

import settings
from localhost.environment import STORAGE
from storage import sign_in, tables
from storage.backup import Backup, Restored
from storage.blobs import BlobTier


async def restore(storage: str) -> Restored:
    service = tables.connect(storage)
    copies, packs = BlobTier(storage, "backups"), BlobTier(storage, "packs")
    try:
        return await Backup(service, copies, packs, lambda: datetime.now(UTC)).restore()
    finally:
        for close in (service.close, copies.close, packs.close):
            await close()
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
