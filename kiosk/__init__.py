"""The site application: what visitors, receptionists and the lobby TV use."""
