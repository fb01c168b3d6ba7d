"""A printer at the far end of a pseudo terminal, which is a device node like any other."""
import os
import select
import threading
import tty

from tests.printer.devices.answering import Answering


class LineEnd(Answering):
    def __init__(self, **facts):
        super().__init__(**facts)
        self.far, self._near = os.openpty()
        tty.setraw(self._near)
        self.path = os.ttyname(self._near)
        self._is_reading = False
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self):
        self._is_reading = True
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.stop_reading()
        if self.far is not None:
            self.unplug()

    def stop_reading(self):
        self._is_reading = False
        self._thread.join(5)

    def unplug(self):
        self.stop_reading()
        os.close(self.far)
        os.close(self._near)
        self.far = None

    def _serve(self):
        while self._is_reading:
            if select.select([self.far], [], [], 0.02)[0]:
                os.write(self.far, self.hears(os.read(self.far, 4096)))
