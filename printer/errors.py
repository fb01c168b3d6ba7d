"""What can go wrong on the way to paper, and what a person asked too late."""


class PrinterError(Exception):
    """A device failed. `certain` means that nothing of the job has come out."""

    def __init__(self, reason: str, *, permanent: bool = False, certain: bool = True):
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent
        self.certain = certain


class NotPossible(Exception):
    """The job is no longer in a state in which this can happen; `reason` is a machine word."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason
