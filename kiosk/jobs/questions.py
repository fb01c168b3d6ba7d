"""Acts that need an answer first, one page each: what was found, the quote, why it waits, and what it comes to."""
from flask import redirect, render_template, request, url_for
from flask.views import MethodView
from flask_login import current_user

from kiosk import clock, money
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.jobs import work
from kiosk.jobs.forms import ArriveForm, FinishForm, HoldForm
from kiosk.jobs.quoting import Draft
from kiosk.repairs import catalogue, states
from kiosk.repairs.pricing.quotes import Quote


class Question(MethodView):
    """GET asks, POST does it and leads to the order. A mistake is answered with the same page and what was typed."""

    verb = ""

    def dispatch_request(self, order_id):
        self.order = work.find(order_id, current_user)
        return super().dispatch_request()

    def get(self):
        # Somebody may come back here after the order has moved on.
        return self.ask(self.blank()) if work.may(self.verb, self.order) else self.leave()

    def post(self):
        form = self.filled()
        if not work.may(self.verb, self.order):
            moved = _("%(number)s has moved on: %(state)s.", number=self.order.number, state=self.order.state_name)
            return self.ask(form, [moved]), 409
        if not form.validate():
            return self.ask(form, [text for texts in form.errors.values() for text in texts]), 422
        try:
            self.act(form)
        except Refused as refusal:
            return self.ask(form, [str(refusal)]), 422
        return self.leave()

    def ask(self, form, mistakes=()):
        return render_template(f"jobs/{self.verb}.html", order=self.order, form=form, mistakes=mistakes, **self.shown(form))

    def leave(self):
        return redirect(url_for("jobs.show", order_id=self.order.id), 303)

    def shown(self, form) -> dict:
        return {}


class Arrive(Question):
    verb = "arrive"

    def blank(self):
        """What was reported, or another item with nothing said about it yet."""
        category, item = (request.args.get(name, getattr(self.order, name)) for name in ("category", "item"))
        is_reported = (category, item) == (self.order.category, self.order.item)
        return ArriveForm(category=category, item=item, phrases=self.order.phrases if is_reported else [])

    def filled(self):
        return ArriveForm(request.form)

    def act(self, form):
        self.order.arrive(form.category.data, form.item.data, form.phrases.data, by=current_user)

    def shown(self, form):
        phrases = catalogue.phrases_for(form.found) if form.found else []
        return {"catalogue": catalogue, "category": catalogue.category(form.category.data),
                "phrases": {code: catalogue.PHRASES[code] for code in phrases}}


class Hold(Question):
    verb = "hold"

    def blank(self):
        return HoldForm.blank()

    def filled(self):
        return HoldForm(request.form)

    def act(self, form):
        self.order.hold(form.reason.data, form.day, by=current_user)

    def shown(self, form):
        return {"reasons": states.HOLDS, "today": clock.today().isoformat()}


class Finish(Question):
    verb = "finish"

    def blank(self):
        return FinishForm(amount=money.yuan(self.order.agreed_fen))

    def filled(self):
        return FinishForm(request.form)

    def act(self, form):
        self.order.finish(form.amount_fen, form.is_cleared.data, by=current_user)


class MakeQuote(Question):
    verb = "quote"

    def blank(self):
        return Draft.of(self.order)

    def filled(self):
        return Draft.from_fields(self.order, request.form)

    def act(self, form):
        Quote.make(self.order, form.lines, form.liability, by=current_user)


class AddUp(MakeQuote):
    """The quote so far, with one more or less of a line. Nothing is kept."""

    def post(self):
        draft = self.filled()
        for name, step in (("more", 1), ("less", -1)):
            draft.count(request.form.get(name, ""), step)
        if request.htmx:
            return render_template("jobs/_quote.html", order=self.order, form=draft)
        return self.ask(draft)


def add_to(blueprint):
    for question in (Arrive, Hold, Finish, MakeQuote):
        blueprint.add_url_rule(f"/<order_id>/{question.verb}", view_func=question.as_view(question.verb))
    blueprint.add_url_rule("/<order_id>/quote/sum", view_func=AddUp.as_view("add_up"), methods=["POST"])
