"""Messages that failed time and again and were set aside by the host."""

from __future__ import annotations

from azure.core.exceptions import AzureError, ResourceNotFoundError

from interview.errors import StorageDown
from storage import sign_in

POISON = "-poison"
HIDDEN_SECONDS = 60
"""So long nobody else sees a message that is being put back."""

TIMEOUT_SECONDS = 2


class DeadLetters:
    """Those of one queue, and those that its poison queue's own function set aside once more."""

    def __init__(self, connection_string: str, queue: str) -> None:
        self._connection_string, self._queue = connection_string, queue

    async def requeue(self, most: int) -> tuple[int, int]:
        """Puts back at most so many; says how many, and about how many are left. Raises StorageDown.

        Each is sent before it is deleted: a process that dies in between leaves one twice, and none is lost.
        """
        from azure.storage.queue.aio import QueueServiceClient  # of all functions only this one needs the import

        service = sign_in.client(
            QueueServiceClient,
            "Queue",
            self._connection_string,
            connection_timeout=TIMEOUT_SECONDS,
            read_timeout=TIMEOUT_SECONDS,
            retry_total=1,
            # By default the SDK waits some twenty seconds before it tries again.
            initial_backoff=0,
            increment_base=0,
            random_jitter_range=0,
        )
        done = left = 0
        async with service:
            target = service.get_queue_client(self._queue)
            for name in (self._queue + POISON, self._queue + POISON + POISON):
                poison = service.get_queue_client(name)
                try:
                    if done < most:
                        held = poison.receive_messages(max_messages=most - done, visibility_timeout=HIDDEN_SECONDS)
                        async for message in held:
                            await target.send_message(message.content)
                            await poison.delete_message(message)
                            done += 1
                    left += (await poison.get_queue_properties()).approximate_message_count or 0
                except ResourceNotFoundError:
                    continue  # nothing was ever set aside there
                except AzureError as e:
                    raise StorageDown from e
        return done, left
