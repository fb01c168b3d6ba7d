"""Copy the browser files the pages use from node_modules into static/vendor."""
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"

FILES = {
    "htmx.org/dist/htmx.min.js": "htmx.js",
    "htmx.org/LICENSE": "htmx.LICENSE",
    "signature_pad/dist/signature_pad.js": "signature_pad.js",
    "signature_pad/LICENSE": "signature_pad.LICENSE",
    "lucide-static/LICENSE": "icons/LICENSE",
}
ICONS = """
arrow-down arrow-left bell building building-2 calendar camera check circle-check circle-x clipboard-list clock contrast delete door-open
droplets ellipsis eraser file-text house languages life-buoy paintbrush pen-line phone
printer refresh-cw refrigerator search signature siren ticket trees triangle-alert user-round volume-1 volume-2 volume-x wifi wifi-off wrench x zap zoom-in zoom-out
""".split()


def main():
    wanted = FILES | {f"lucide-static/icons/{name}.svg": f"icons/{name}.svg" for name in ICONS}
    for source, target in wanted.items():
        place = VENDOR / target
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(MODULES / source, place)


if __name__ == "__main__":
    main()
