"""The wire families by the name that a row of the catalogue calls them."""

from __future__ import annotations

from providers.wire import Wire
from providers.wires import cloudflare_native, cohere_v2, gemini, ollama, openai_chat

WIRES: dict[str, Wire] = {
    "openai-chat": Wire(openai_chat.build, openai_chat.parse),
    "gemini": Wire(gemini.build, gemini.parse),
    "cohere-v2": Wire(cohere_v2.build, cohere_v2.parse),
    "cloudflare-native": Wire(cloudflare_native.build, cloudflare_native.parse),
    "ollama": Wire(ollama.build, ollama.parse),
}
