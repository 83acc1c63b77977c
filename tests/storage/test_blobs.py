"""Blobs of any size on Azurite. A warning fails a test here, so one of a body that is too large does."""

from __future__ import annotations

import secrets

from storage.blobs import BlobTier


async def test_what_is_large_is_written_in_pieces_read_whole_and_known_again(azurite: str) -> None:
    tier = BlobTier(azurite, "packs")
    value = secrets.token_bytes(3_000_000)
    try:
        assert await tier.put("test/large", value)
        assert await tier.get("test/large") == value
        assert not await tier.put("test/large", value)
    finally:
        await tier.close()
