"""Creates the tables, containers and queues the app expects, where they are not there yet."""

from __future__ import annotations

import os

from azure.core.exceptions import ResourceExistsError
from azure.data.tables import TableServiceClient
from azure.storage.blob import BlobServiceClient
from azure.storage.queue import QueueServiceClient

from localhost.environment import STORAGE
from storage.names import CONTAINERS, QUEUES, TABLES


def provision(connection_string: str) -> None:
    with TableServiceClient.from_connection_string(connection_string) as tables:
        for name in TABLES:
            tables.create_table_if_not_exists(name)
    with BlobServiceClient.from_connection_string(connection_string) as blobs:
        for name in CONTAINERS:
            try:
                blobs.create_container(name)
            except ResourceExistsError:
                continue
    with QueueServiceClient.from_connection_string(connection_string) as queues:
        for name in QUEUES:
            try:
                queues.create_queue(name)
            except ResourceExistsError:
                continue


if __name__ == "__main__":
    provision(os.environ[STORAGE])
