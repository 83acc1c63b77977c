"""The functions of an app as values that can be called, by the SDK's own index and its own converters."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import azure.functions as func
from azure.functions.meta import Datum

from localhost import lines
from localhost.trouble import Trouble

Binding = Mapping[str, Any]
TRIGGERS = ("httpTrigger", "queueTrigger", "timerTrigger")
OUTPUTS = ("http", "queue")
_sdk: Any = func
_converters: Any = _sdk.get_binding_registry()


@dataclass(frozen=True)
class Function:
    name: str
    call: Callable[..., Any]
    trigger: Binding
    outputs: tuple[Binding, ...]
    is_async: bool
    wants_context: bool
    folder: str

    async def invoke(self, value: Datum, about: Mapping[str, Datum]) -> tuple[Any, list[tuple[Binding, Datum]]]:
        """Runs the function; gives what it returned and what it put into its output bindings."""
        with lines.invocation(self.name) as id:
            return await self._invoke(id, value, about)

    async def _invoke(
        self, id: str, value: Datum, about: Mapping[str, Datum]
    ) -> tuple[Any, list[tuple[Binding, Datum]]]:
        arguments = {self.trigger["name"]: _decode(self.trigger["type"], value, about)}
        slots = {binding["name"]: _Out() for binding in self.outputs if binding["name"] != "$return"}
        arguments.update(slots)
        if self.wants_context:
            arguments["context"] = self._context(id)
        if self.is_async:
            returned = await self.call(**arguments)
        else:
            returned = await asyncio.to_thread(self.call, **arguments)
        filled: dict[str, Any] = {name: slot.get() for name, slot in slots.items()} | {"$return": returned}
        sent = [
            (binding, _encode(binding["type"], filled[binding["name"]]))
            for binding in self.outputs
            if binding["type"] != "http" and filled[binding["name"]] is not None
        ]
        return returned, sent

    def _context(self, id: str) -> SimpleNamespace:
        return SimpleNamespace(
            invocation_id=id,
            function_name=self.name,
            function_directory=self.folder,
            trace_context=SimpleNamespace(trace_parent="", trace_state="", attributes={}),
            retry_context=SimpleNamespace(retry_count=0, max_retry_count=0, exception=None),
        )


class _Out:
    """What a function writes an output binding into."""

    def __init__(self) -> None:
        self._value: Any = None

    def set(self, value: Any) -> None:
        self._value = value

    def get(self) -> Any:
        return self._value


def response(returned: Any) -> Datum:
    """An HTTP function's return value as the host reads it."""
    return _encode("http", returned)


def _decode(kind: str, value: Datum, about: Mapping[str, Datum]) -> Any:
    return _converters.get(kind).decode(value, trigger_metadata=about)


def _encode(kind: str, value: Any) -> Datum:
    encoded: Datum = _converters.get(kind).encode(value, expected_type=None)
    return encoded


def load(folder: Path, module: str = "function_app") -> dict[str, Function]:
    """Imports the app in `folder` and reads its functions; Trouble where the real host would refuse them."""
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    loaded = importlib.import_module(module)
    apps = [value for value in vars(loaded).values() if isinstance(value, func.FunctionRegister)]
    if len(apps) != 1:
        raise Trouble(f"{module}.py must hold exactly one FunctionApp; it holds {len(apps)}.")
    indexed: Any = apps[0]
    functions = [_function(each, str(folder)) for each in indexed.get_functions()]
    return {function.name: function for function in functions}


def _function(indexed: Any, folder: str) -> Function:
    name, call = str(indexed.get_function_name()), indexed.get_user_function()
    bindings: list[Binding] = [json.loads(text) for text in indexed.get_raw_bindings()]
    triggers = [binding for binding in bindings if str(binding["type"]).endswith("Trigger")]
    others = tuple(binding for binding in bindings if binding not in triggers)
    strange = [b["type"] for b in triggers if b["type"] not in TRIGGERS]
    strange += [b["type"] for b in others if b["type"] not in OUTPUTS]
    if len(triggers) != 1 or strange:
        raise Trouble(f"{name}: this host knows {TRIGGERS + OUTPUTS}, not {strange or 'more than one trigger'}.")
    parameters = set(inspect.signature(call).parameters)
    bound = {str(binding["name"]) for binding in bindings} - {"$return"}
    if parameters - {"context"} != bound - {"context"}:
        raise Trouble(f"{name}: its parameters {sorted(parameters)} do not fit its bindings {sorted(bound)}.")
    return Function(
        name=name,
        call=call,
        trigger=triggers[0],
        outputs=others,
        is_async=inspect.iscoroutinefunction(call),
        wants_context="context" in parameters,
        folder=folder,
    )
