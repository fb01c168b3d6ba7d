"""A connection that stops waiting for a server when another one stands in its place. The kernel of a server that hangs answers keepalives all the
same, so no time-out of TCP ever ends the waiting; and how long a question may honestly take, nobody can say."""
import time

import psycopg

SILENCE_S = 3
CONNECT_TIMEOUT_S = 5


class WatchfulConnection(psycopg.Connection):
    address: str

    def wait(self, gen, *arguments, **named):
        return super().wait(self._watched(gen), *arguments, **named)

    def _watched(self, gen):
        try:
            wanted, look_at = next(gen), time.monotonic() + SILENCE_S
            while True:
                ready = yield wanted
                if not ready and time.monotonic() > look_at:
                    self._look_around()
                    look_at = time.monotonic() + SILENCE_S
                wanted = gen.send(ready)
        except StopIteration as done:
            return done.value

    def _look_around(self):
        if self._stands_elsewhere():
            self.close()
            raise psycopg.OperationalError("another server stands in the place of the one that was asked")

    def _stands_elsewhere(self) -> bool:
        """Of all hosts in the address the one that takes connections now is not ours. While none does, ours may come back."""
        try:
            with psycopg.connect(self.address, connect_timeout=CONNECT_TIMEOUT_S) as other:
                return (other.info.host, other.info.port) != (self.info.host, self.info.port)
        except psycopg.OperationalError:
            return False
