"""The served description of the contract, from the very structs that read requests and write answers."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from api.about import VERSION
from api.alerts import AlertsView
from api.answer import Answer
from api.bodies import RecordingBody, RecoverBody, StartBody, TaskBody, TurnBody
from api.candidate_views import CandidateView, HistoryView, MeView, OutlookView
from api.described import described
from api.figures import CacheView, InterviewsView
from api.offers import CatalogView
from api.operation import ACCESS, CANDIDATE, INTERVIEW, OPERATOR, SHARED, TYPES, Operation
from api.ops import CapacityView, ProvidersView
from api.packs import PackFilesView, PackFileView
from api.problems import Problem
from api.recordings import RecordingsView, UploadView
from api.shares import ShareView
from api.upkeep import RequeuedView
from api.views import (
    ExportView,
    HealthView,
    ReadyView,
    ResumesView,
    ResumeView,
    StartView,
    StateView,
    TurnView,
)
from interview.profile import Profile
from interview.report_model import Report, Review
from interview.use_cases.lend import Task, Told
from interview.use_cases.prewarm import Prewarmed

OPERATIONS = (
    Operation("/health", "get", "The process lives", {200: HealthView}),
    Operation("/ready", "get", "Whether interviews can be taken now", {200: ReadyView, 503: ReadyView}),
    Operation("/ops/ready", "get", "The same, with the reason", {200: ReadyView, 503: ReadyView}, token=OPERATOR),
    Operation("/ops/alerts", "get", "Alerts as they stand", {200: AlertsView}, (503,), token=OPERATOR),
    Operation(
        "/ops/cache", "get", "Look-ups of a day by tier", {200: CacheView}, (422, 503), token=OPERATOR, query=("day",)
    ),
    Operation(
        "/ops/interviews",
        "get",
        "Interviews of a day",
        {200: InterviewsView},
        (422, 503),
        token=OPERATOR,
        query=("day",),
    ),
    Operation("/ops/providers", "get", "How each provider fares", {200: ProvidersView}, (503,), token=OPERATOR),
    Operation("/ops/capacity", "get", "What the keys carry", {200: CapacityView}, (503,), token=OPERATOR),
    Operation("/ops/prewarm", "post", "Runs the prewarm now", {200: Prewarmed}, (503,), token=OPERATOR),
    Operation(
        "/ops/poison/requeue",
        "post",
        "Puts scoring requests back that were set aside",
        {200: RequeuedView},
        (503,),
        token=OPERATOR,
    ),
    Operation(
        "/ops/export",
        "get",
        "The finished interviews started on a day (UTC; today without), one a line, without anything personal: as JSON"
        " Lines, or as CSV with format=csv",
        {200: None},
        (422, 503),
        token=OPERATOR,
        query=("day", "format"),
        gives=("application/x-ndjson", "text/csv"),
    ),
    Operation("/ops/packs", "get", "The operator's own packs", {200: PackFilesView}, (503,), token=OPERATOR),
    Operation(
        "/ops/packs/{name}",
        "get",
        "A file of them as it was sent",
        {200: None},
        (404, 503),
        token=OPERATOR,
        gives=("application/toml",),
    ),
    Operation(
        "/ops/packs/{name}",
        "put",
        "Takes a file of packs in, in place of one of that name, once the lint has nothing to say against it; every"
        " problem is told by line",
        {200: PackFileView},
        (413, 422, 503),
        token=OPERATOR,
        query=("language",),
        files=("application/toml",),
    ),
    Operation(
        "/ops/packs/{name}",
        "delete",
        "Takes a file out; interviews under way keep theirs",
        {204: None},
        (422, 503),
        token=OPERATOR,
    ),
    Operation("/ops/metrics", "get", "Today as Prometheus text", {200: None}, (503,), token=OPERATOR),
    Operation("/openapi.json", "get", "This description", {200: None}),
    Operation("/catalog", "get", "What is on offer", {200: CatalogView, 304: None}, (503,), headers=("If-None-Match",)),
    Operation(
        "/outlook", "get", "What anybody who starts now can expect", {200: OutlookView}, (503,), headers=(ACCESS,)
    ),
    Operation(
        "/candidates", "post", "Makes an anonymous candidate", {201: CandidateView}, (429, 503), headers=(ACCESS,)
    ),
    Operation(
        "/candidates/recover",
        "post",
        "Opens a candidate on another device by recovery code",
        {200: CandidateView},
        (400, 404, 413, 415, 422, 503),
        RecoverBody,
    ),
    Operation(
        "/candidates/me", "get", "Interviews left today", {200: MeView}, (401, 503), token=CANDIDATE, headers=(ACCESS,)
    ),
    Operation("/candidates/me", "delete", "Erases all of it", {204: None}, (401, 503), token=CANDIDATE),
    Operation(
        "/candidates/me/history", "get", "Interviews and scores", {200: HistoryView}, (401, 503), token=CANDIDATE
    ),
    Operation("/candidates/me/export", "get", "All that is held", {200: ExportView}, (401, 503), token=CANDIDATE),
    Operation(
        "/resumes",
        "post",
        "Reads a résumé to a profile",
        {201: ResumeView},
        (401, 413, 415, 422, 429, 503),
        token=CANDIDATE,
        headers=("X-File-Name", ACCESS),
        files=tuple(TYPES),
    ),
    Operation(
        "/resumes", "get", "Every profile held, the newest first", {200: ResumesView}, (401, 503), token=CANDIDATE
    ),
    Operation(
        "/resumes/{id}",
        "put",
        "The profile as its person corrected it",
        {200: ResumeView},
        (400, 401, 404, 413, 415, 422, 503),
        Profile,
        CANDIDATE,
    ),
    Operation("/resumes/{id}", "delete", "Erases it", {204: None}, (401, 404, 503), token=CANDIDATE),
    Operation(
        "/interviews",
        "post",
        "Starts an interview",
        {201: StartView},
        (400, 401, 404, 413, 415, 422, 429, 503),
        StartBody,
        CANDIDATE,
        ("Idempotency-Key", ACCESS),
        token_required=False,
    ),
    Operation("/interviews/{id}", "get", "The whole state", {200: StateView}, (401, 403, 404, 503), token=INTERVIEW),
    Operation("/interviews/{id}", "delete", "Erases it", {204: None}, (401, 403, 404, 503), token=INTERVIEW),
    Operation(
        "/interviews/{id}/turns",
        "post",
        "One turn: an answer, a skip, a hint or a rephrasing",
        {200: TurnView},
        (400, 401, 403, 404, 409, 413, 415, 422, 503),
        TurnBody,
        INTERVIEW,
    ),
    Operation("/interviews/{id}/finish", "post", "Ends early", {202: TurnView}, (401, 403, 404, 503), token=INTERVIEW),
    Operation(
        "/interviews/{id}/review",
        "post",
        "Asks for a blind second review",
        {202: Review},
        (401, 403, 404, 409, 422, 429, 503),
        token=INTERVIEW,
    ),
    Operation(
        "/interviews/{id}/report", "get", "The report", {200: Report}, (401, 403, 404, 409, 503), token=INTERVIEW
    ),
    Operation(
        "/interviews/{id}/tasks/next",
        "get",
        "What a model that the candidate brings may do next; with again=1 also what failed too often",
        {200: Task, 204: None},
        (401, 403, 404, 503),
        token=INTERVIEW,
        query=("again",),
    ),
    Operation(
        "/interviews/{id}/tasks/{nonce}",
        "post",
        "Its raw answer, or why there is none",
        {200: Told},
        (400, 401, 403, 404, 409, 413, 415, 422, 503),
        TaskBody,
        INTERVIEW,
    ),
    Operation(
        "/interviews/{id}/recordings",
        "post",
        "Where to send the recording of an answer; 404 where none is kept",
        {201: UploadView},
        (400, 401, 403, 404, 413, 415, 422, 503),
        RecordingBody,
        INTERVIEW,
    ),
    Operation(
        "/interviews/{id}/recordings",
        "get",
        "Where to listen to what was recorded",
        {200: RecordingsView},
        (401, 403, 404, 503),
        token=INTERVIEW,
    ),
    Operation(
        "/interviews/{id}/share",
        "post",
        "Makes the link to the report; an earlier one stops working",
        {201: ShareView},
        (401, 403, 404, 409, 503),
        token=INTERVIEW,
    ),
    Operation(
        "/interviews/{id}/share", "get", "Whether there is a link", {200: ShareView}, (401, 403, 503), token=INTERVIEW
    ),
    Operation("/interviews/{id}/share", "delete", "Revokes it", {204: None}, (401, 403, 503), token=INTERVIEW),
    Operation("/shared/report", "get", "The report, by its link", {200: Report}, (401, 404, 503), token=SHARED),
)


@cache
def document() -> Answer:
    """OpenAPI 3.1 as JSON."""
    structs = {t for op in OPERATIONS for t in (op.body, *op.answers.values()) if t is not None} | {Problem}
    ordered = sorted(structs, key=lambda struct: struct.__name__)
    schemas, components = msgspec.json.schema_components(ordered, ref_template="#/components/schemas/{name}")
    by_type = dict(zip(ordered, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for op in OPERATIONS:
        paths.setdefault(op.path, {})[op.method] = described(op, by_type)
    whole = {
        "openapi": "3.1.0",
        "info": {"title": "Quiet Room", "version": VERSION, "description": "Mock interviews with a scored report."},
        "servers": [{"url": "/api"}],
        "paths": paths,
        "components": {"schemas": components},
    }
    body = msgspec.json.encode(whole)
    return Answer(200, body, {"Content-Type": "application/json", "Cache-Control": "public, max-age=300"})
