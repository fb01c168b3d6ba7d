"""Programs that run in processes of their own (kiosk/apart.py). None imports anything of the kiosk."""
