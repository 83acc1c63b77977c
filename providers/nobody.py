"""Where no provider is configured: nobody answers, and nothing can be carried."""

from __future__ import annotations

from datetime import datetime

from providers.chat import Chat, Reply, Want
from providers.errors import AllFailed


class Nobody:
    """Fulfils ChatModel, and the core's port for capacity."""

    async def complete(self, chat: Chat, want: Want) -> Reply:
        raise AllFailed(why="no provider is configured")

    async def left(self, input_tokens: int, output_tokens: int, *, private: bool, until: datetime) -> int:
        return 0
