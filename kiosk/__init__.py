"""The site application: what visitors, receptionists and the lobby TV use. create_app() puts its parts together."""
from pathlib import Path

HERE = Path(__file__).resolve().parent


def web_root() -> Path:
    """Where templates/ and static/ are: inside the installed package, or beside it in a checkout."""
    packed = HERE / "_web"
    return packed if packed.is_dir() else HERE.parent


def create_app(settings):
    """The Flask application of one site, on its own database. It imports every part, so it is imported late itself."""
    from kiosk.composition import compose

    return compose(settings)
