"""Somebody at the old primary itself, whom no cut line keeps from it: does it still call itself primary, and what commits does it answer?"""
import itertools
import threading
import time
from contextlib import suppress

import psycopg

ASKED_EVERY_S = 0.1
ANSWERS_WITHIN_S = 2


class Rival:
    """Two threads, for a commit may wait long. told: the numbers it was told are safe; with the others anything may have happened."""

    def __init__(self, address: str):
        self._address, self._over = f"{address}&connect_timeout={ANSWERS_WITHIN_S}", threading.Event()
        self._threads = [threading.Thread(target=self._again_and_again, args=(act,)) for act in (self._ask, self._commit)]
        self.said, self.told = [], set()

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, failure, *_):
        """After a failure the server that one of them waits for is not mended but killed, later."""
        self._over.set()
        for thread in self._threads if failure is None else ():
            thread.join()

    def stepped_down_at(self, struck: float) -> float:
        return next(moment for moment, is_primary in self.said if moment > struck and not is_primary)

    def beside_for_s(self, promoted: float) -> float:
        """How long it called itself primary while another was."""
        return max((moment - promoted for moment, is_primary in self.said if is_primary and moment > promoted), default=0.0)

    def _again_and_again(self, act):
        for number in itertools.takewhile(lambda _: not self._over.wait(ASKED_EVERY_S), itertools.count()):
            act(number)

    def _ask(self, _):
        try:
            with psycopg.connect(self._address) as connection:
                is_primary = not connection.execute("select pg_is_in_recovery()").fetchone()[0]
        except psycopg.errors.ConnectionTimeout:
            return  # who hangs has not stepped down
        except psycopg.Error:
            is_primary = False
        self.said.append((time.monotonic(), is_primary))

    def _commit(self, number: int):
        with suppress(psycopg.Error), psycopg.connect(self._address, autocommit=True) as connection:
            connection.execute("insert into told values (%s)", (number,))
            self.told.add(number)
