"""The frame of the receptionist's pages: the first page, the status line, calls for help."""
