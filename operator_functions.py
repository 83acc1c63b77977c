"""The operator's routes, each behind the function key."""

from __future__ import annotations

import azure.functions as func

from api import about, alerts, figures, ops, packs, upkeep
from serving import answer, services, unasked

operator = func.Blueprint()  # type: ignore[no-untyped-call]

# Said for each route: the app's own level would win over one of the blueprint.
KEY = func.AuthLevel.FUNCTION

readiness = about.Readiness(services)


@operator.route("ops/ready", methods=["GET"], auth_level=KEY)
async def get_ops_ready(req: func.HttpRequest) -> func.HttpResponse:
    return unasked(req, await readiness(with_detail=True))


@operator.route("ops/alerts", methods=["GET"], auth_level=KEY)
async def get_ops_alerts(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, alerts.alerts)


@operator.route("ops/cache", methods=["GET"], auth_level=KEY)
async def get_ops_cache(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, figures.cache)


@operator.route("ops/interviews", methods=["GET"], auth_level=KEY)
async def get_ops_interviews(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, figures.interviews)


@operator.route("ops/metrics", methods=["GET"], auth_level=KEY)
async def get_ops_metrics(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, figures.prometheus)


@operator.route("ops/providers", methods=["GET"], auth_level=KEY)
async def get_ops_providers(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, ops.providers)


@operator.route("ops/capacity", methods=["GET"], auth_level=KEY)
async def get_ops_capacity(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, ops.capacity_of_keys)


@operator.route("ops/prewarm", methods=["POST"], auth_level=KEY)
async def post_ops_prewarm(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, upkeep.prewarm)


@operator.route("ops/poison/requeue", methods=["POST"], auth_level=KEY)
async def post_ops_requeue(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, upkeep.requeue)


@operator.route("ops/export", methods=["GET"], auth_level=KEY)
async def get_ops_export(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, upkeep.export)


@operator.route("ops/packs", methods=["GET"], auth_level=KEY)
async def get_ops_packs(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, packs.files)


@operator.route("ops/packs/{name}", methods=["GET"], auth_level=KEY)
async def get_ops_pack_file(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, packs.read)


@operator.route("ops/packs/{name}", methods=["PUT"], auth_level=KEY)
async def put_ops_pack_file(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, packs.keep)


@operator.route("ops/packs/{name}", methods=["DELETE"], auth_level=KEY)
async def delete_ops_pack_file(req: func.HttpRequest) -> func.HttpResponse:
    return await answer(req, packs.drop)
