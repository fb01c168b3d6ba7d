"""The roles of head office. An account has one; a maintainer may everything."""
from sync.office.words import N_

VIEWER = "viewer"
EXPORTER = "exporter"
EDITOR = "editor"
MAINTAINER = "maintainer"
ROLES = (VIEWER, EXPORTER, EDITOR, MAINTAINER)

NAMES = {VIEWER: N_("Viewer"), EXPORTER: N_("Exporter"), EDITOR: N_("Editor"), MAINTAINER: N_("Maintainer of head office")}
MAY = {
    VIEWER: N_("Sees the board, the days and the reports."),
    EXPORTER: N_("Sees what a viewer sees, and exports figures and lists."),
    EDITOR: N_("Sees what a viewer sees, publishes standards, and approves daily reports."),
    MAINTAINER: N_("May everything, in all communities."),
}
