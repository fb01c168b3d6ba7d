"""What people do, in words for the log."""
from sync.office.words import N_

WORDS = {
    "account.added": N_("Added an account"),
    "account.changed": N_("Changed what an account may"),
    "account.password": N_("Set a new password"),
    "account.removed": N_("Removed an account"),
    "sign_in.done": N_("Signed in"),
    "sign_in.failed": N_("Somebody failed to sign in; one line an hour"),
    "site.opened": N_("Added a community"),
    "site.renamed": N_("Renamed a community"),
    "site.closed": N_("Closed a community"),
    "site.opened_again": N_("Opened a community again"),
    "code.made": N_("Made a code for a box"),
    "box.revoked": N_("Revoked a box"),
    "box.lost": N_("Marked a box as lost"),
    "box.renewed": N_("Asked a box for a new key"),
    "aside.tried": N_("Tried rows set aside again"),
    "aside.put_away": N_("Put away a row that was set aside"),
    "report.approved": N_("Approved a daily report"),
    "report.returned": N_("Sent a daily report back"),
    "standards.published": N_("Published"),
    "standards.went_back": N_("Went back to an earlier release"),
    "standards.spread": N_("Published to several communities"),
    "export.made": N_("Exported"),
    "document.opened": N_("Opened a signed document"),
}
