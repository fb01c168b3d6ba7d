"""What may go wrong in a way a person can be told about."""


class Refused(Exception):
    """A rule of the desk does not allow this now. The text is a sentence for the person, already translated."""


class Expired(Exception):
    """What the person was in the middle of is gone: a session that ended, a form that was open too long."""


class StartRefused(Exception):
    """The program must not start like this; the text says what to do about it."""
