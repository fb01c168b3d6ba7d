"""The composition root: the only file that knows every part, and how they are tied together."""
import os

from flask import Flask
from flask_login import LoginManager
from flask_wtf.csrf import CSRFProtect
from htmx_flask import Htmx
from jinja2 import StrictUndefined
from sync.client import Box

from kiosk import clock, config, i18n, live, qr, tokens, topics, web, web_root
from kiosk.db import DayCounter, Setting, database, open_database
from kiosk.desk import views as desk
from kiosk.dev import views as dev
from kiosk.display import views as display
from kiosk.events import Event
from kiosk.lobby import views as lobby
from kiosk.lobby.models import HelpCall, Screen
from kiosk.paper import views as paper
from kiosk.queue import console, views as queue
from kiosk.queue.counters import Counter
from kiosk.queue.models import Ticket
from kiosk.queue.taking import Taking
from kiosk.site.models import Household, PublicArea, Service, Site, Unit
from kiosk.staff import views as staff
from kiosk.staff.models import SignIn, Staff
from kiosk.staff.throttle import Throttle
from printer import spool
