"""How a signing session may stand. What is sealed is an outcome, and never changes again."""
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
