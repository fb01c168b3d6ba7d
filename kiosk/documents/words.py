"""The words of documents: why one was not taken, what was left out of one, and how far one is."""
from kiosk.i18n import N_

NO_PDF = "no_pdf"
LOCKED = "locked"
PAGES = "pages"
PAGE_SIZE = "page_size"
BROKEN = "broken"
TOO_MUCH = "too_much"
TOO_SLOW = "too_slow"
NO_PICTURE = "no_picture"
NO_ROOM = "no_room"
REASONS = {
    NO_PDF: N_("This is no PDF we can read. Please save it as a PDF once more and send that."),
    LOCKED: N_("This PDF is locked with a password. Please send one without."),
    PAGES: N_("This PDF has more than 60 pages. Please send it in parts."),
    PAGE_SIZE: N_("A page of this PDF has a size no paper has. Please save it in A4 and send that."),
    BROKEN: N_("This file did not arrive whole, or is damaged. Please send it again."),
    TOO_MUCH: N_("This file needs more memory than a document should. Please print it into a new PDF and send that."),
    TOO_SLOW: N_("This file takes too long to read. Please print it into a new PDF and send that."),
    NO_PICTURE: N_("This is no picture we can read. Please send a JPEG, PNG or WebP picture, or a PDF."),
    NO_ROOM: N_("There is no room for documents at the moment. Please tell whoever looks after this machine."),
}
LEFT_OUT = {
    "scripts": N_("scripts"),
    "attachments": N_("attached files"),
    "launches": N_("links that start programs"),
}
