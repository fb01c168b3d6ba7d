"""Read-aloud at the touchscreen: the page as a person would read it out, made to sound by espeak-ng."""
