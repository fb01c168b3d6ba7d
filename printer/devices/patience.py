"""A call into somebody else's driver, and the end of waiting for it."""
import threading
from collections.abc import Callable
from concurrent.futures import Future


def within(limit_s: float, call: Callable, *arguments):
    """What the call returns or raises; TimeoutError after the limit, and then its thread is left behind."""
    answer = Future()
    threading.Thread(target=_answered, args=(answer, call, arguments), daemon=True).start()
    return answer.result(limit_s)


def _answered(answer: Future, call: Callable, arguments: tuple):
    try:
        answer.set_result(call(*arguments))
    except BaseException as error:
        # Not swallowed: result() raises it again in the caller's thread.
        answer.set_exception(error)
