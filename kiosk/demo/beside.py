"""Processes beside the demo's own. The demo holds their standard input: when it is gone, however it went, so are they."""
import os
import signal
import subprocess
import sys
import threading

STOPS_WITHIN_S = 1.8


class Beside:
    def __init__(self, module: str, *arguments, **streams):
        command = [sys.executable, "-m", module, *map(str, arguments)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True, **streams)

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(STOPS_WITHIN_S)
        except subprocess.TimeoutExpired:
            self.process.kill()


def stop_with_the_demo():
    """Called in the process beside it."""
    def wait():
        sys.stdin.read()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()
