"""What was grown beside the bank: one blob for each language, `v1/grown/en.json`."""

from __future__ import annotations

import zlib

import msgspec

from interview.growth import Growth
from interview.ports import Saved
from storage.blobs import BlobTier


class BlobGrowths:
    """Fulfils the core's `Growths`, beside the pools in the same container."""

    def __init__(self, blobs: BlobTier) -> None:
        self._blobs = blobs
        self._decoder = msgspec.json.Decoder(Growth)

    async def load(self, language: str) -> Saved[Growth]:
        packed, version = await self._blobs.read(_name(language))
        return Saved(Growth() if packed is None else self._decoder.decode(zlib.decompress(packed)), version)

    async def save(self, language: str, before: Saved[Growth], after: Growth) -> None:
        packed = zlib.compress(msgspec.json.encode(after), level=6)
        await self._blobs.replace(_name(language), before.version, packed)


def _name(language: str) -> str:
    return f"v1/grown/{language}.json"
