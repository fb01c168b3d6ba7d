"""An honest load for head office: a company whose communities live days by the kiosk's own verbs and send them through the real protocol."""
