"""The triggers, and nothing else: read, call one function, answer."""

from __future__ import annotations

import logging
import time

import azure.functions as func
import msgspec

import settings
from api import about, candidates, interviews, lines, openapi, recordings, resumes, shares, tasks
from api.interviews import Ended
from operator_functions import operator
from serving import answer, answer_ending, unasked
from serving import services as services

log = logging.getLogger(lines.LOGGER)

app = func.FunctionApp(http_auth_level=func.AuthLevel.ANONYMOUS)
app.register_functions(operator)

STARTED = time.monotonic()
STORAGE = "AzureWebJobsStorage"
SCORES = "score-requests"


readiness = about.Readiness(services)


@app.route("health", methods=["GET"])
async def get_health(req: func.HttpRequest) -> func.HttpResponse:
    return unasked(req, about.health(STARTED, settings.build()))


@app.route("ready", methods=["GET"])
async def get_ready(req: func.HttpRequest) -> func.HttpResponse:
    return unasked(req, await readiness(with_detail=False))


@app.route("openapi.json", methods=["GET"])
async def get_openapi(req: func.HttpRequest) -> func.HttpResponse:
    return unasked(req, openapi.document())


@app.route("catalog", methods=["GET"])
async def get_catalog(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, about.catalog)


@app.route("outlook", methods=["GET"])
async def get_outlook(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, candidates.outlook)


@app.route("candidates", methods=["POST"])
async def post_candidate(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, candidates.create)


@app.route("candidates/recover", methods=["POST"])
async def post_recover(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, candidates.recover)


@app.route("candidates/me", methods=["GET"])
async def get_me(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, candidates.me)


@app.route("candidates/me", methods=["DELETE"])
async def delete_me(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, candidates.erase)


@app.route("candidates/me/history", methods=["GET"])
async def get_history(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, candidates.history)


@app.route("candidates/me/export", methods=["GET"])
async def get_export(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, candidates.export)


@app.route("resumes", methods=["POST"])
async def post_resume(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, resumes.take)


@app.route("resumes", methods=["GET"])
async def get_resumes(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, resumes.held)


@app.route("resumes/{id}", methods=["PUT"])
async def put_resume(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, resumes.correct)


@app.route("resumes/{id}", methods=["DELETE"])
async def delete_resume(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, resumes.erase)


@app.route("interviews", methods=["POST"])
async def post_interview(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, interviews.start)


@app.route("interviews/{id}", methods=["GET"])
async def get_interview(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, interviews.state)


@app.route("interviews/{id}", methods=["DELETE"])
async def delete_interview(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, interviews.erase)


@app.route("interviews/{id}/turns", methods=["POST"])
@app.queue_output("scores", queue_name=SCORES, connection=STORAGE)
async def post_turn(req: func.HttpRequest, scores: func.Out[str]) -> func.HttpResponse:
    return await answer_ending(req, interviews.turn, scores)


@app.route("interviews/{id}/finish", methods=["POST"])
@app.queue_output("scores", queue_name=SCORES, connection=STORAGE)
async def post_finish(req: func.HttpRequest, scores: func.Out[str]) -> func.HttpResponse:
    return await answer_ending(req, interviews.finish, scores)


@app.route("interviews/{id}/report", methods=["GET"])
async def get_report(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, interviews.report)


@app.route("interviews/{id}/review", methods=["POST"])
@app.queue_output("scores", queue_name=SCORES, connection=STORAGE)
async def post_review(req: func.HttpRequest, scores: func.Out[str]) -> func.HttpResponse:
    return await answer_ending(req, interviews.disagree, scores)


@app.route("interviews/{id}/tasks/next", methods=["GET"])
async def get_task(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, tasks.next_task)


@app.route("interviews/{id}/tasks/{nonce}", methods=["POST"])
async def post_task(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, tasks.take)


@app.route("interviews/{id}/recordings", methods=["POST"])
async def post_recording(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, recordings.take)


@app.route("interviews/{id}/recordings", methods=["GET"])
async def get_recordings(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, recordings.listed)


@app.route("interviews/{id}/share", methods=["POST"])
async def post_share(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, shares.share)


@app.route("interviews/{id}/share", methods=["GET"])
async def get_share(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, shares.standing)


@app.route("interviews/{id}/share", methods=["DELETE"])
async def delete_share(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, shares.revoke)


@app.route("shared/report", methods=["GET"])
async def get_shared_report(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, shares.shared)


@app.queue_trigger("msg", queue_name=SCORES, connection=STORAGE)
async def score_interview(msg: func.QueueMessage) -> None:
    """One report for a finished interview, however often this is delivered; then whoever is first in line."""
    with lines.about(interview=(id := interview_of(msg))):
        await services().score.settle(id)
    await services().drain.one()
    services().reporter.soon()


@app.queue_trigger("msg", queue_name=f"{SCORES}-poison", connection=STORAGE)
async def score_failed(msg: func.QueueMessage) -> None:
    """A last try for a request that failed time and again, and a line that an alert can look for."""
    id = interview_of(msg)
    with lines.about(interview=id):
        log.error("scoring of an interview was dead-lettered")
        await services().score.settle(id)


@app.timer_trigger("timer", schedule="%PREWARM_SCHEDULE%")
async def prewarm_cache(timer: func.TimerRequest) -> None:
    """Question pools, compiled to Blob and from there to the caches."""
    log.info("prewarmed: %s", await services().prewarm())
    await services().reporter.write()


@app.timer_trigger("timer", schedule="%REVIEW_SCHEDULE%")
async def review_interviews(timer: func.TimerRequest) -> None:
    """Models review the interviews in line, the fairest first, as quota allows."""
    if done := await services().drain():
        log.info("reviewed: %s", done)
    await services().reporter.write()


@app.timer_trigger("timer", schedule="%SWEEP_SCHEDULE%")
async def sweep(timer: func.TimerRequest) -> None:
    """What is due: reports that were lost on the way, and what is past its retention."""
    if done := await services().sweep():
        log.info("swept: %s", done)
    await services().tidy(services().clock())
    await services().reporter.write()


@app.timer_trigger("timer", schedule="%WATCH_SCHEDULE%")
async def watch(timer: func.TimerRequest) -> None:
    """Alerts, by the figures of the last minutes; this process's own are written first."""
    await services().reporter.write()
    if firing := await services().watch():
        log.warning("alerts that fire: %s", ", ".join(firing))
    await services().providers.revive()


@app.timer_trigger("timer", schedule="%BACKUP_SCHEDULE%")
async def backup(timer: func.TimerRequest) -> None:
    """Tonight's copy."""
    log.info("backed up: %s", await services().backup())


def interview_of(msg: func.QueueMessage) -> str:
    """Raises msgspec.ValidationError for a message of another schema, which so ends in the poison queue."""
    return msgspec.json.decode(msg.get_body(), type=Ended).interview_id
