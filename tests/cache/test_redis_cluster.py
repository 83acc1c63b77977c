"""The tier on a cluster with TLS, keys and users, as a managed Redis has them: one node that owns every slot."""

from __future__ import annotations

import asyncio
import gc
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from redis import Redis
from redis.credentials import UsernamePasswordCredentialProvider

from cache.redis_address import connect
from cache.redis_tier import PREFIX, RedisTier
from localhost.children import spawn, stop
from tests.cache.test_redis_tier import ENTRY, LARGE, NOW
from tests.conftest import free_port, missing, wait_for_port

PATIENCE = 10.0
"""Seconds; a handshake of TLS takes its time on a busy machine."""

KEY, TOKEN = "a-key-of-the-server", "a-token-of-somebody"


@dataclass(frozen=True)
class Cluster:
    place: str
    client: Any

    def url(self, scheme: str = "rediss+cluster", user: str = f":{KEY}@") -> str:
        return f"{scheme}://{user}{self.place}"

    def commands(self) -> int:
        return int(self.client.info("stats")["total_commands_processed"])


def certificate(folder: Path) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        missing("openssl is not on the PATH")
    about = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2", "-nodes"]
    form = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run([openssl, *form, *about, *files], check=True, capture_output=True)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    binary = shutil.which("redis-server")
    if binary is None:
        missing("redis-server is not on the PATH")
    folder, port = tmp_path_factory.mktemp("cluster"), free_port()
    certificate(folder)
    own = str(folder / "cert.pem")
    options = ["--port", "0", "--tls-port", str(port), "--bind", "127.0.0.1", "--save", "", "--requirepass", KEY]
    options += ["--cluster-enabled", "yes", "--cluster-port", str(free_port()), "--tls-cluster", "yes"]
    options += [
        "--tls-auth-clients",
        "no",
        "--tls-cert-file",
        own,
        "--tls-key-file",
        str(folder / "key.pem"),
        "--tls-ca-cert-file",
        own,
    ]
    server = spawn([binary, *options], cwd=folder, stdout=subprocess.DEVNULL)
    try:
        wait_for_port(port)
        place = f"127.0.0.1:{port}?ssl_ca_certs={own}"
        client: Any = Redis.from_url(f"rediss://:{KEY}@{place}")
        client.execute_command("CLUSTER ADDSLOTSRANGE", 0, 16383)
        deadline = time.monotonic() + 20
        while client.execute_command("CLUSTER INFO")["cluster_state"] != "ok":
            assert time.monotonic() < deadline
            time.sleep(0.05)
        yield Cluster(place, client)
        client.close()
    finally:
        stop(server)


async def test_entries_of_many_slots_are_put_and_got_in_one_batch(cluster: Cluster) -> None:
    tier = RedisTier(cluster.url(), max_bytes=LARGE, timeout=PATIENCE)
    await asyncio.gather(*(tier.put(f"k{nth}", ENTRY, NOW) for nth in range(10)))
    assert await asyncio.gather(*(tier.get(f"k{nth}") for nth in range(11))) == [ENTRY] * 10 + [None]
    assert 100 <= cluster.client.ttl(PREFIX + "k1") <= 120
    await tier.close()


async def test_no_more_commands_reach_a_cluster_than_were_taken_from_the_budget(cluster: Cluster) -> None:
    spent = 0

    async def spend(wanted: int) -> bool:
        nonlocal spent
        spent += wanted
        return True

    tier = RedisTier(cluster.url(), max_bytes=LARGE, timeout=PATIENCE, spend=spend)
    await tier.get("warm")  # a new connection learns of the slots
    before, spent = cluster.commands(), 0
    await asyncio.gather(*(tier.get(f"k{nth}") for nth in range(12)))
    assert 0 < cluster.commands() - before - 1 <= spent  # without the INFO that counts
    await tier.close()


async def test_nothing_is_written_while_all_nodes_together_hold_too_much(cluster: Cluster) -> None:
    tier = RedisTier(cluster.url(), max_bytes=1000, timeout=PATIENCE)
    await tier.put("full", ENTRY, NOW)
    assert await tier.get("full") is None
    await tier.close()


@pytest.mark.parametrize("scheme", ["rediss+cluster+entra", "rediss+entra+cluster", "rediss+entra"])
async def test_a_user_signs_in_with_what_the_identity_gives(cluster: Cluster, scheme: str) -> None:
    cluster.client.execute_command("ACL", "SETUSER", "somebody", "on", f">{TOKEN}", "~*", "+@all")
    told = UsernamePasswordCredentialProvider("somebody", TOKEN)
    tier = RedisTier(cluster.url(scheme, user=""), max_bytes=LARGE, timeout=PATIENCE, credentials=lambda: told)
    await tier.put("mine", ENTRY, NOW)
    assert await tier.get("mine") == ENTRY
    await tier.close()


# A client of the cluster protocol that was refused leaves its connection to the garbage collector, which says so.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
async def test_wrong_credentials_and_certificates_that_nobody_vouched_for_are_refused(cluster: Cluster) -> None:
    wrong = UsernamePasswordCredentialProvider("somebody", "an-old-token")
    url = cluster.url("rediss+cluster+entra", user="")
    tier = RedisTier(url, max_bytes=LARGE, timeout=PATIENCE, credentials=lambda: wrong)
    with pytest.raises(Exception, match=r"WRONGPASS|invalid username-password"):
        await tier.get("k")
    await tier.close()
    place, _, _ = cluster.place.partition("?")
    tier = RedisTier(f"rediss+cluster://:{KEY}@{place}", max_bytes=LARGE, timeout=PATIENCE)
    with pytest.raises(Exception, match=r"(?i)certificate"):
        await tier.get("k")
    await tier.close()
    del tier
    gc.collect()


def test_an_address_that_cannot_be_used_says_why() -> None:
    with pytest.raises(ValueError, match=r"\+sentinel; only \+cluster and \+entra"):
        connect("redis+sentinel://127.0.0.1")
    with pytest.raises(ValueError, match=r"add it to requirements\.txt"):
        connect("rediss+entra://127.0.0.1")
