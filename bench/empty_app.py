"""An app that does nothing with the triggers that an interview meets: run in the place of ours, it shows what the host
takes by itself."""

import azure.functions as func

app = func.FunctionApp(http_auth_level=func.AuthLevel.ANONYMOUS)

STORAGE = "AzureWebJobsStorage"
SCORES = "score-requests"
SAID = '{"question": "' + "x" * 1_200 + '"}'


@app.route("health", methods=["GET"])
async def get_health(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse("{}")


@app.route("interviews/{id}/turns", methods=["POST"])
@app.queue_output("scores", queue_name=SCORES, connection=STORAGE)
async def post_turn(req: func.HttpRequest, scores: func.Out[str]) -> func.HttpResponse:
    """A body that says `last` ends an interview."""
    if b'"last"' in req.get_body():
        scores.set("{}")
    return func.HttpResponse(SAID, headers={"Content-Type": "application/json", "Cache-Control": "no-store"})


@app.queue_trigger("msg", queue_name=SCORES, connection=STORAGE)
async def score_interview(msg: func.QueueMessage) -> None:
    msg.get_body()


@app.queue_trigger("msg", queue_name=f"{SCORES}-poison", connection=STORAGE)
async def score_failed(msg: func.QueueMessage) -> None:
    msg.get_body()
