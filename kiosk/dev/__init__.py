"""For those who build the pages: every component on one page. Mounted in the demo only."""
