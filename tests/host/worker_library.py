"""Drives Microsoft's worker library as the host does, with plain objects where the host sends protobuf."""

from __future__ import annotations

import importlib
import json
import sys
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any


class Message(SimpleNamespace):
    """A protobuf message whose one field that is set is the first one it was given."""

    def WhichOneof(self, _: str) -> str | None:
        return next(iter(vars(self)), None)


class BindingInfo(Message):
    undefined, out, inout = 0, 1, 2


class StatusResult(Message):
    Failure, Success, Cancelled = 0, 1, 2


class Cookie(Message):
    SameSite = SimpleNamespace(**{"None": 0, "Lax": 1, "Strict": 2, "ExplicitNone": 3})


class Bound(SimpleNamespace):
    """A ParameterBinding that carries `data`."""

    def WhichOneof(self, _: str) -> str:
        return "data"


PLAIN = (
    *("WorkerInitResponse", "WorkerMetadata", "FunctionMetadataResponse", "RpcFunctionMetadata"),
    *("FunctionLoadResponse", "InvocationResponse", "RpcRetryOptions", "RpcException", "ParameterBinding"),
    *("TypedData", "RpcHttp", "NullableString", "NullableBool", "NullableDouble", "NullableTimestamp", "Timestamp"),
)
PROTOS = SimpleNamespace(
    BindingInfo=BindingInfo,
    StatusResult=StatusResult,
    RpcHttpCookie=Cookie,
    **{name: type(name, (Message,), {}) for name in PLAIN},
)


class Failed(Exception):
    """The library answered that something failed; the text is its own, with the stack."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes
    outputs: Mapping[str, Any]


class Worker:
    """One app in the library. Its registry is global, so there is one to a process."""

    def __init__(self, folder: Path) -> None:
        self._library: Any = importlib.import_module("azure_functions_runtime")
        self._folder = str(folder)
        self._ids: dict[str, str] = {}
        self.triggers: dict[str, dict[str, Any]] = {}

    async def start(self) -> None:
        """Indexes the app; Failed when the library refuses it."""
        if self._folder not in sys.path:
            sys.path.insert(0, self._folder)
        self._library.start_threadpool_executor()
        init = Message(capabilities={}, function_app_directory=self._folder)
        self._raise(await self._library.worker_init_request(self._request(worker_init_request=init)))
        asked = Message(function_app_directory=self._folder)
        said = await self._library.functions_metadata_request(self._request(functions_metadata_request=asked))
        for each in said.function_metadata_results or ():
            bindings = [json.loads(text) for text in each.raw_bindings]
            self._ids[each.name] = each.function_id
            self.triggers[each.name] = next(one for one in bindings if one["type"].endswith("Trigger"))
            load = Message(function_id=each.function_id, metadata=each)
            self._raise(await self._library.function_load_request(self._request(function_load_request=load)))

    def stop(self) -> None:
        self._library.stop_threadpool_executor()

    async def http(self, name: str, method: str, **parts: Any) -> Answer:
        called = {"url": "http://localhost/", "headers": {}, "query": {}, "params": {}} | parts
        body = Message(bytes=called.pop("body", b""))
        call = Message(method=method, body=body, **called)
        said = await self._invoke(name, Message(http=call), {})
        found = said.return_value.http
        outputs = {each.name: next(iter(vars(each.data).values())) for each in said.output_data}
        return Answer(int(found.status_code), dict(found.headers), found.body.bytes, outputs)

    async def timer(self, name: str) -> None:
        info = {"IsPastDue": False, "Schedule": {}, "ScheduleStatus": None}
        await self._invoke(name, Message(json=json.dumps(info)), {})

    async def queue(self, name: str, text: str) -> None:
        moments = ("ExpirationTime", "InsertionTime", "NextVisibleTime")
        about = {moment: Message(json='"2026-01-01T00:00:00+00:00"') for moment in moments}
        about |= {"Id": Message(string="1"), "PopReceipt": Message(string="1"), "DequeueCount": Message(json="1")}
        await self._invoke(name, Message(string=text), about)

    async def _invoke(self, name: str, data: Message, about: Mapping[str, Message]) -> Any:
        invocation = Message(
            invocation_id=str(uuid.uuid4()),
            function_id=self._ids[name],
            trigger_metadata=about,
            input_data=[Bound(name=self.triggers[name]["name"], data=data)],
            trace_context=Message(trace_parent="", trace_state="", attributes={}),
            retry_context=Message(retry_count=0, max_retry_count=0, exception=None),
        )
        said = await self._library.invocation_request(self._request(invocation_request=invocation))
        self._raise(said)
        return said

    def _request(self, **parts: Message) -> SimpleNamespace:
        properties = {"host": "127.0.0.1", "protos": PROTOS}
        return SimpleNamespace(request=SimpleNamespace(**parts), properties=properties)

    @staticmethod
    def _raise(said: Any) -> None:
        if said.result.status != StatusResult.Success:
            fault = said.result.exception
            raise Failed(f"{fault.message}\n{fault.stack_trace}")
