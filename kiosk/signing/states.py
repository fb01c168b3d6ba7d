"""Where and how a signing session may stand. What is sealed is an outcome, and never changes again."""
THIS_SCREEN = 1  # a box serves one touchscreen
OWN_SCREEN = 0  # of a colleague who has signed in, or none at all
OFFERED = "offered"
READING = "reading"
SIGNED = "signed"
PROXY = "proxy"
WITNESSED = "witnessed"
REFUSED = "refused"
LEFT = "left"
PAPER = "paper"
WITHDRAWN = "withdrawn"
EXPIRED = "expired"
OPEN = (OFFERED, READING)
ACCEPTED = (SIGNED, PROXY, WITNESSED, PAPER)
SEALED = (*ACCEPTED, REFUSED, LEFT)
