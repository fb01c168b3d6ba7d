"""A queue of CUPS. It says "completed" when it has the bytes, not when there is paper; so nothing is asked."""
import logging
import shutil
import subprocess

from printer.devices.device import Device
from printer.errors import PrinterError

log = logging.getLogger(__name__)


class CupsDevice(Device):
    """Each write is one job of the queue."""

    hand_over_s = 30.0

    def __init__(self, queue: str, program: str = "lp"):
        self.queue = queue
        self.program = program

    def open(self):
        if not shutil.which(self.program):
            raise PrinterError("no-driver", permanent=True)

    def write(self, payload: bytes):
        try:
            self._hand_over(payload)
        except subprocess.TimeoutExpired as error:
            raise PrinterError("link-lost", certain=False) from error
        except subprocess.CalledProcessError as error:
            log.warning("lp did not take a job: %s", error.stderr.decode("utf-8", "replace").strip())
            # A program that was killed may have handed over before.
            raise PrinterError("unreachable", certain=error.returncode > 0) from error
        except OSError as error:
            raise PrinterError("unreachable") from error

    def close(self):
        """Nothing is kept between jobs."""

    def _hand_over(self, payload: bytes):
        subprocess.run(
            [self.program, "-d", self.queue, "-o", "raw"], input=payload, check=True, timeout=self.hand_over_s,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )
