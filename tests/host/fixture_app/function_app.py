"""A small app with one of everything the local host knows, for its tests. `seen` is what its functions noted."""

from __future__ import annotations

import asyncio
import base64
import json

import azure.functions as func

app = func.FunctionApp(http_auth_level=func.AuthLevel.ANONYMOUS)
seen: list[str] = []


def as_json(value: object) -> func.HttpResponse:
    return func.HttpResponse(json.dumps(value), mimetype="application/json")


@app.route("health", methods=["GET"])
async def health(req: func.HttpRequest) -> func.HttpResponse:
    return as_json("well")


@app.route("items/{id}", methods=["GET"])
async def item(req: func.HttpRequest) -> func.HttpResponse:
    return as_json({"item": req.route_params["id"]})


@app.route("items/special", methods=["GET"])
def special_item(req: func.HttpRequest) -> func.HttpResponse:
    return as_json("special")


@app.route("items/{id}", methods=["DELETE"])
async def delete_item(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse(status_code=204)


@app.route("echo")
async def echo(req: func.HttpRequest) -> func.HttpResponse:
    said = {
        "method": req.method,
        "url": req.url,
        "headers": dict(req.headers),
        "query": dict(req.params),
        "body": base64.b64encode(req.get_body()).decode(),
    }
    return as_json(said)


@app.route("locked", auth_level=func.AuthLevel.FUNCTION, methods=["GET"])
async def locked(req: func.HttpRequest, context: func.Context) -> func.HttpResponse:
    return as_json(context.function_name)


@app.route("broken", methods=["GET"])
async def broken(req: func.HttpRequest) -> func.HttpResponse:
    raise RuntimeError("broken on purpose")


@app.route("cookies", methods=["GET"])
async def cookies(req: func.HttpRequest) -> func.HttpResponse:
    answer = func.HttpResponse(b"\x00\xff", mimetype="application/octet-stream")
    answer.headers.add("Set-Cookie", "one=1; Path=/")
    answer.headers.add("Set-Cookie", "two=2; Path=/")
    return answer


@app.route("slow", methods=["GET"])
async def slow(req: func.HttpRequest) -> func.HttpResponse:
    await asyncio.sleep(float(req.params["seconds"]))
    return as_json("done")


@app.route("send", methods=["POST"])
@app.queue_output("out", queue_name="work", connection="AzureWebJobsStorage")
async def send(req: func.HttpRequest, out: func.Out[list[str]]) -> func.HttpResponse:
    out.set(json.loads(req.get_body()))
    return func.HttpResponse(status_code=202)


@app.route("seen", methods=["GET"])
async def tell(req: func.HttpRequest) -> func.HttpResponse:
    return as_json(seen)


@app.queue_trigger("msg", queue_name="%WORK_QUEUE%", connection="AzureWebJobsStorage")
async def work(msg: func.QueueMessage) -> None:
    text = msg.get_body().decode()
    seen.append(f"work {text} {msg.dequeue_count}")
    if text.startswith("bad") or (text.startswith("twice") and msg.dequeue_count == 1):
        raise ValueError("refused on purpose")


@app.queue_trigger("msg", queue_name="work-poison", connection="AzureWebJobsStorage")
def set_aside(msg: func.QueueMessage) -> None:
    seen.append(f"poison {msg.get_body().decode()}")


@app.timer_trigger("timer", schedule="%TICK%")
async def tick(timer: func.TimerRequest) -> None:
    seen.append(f"tick {timer.past_due}")


@app.timer_trigger("timer", schedule="0 0 0 29 2 *")
async def rarely(timer: func.TimerRequest) -> None:
    seen.append("rarely")
