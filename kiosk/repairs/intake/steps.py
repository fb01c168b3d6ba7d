"""Reporting a repair at the touchscreen, one question on a page. What is asked next, the draft knows."""
from flask import redirect, render_template, request, session, url_for
from flask.views import MethodView

from kiosk import drafts
from kiosk.i18n import gettext as _
from kiosk.repairs import catalogue
from kiosk.repairs.times import slots
from kiosk.repairs.alarms import Danger
from kiosk.repairs.intake.draft import REVIEW, Draft
from kiosk.repairs.intake.forms import ChoiceForm, NoteForm, PhoneForm, PhrasesForm
from kiosk.repairs.models import Order
from kiosk.repairs.desk.paging import Page
from kiosk.site.models import PublicArea, Site, Unit

BUTTONS_ON_A_PAGE = 12
BY_PHONE = "phone"
ASIDE = {"note": "repairs.note", "photo": "photos.ask"}


def draft_of_visitor() -> Draft:
    return Draft(drafts.of_visitor())


def address(step: str, draft: Draft) -> str:
    if step == "place":
        return url_for("repairs.area") if draft.area else url_for("repairs.place", level=draft.open_level)
    return url_for(f"repairs.{step}")


def go_on(draft: Draft):
    return redirect(address(draft.next_step(), draft), 303)


class Step(MethodView):
    """GET asks the question, POST takes the answer. Out of turn, both lead to the question that is due."""

    step = ""

    def dispatch_request(self, **where):
        self.draft = draft_of_visitor()
        return super().dispatch_request(**where) if self.is_due(**where) else go_on(self.draft)

    def get(self, **where):
        return self.ask(**where)

    def post(self, **where):
        form = self.form(request.form, **where)
        if not form.validate():
            return self.ask([text for texts in form.errors.values() for text in texts], form, **where), 422
        return self.take(form, **where) or go_on(self.draft)

    def ask(self, errors=(), form=None, **where):
        shown = self.shown(form, **where)
        return render_template(f"repairs/{self.step}.html", draft=self.draft, errors=errors, back=self.back(**where), **shown)

    def is_due(self) -> bool:
        return self.draft.may_be_asked(self.step)

    def back(self) -> str:
        return address(self.draft.step_before(self.step), self.draft)


class PlaceStep(Step):
    step = "place"

    def is_due(self, level):
        return all(above in self.draft.levels for above in Unit.LEVELS[: Unit.LEVELS.index(level)])

    def form(self, fields, level):
        return ChoiceForm(fields, Unit.choices(level, self.draft.levels))

    def take(self, form, level):
        self.draft.choose_level(level, form.choice.data)

    def shown(self, form, level):
        choices = Unit.choices(level, self.draft.levels)
        page = Page.of(len(choices), request.args.get("page", 1, int), BUTTONS_ON_A_PAGE)
        return {
            "level": level, "choices": choices[page.start:page.end], "page": page,
            "crumbs": self._asked_above(level), "has_areas": PublicArea.select().exists(), "site": Site.current(),
        }

    def back(self, level):
        if self.draft.next_step() == REVIEW:
            return address(REVIEW, self.draft)
        above = self._asked_above(level)
        if above:
            return url_for("repairs.place", level=above[-1])
        return url_for("lobby.home") if drafts.is_empty() else url_for("lobby.leave", back=request.path)

    def _asked_above(self, level) -> list[str]:
        above = Unit.LEVELS[: Unit.LEVELS.index(level)]
        return [name for name in self.draft.asked_levels() if name in above]


class AreaStep(Step):
    step = "area"

    def is_due(self):
        return True

    def form(self, fields):
        return ChoiceForm(fields, [area.id for area in PublicArea.select()])

    def take(self, form):
        self.draft.choose_area(PublicArea.get_by_id(form.choice.data))

    def shown(self, form):
        page = Page.of(PublicArea.select().count(), request.args.get("page", 1, int), BUTTONS_ON_A_PAGE)
        areas = PublicArea.select().order_by(PublicArea.position).offset(page.start).limit(page.size)
        return {"areas": list(areas), "page": page}

    def back(self):
        is_checking = self.draft.next_step() == REVIEW
        return address(REVIEW, self.draft) if is_checking else url_for("repairs.place", level=Unit.LEVELS[0])


class CategoryStep(Step):
    step = "category"

    def form(self, fields):
        return ChoiceForm(fields, [category.code for category in catalogue.CATEGORIES])

    def take(self, form):
        self.draft.choose_category(form.choice.data)

    def shown(self, form):
        return {"categories": catalogue.CATEGORIES}


class ItemStep(Step):
    step = "item"

    def form(self, fields):
        return ChoiceForm(fields, [item.code for item in self.draft.category.items])

    def take(self, form):
        self.draft.choose_item(form.choice.data)
        return self._alarm(self.draft.item.hazard) if self.draft.item.hazard else None

    def shown(self, form):
        return {"items": self.draft.category.items}

    def _alarm(self, hazard):
        session["danger"] = Danger.report(hazard, self.draft.unit, self.draft.area).id
        self.draft.forget()
        return redirect(url_for("repairs.danger"), 303)


class PhrasesStep(Step):
    step = "phrases"

    def form(self, fields):
        return PhrasesForm(fields, catalogue.phrases_for(self.draft.item))

    def take(self, form):
        self.draft.choose_phrases(form.chosen)
        aside = next((page for name, page in ASIDE.items() if name in request.form), None)
        return redirect(url_for(aside), 303) if aside else None

    def shown(self, form):
        names = [(code, _(catalogue.PHRASES[code])) for code in catalogue.phrases_for(self.draft.item)]
        return {"phrases": names}


class NoteStep(Step):
    step = "note"

    def is_due(self):
        return self.draft.has("phrases")

    def form(self, fields):
        return NoteForm(fields)

    def take(self, form):
        self.draft.write_note(form.ink)

    def shown(self, form):
        return {}

    def back(self):
        return url_for("repairs.phrases")


class SlotStep(Step):
    step = "slot"

    def form(self, fields):
        bookable = slots.find(fields.get("choice", ""), *_hours())
        return ChoiceForm(fields, {BY_PHONE, bookable.code} if bookable else {BY_PHONE})

    def take(self, form):
        self.draft.choose_slot(slots.find(form.choice.data, *_hours()))

    def shown(self, form):
        days = [[(slot, Order.has_room_in(slot, self.draft.trade)) for slot in day] for day in slots.offered(*_hours())]
        return {"days": days, "by_phone": BY_PHONE}

    @classmethod
    def again(cls, draft: Draft, message: str):
        """The window was booked up meanwhile: the same question, with everything else kept."""
        draft.lose_slot()
        step = cls()
        step.draft = draft
        return step.ask([message])


class PhoneStep(Step):
    step = "phone"

    def form(self, fields):
        return PhoneForm(fields, must_be_left=self.draft.needs_phone)

    def take(self, form):
        self.draft.leave_phone(form.number)

    def shown(self, form):
        return {"number": form.phone.data if form else self.draft.phone, "site": Site.current()}


def _hours() -> tuple[str, str]:
    site = Site.current()
    return site.opens, site.closes


STEPS = (AreaStep, CategoryStep, ItemStep, PhrasesStep, NoteStep, SlotStep, PhoneStep)


def add_to(blueprint):
    levels = ",".join(Unit.LEVELS)
    blueprint.add_url_rule(f"/place/<any({levels}):level>", view_func=PlaceStep.as_view("place"))
    for step in STEPS:
        blueprint.add_url_rule(f"/{step.step}", view_func=step.as_view(step.step))
