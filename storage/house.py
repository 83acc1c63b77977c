"""The operator's own packs, all files in one blob: `v1/house/files.json`."""

from __future__ import annotations

import zlib

import msgspec

from interview.house import House
from interview.ports import Saved
from storage.blobs import BlobTier

NAME = "v1/house/files.json"


class BlobHouses:
    """Fulfils the core's `Houses`, beside the pools in the same container."""

    def __init__(self, blobs: BlobTier) -> None:
        self._blobs = blobs
        self._decoder = msgspec.json.Decoder(House)

    async def load(self) -> Saved[House]:
        packed, version = await self._blobs.read(NAME)
        return Saved(House() if packed is None else self._decoder.decode(zlib.decompress(packed)), version)

    async def save(self, before: Saved[House], after: House) -> None:
        packed = zlib.compress(msgspec.json.encode(after), level=6)
        await self._blobs.replace(NAME, before.version, packed)
