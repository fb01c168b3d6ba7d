"""The roles of head office. An account has one; a maintainer may everything."""
VIEWER = "viewer"
EXPORTER = "exporter"
EDITOR = "editor"
MAINTAINER = "maintainer"
ROLES = (VIEWER, EXPORTER, EDITOR, MAINTAINER)
