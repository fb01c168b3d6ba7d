"""A running program hears that it should stop, whenever and wherever the signal comes."""
import signal
import subprocess
import sys

import pytest

from kiosk.stopping import STOPS

HEARS_IT_IN_ANOTHER_THREAD = """
import signal, threading
from kiosk.stopping import asked_to_stop

with asked_to_stop() as wait:
    threading.Thread(target=lambda: signal.pthread_kill(threading.get_ident(), {number})).start()
    wait()
    print("stops in order")
"""
HEARS_IT_BEFORE_IT_WAITS = """
import os
from kiosk.stopping import asked_to_stop

with asked_to_stop() as wait:
    os.kill(os.getpid(), {number})
    wait()
    print("stops in order")
"""
IS_STUCK = """
import os, time
from kiosk.stopping import asked_to_stop

with asked_to_stop() as wait:
    os.kill(os.getpid(), {number})
    wait()
    os.kill(os.getpid(), {number})
    time.sleep(60)
"""
ENDS_WITHIN_S = 30


def run(script: str, number: int) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-c", script.format(number=int(number))], capture_output=True, text=True, timeout=ENDS_WITHIN_S)


@pytest.mark.parametrize("number", STOPS)
@pytest.mark.parametrize("script", [HEARS_IT_IN_ANOTHER_THREAD, HEARS_IT_BEFORE_IT_WAITS])
def test_no_asking_is_missed(script, number):
    ended = run(script, number)

    assert (ended.returncode, ended.stdout) == (0, "stops in order\n"), ended.stderr


def test_asked_again_it_ends_at_once():
    assert run(IS_STUCK, signal.SIGINT).returncode == -signal.SIGINT
