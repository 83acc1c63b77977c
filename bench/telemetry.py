"""What an execution sends to Application Insights: python -m bench.telemetry [--json] [--save FILE].

Interviews go through the app's own triggers. Each execution has a span with what Azure's host says of it (its
published source, 2024), every log line of ours is a record, and Azure's own exporter writes both for a receiver on this
machine, which counts the bytes as they are billed: unpacked. Spans are sampled as infra/ asks for, log lines are not.
What else the host sends (its start, its warnings) comes by instance and not by execution, and is not in it. Needs the
packages of bench/requirements.txt. Exit code 1 above the bar."""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import logging
import os
import re
import sys
import threading
import uuid
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from api.lines import LOGGER
from bench.crowd.people import wishes
from bench.crowd.postings import COUNT, postings
from bench.in_process import Triggers
from bench.local_app import ROOT, storage
from bench.machine import machine
from interview.catalog import catalog

MOST = 1331.0
"""Bytes an execution: 1.3 KB, with which 3.9 million a month stay under the 5 GB that are free."""

INTERVIEWS = 20
TIMERS = ("sweep", "review_interviews", "prewarm_cache", "watch")
BICEP = (ROOT / "infra" / "modules" / "app.bicep").read_text("utf-8")
APP = "qr-quiet-room-production-abcdefghijklm"


class Received:
    """Bytes and items by kind (`Request`, `Message`, ...)."""

    def __init__(self) -> None:
        self.bytes: Counter[str] = Counter()
        self.items: Counter[str] = Counter()

    def take(self, body: bytes) -> int:
        items = json.loads(body)
        for item in items if isinstance(items, list) else [items]:
            kind = str(item["data"]["baseType"]).removesuffix("Data")
            self.bytes[kind] += len(json.dumps(item, separators=(",", ":")).encode())
            self.items[kind] += 1
        return len(items)


def receiver(received: Received) -> ThreadingHTTPServer:
    class Ingestion(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            count = received.take(gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body)
            said = json.dumps({"itemsReceived": count, "itemsAccepted": count, "errors": []}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, format: str, *args: object) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Ingestion)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class Traced(Triggers):
    """Each execution in a span as the host makes one."""

    tracer: Any = None

    async def _run(self, name: str, *arguments: Any, **outputs: Any) -> Any:
        from opentelemetry.trace import SpanKind

        route = f"/api/{name}"
        attributes = {
            "faas.name": name,
            "faas.trigger": "http",
            "faas.invocation_id": str(uuid.uuid4()),
            "http.request.method": "POST",
            "http.route": route,
            "url.path": route,
            "url.scheme": "https",
            "server.address": f"{APP}.azurewebsites.net",
            "http.response.status_code": 200,
            "network.protocol.version": "1.1",
            "user_agent.original": "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101",
        }
        with self.tracer.start_as_current_span(f"POST {route}", kind=SpanKind.SERVER, attributes=attributes):
            return await super()._run(name, *arguments, **outputs)


async def taken(connection_string: str, tracer: Any) -> int:
    """How many executions the interviews and a round of timers took."""
    os.environ |= {"AzureWebJobsStorage": connection_string, "TOKEN_SECRET": "only-for-benches-0123456789"}
    traced = Traced(Counter())
    traced.tracer = tracer
    async with traced as triggers:
        texts = postings(catalog(), 3)
        for wish in wishes(INTERVIEWS, catalog(), COUNT, 3):
            await triggers.interview(wish, texts)
        for name in TIMERS:
            await triggers.timer(name)
        return round(triggers.use(1).executions)


def measured() -> dict[str, Any]:
    os.environ["APPLICATIONINSIGHTS_STATSBEAT_DISABLED_ALL"] = "True"
    from azure.monitor.opentelemetry.exporter import AzureMonitorLogExporter, AzureMonitorTraceExporter
    from opentelemetry import trace
    from opentelemetry.sdk._logs import LoggerProvider, LoggingHandler
    from opentelemetry.sdk._logs.export import BatchLogRecordProcessor
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    received = Received()
    server = receiver(received)
    there = f"InstrumentationKey={uuid.UUID(int=1)};IngestionEndpoint=http://127.0.0.1:{server.server_port}/"
    resource = Resource.create({"service.name": APP, "cloud.provider": "azure", "cloud.region": "westeurope"})
    traces, logs = TracerProvider(resource=resource), LoggerProvider(resource=resource)
    trace.set_tracer_provider(traces)
    options: dict[str, Any] = {"connection_string": there, "disable_offline_storage": True}
    traces.add_span_processor(BatchSpanProcessor(AzureMonitorTraceExporter(**options)))
    logs.add_log_record_processor(BatchLogRecordProcessor(AzureMonitorLogExporter(**options)))
    log = logging.getLogger(LOGGER)
    log.addHandler(LoggingHandler(logger_provider=logs))
    log.setLevel(logging.INFO)
    with storage() as connection_string:
        executions = asyncio.run(taken(connection_string, traces.get_tracer("host")))
    traces.shutdown()
    logs.shutdown()
    server.shutdown()
    found = re.search(r"OTEL_TRACES_SAMPLER_ARG: '([\d.]+)'", BICEP)
    share = float(found[1]) if found else 1.0
    spans, lines = received.bytes["Request"] / executions, received.bytes["Message"] / executions
    return {
        "machine": machine(),
        "executions": executions,
        "items": dict(received.items),
        "span_bytes": round(spans, 1),
        "log_bytes": round(lines, 1),
        "sampled": share,
        "bytes_per_execution": round(spans * share + lines, 1),
    }


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.telemetry", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    parser.add_argument("--save", type=Path, help="write the figures to this JSON file")
    given = parser.parse_args()
    found = measured()
    each = found["bytes_per_execution"]
    print(
        f"{found['executions']} executions; a span {found['span_bytes']:.0f} bytes, log lines {found['log_bytes']:.0f} "
        f"an execution; {each:.0f} with {found['sampled']:.0%} of spans (at most {MOST:.0f})"
    )
    if given.save:
        given.save.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    if given.json:
        print(json.dumps(found))
    return 0 if each <= MOST and found["items"].get("Request") == found["executions"] else 1


if __name__ == "__main__":
    sys.exit(main())
