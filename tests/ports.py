"""Ports for servers that are killed and started again, which nobody may take in between."""
import random
import socket


def in_a_row(count: int = 1) -> int:
    """The first of so many that nobody uses, below those the system gives to clients."""
    while True:
        first = random.SystemRandom().randrange(10000, 30000)
        if all(_is_free(first + after) for after in range(count)):
            return first


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
