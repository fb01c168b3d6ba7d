"""What a person reads when the disk is full. What was acknowledged is on it; what is asked for now is not, and is not said to be."""
from flask import Flask, current_app
from peewee import OperationalError

from kiosk import web
from kiosk.db import is_full
from kiosk.i18n import gettext as _
from kiosk.keeping import ballast


def install(app: Flask):
    app.register_error_handler(OperationalError, _answer)


def _answer(error: OperationalError):
    if not is_full(error):
        return web.bug(error)
    home = current_app.config["SITE"].home
    if ballast.is_laid(home):
        ballast.release(home)
        return web.sorry(_("Please try once more"), _("The disk of this box was full. Room was made: please try again."), 503)
    return web.sorry(_("Not possible right now"), _("The disk of this box is full. Please tell the desk."), 503)
