"""How a report comes in: at the touchscreen, by phone at the desk, twice by mistake."""
