"""Creates the tables, containers and queues the app expects, where they are not there yet."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from azure.core.exceptions import ResourceExistsError
from azure.data.tables import TableServiceClient
from azure.storage.blob import BlobServiceClient, CorsRule
from azure.storage.queue import QueueServiceClient

from localhost.environment import STORAGE
from storage.names import CONTAINERS, QUEUES, TABLES

CORS_SECONDS = 3600


def provision(connection_string: str, origins: Sequence[str] = ()) -> None:
    """Pages of these origins may send recordings; without any, what the account allows stays as it is."""
    with TableServiceClient.from_connection_string(connection_string) as tables:
        for name in TABLES:
            tables.create_table_if_not_exists(name)
    with BlobServiceClient.from_connection_string(connection_string) as blobs:
        for name in CONTAINERS:
            try:
                blobs.create_container(name)
            except ResourceExistsError:
                continue
        if origins:
            rule = CorsRule(
                list(origins),
                ["PUT"],
                allowed_headers=["content-type", "x-ms-blob-type"],
                max_age_in_seconds=CORS_SECONDS,
            )
            blobs.set_service_properties(cors=[rule])
    with QueueServiceClient.from_connection_string(connection_string) as queues:
        for name in QUEUES:
            try:
                queues.create_queue(name)
            except ResourceExistsError:
                continue


if __name__ == "__main__":
    provision(os.environ[STORAGE], sys.argv[1:])
