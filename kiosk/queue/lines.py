"""Who comes next: the written policy of the line, as queries."""
import peewee
from peewee import fn

from kiosk import clock, days
from kiosk.queue.counters import Counter, Windows
from kiosk.queue.states import AT_WINDOW, CALLED, DONE, HELD, NO_SHOW, SERVING, WAITING


class Line:
    """What a Ticket can be asked about the line it stands in."""

    @classmethod
    def waiting(cls, service=None):
        """Everybody who waits today, in the order of the line: those with priority, then by the time they came."""
        today = cls.select().where(cls.state == WAITING, cls.day == days.today()).order_by(cls.lane, cls.rank, cls.id)
        return today.where(cls.service == service) if service else today

    @classmethod
    def for_counter(cls, counter: Counter):
        """Whom this window may call now: its skills, who was sent to it, and nobody who stepped away."""
        is_here = cls.away_until.is_null() | (cls.away_until <= clock.now())
        is_sent = cls.wanted_counter.is_null() | (cls.wanted_counter == counter.number)
        query = cls.waiting().where(is_here, is_sent)
        return query.where(cls.service.in_(counter.skills)) if counter.skills else query

    @classmethod
    def missed(cls):
        today = cls.select().where(cls.state == NO_SHOW, cls.day == days.today())
        return today.order_by(cls.called_at.desc())

    @classmethod
    def held(cls):
        return cls.select().where(cls.state == HELD, cls.day == days.today()).order_by(cls.called_at)

    @classmethod
    def latest_calls(cls, limit: int):
        """The numbers called last today, newest first, for the TV and the home page."""
        states = (CALLED, SERVING, HELD, DONE)
        called = cls.select().where(cls.day == days.today(), cls.state.in_(states), cls.called_at.is_null(False))
        return called.order_by(cls.called_at.desc()).limit(limit)

    @classmethod
    def at_counter(cls, counter: int):
        """Who was called to this window or is being served there; None when nobody is."""
        return cls.get_or_none(cls.state.in_(AT_WINDOW), cls.counter == counter, cls.day == days.today())

    @classmethod
    def finished_today_at(cls, counter: int) -> int:
        return cls.select().where(cls.day == days.today(), cls.state == DONE, cls.counter == counter).count()

    @classmethod
    def share_in_order(cls) -> float | None:
        """How many of today's calls kept the order of the line, 0 to 1; None before the first call."""
        is_out = peewee.Case(None, [(cls.passed_over > 0, 1)], 0)
        of_today = cls.select(fn.COUNT(cls.id), fn.SUM(is_out)).where(cls.day == days.today(), cls.called_at.is_null(False))
        count, out = of_today.tuples().get()
        return 1 - out / count if count else None

    @classmethod
    def at_windows(cls):
        """Those who were called or are being served, at any window."""
        return cls.select().where(cls.state.in_(AT_WINDOW), cls.day == days.today())

    @classmethod
    def line_for(cls, service_id: str, windows: Windows | None = None):
        """Everybody whom the windows for this business may call."""
        services = (windows or Windows.now()).serving_with(service_id)
        return cls.waiting().where(cls.service.in_(services)) if services else cls.waiting()

    def before_me(self, query=None):
        """Those of the query, everybody who waits unless another is given, who stand before this ticket."""
        kind = type(self)
        is_before = (kind.lane < self.lane) | ((kind.lane == self.lane) & (kind.rank < self.rank))
        return (kind.waiting() if query is None else query).where(is_before)

    @property
    def stands_from(self):
        """The moment that counts for the place in the line: of taking the number, unless another place was given."""
        return clock.from_ms(self.rank // 1000)

    @property
    def people_ahead(self) -> int:
        """Those whom the windows that can call this number call before it."""
        if self.state != WAITING:
            return 0
        return self.before_me(self.line_for(self.service_id)).count()
