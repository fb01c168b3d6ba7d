"""The lines of qiantai.toml that would use what was found."""
import json

from printer.find.candidate import Candidate

# Only a person knows where the second one stands: in the lobby nobody's full address may come out.
_SETTINGS = ("ticket_printer", "# desk_printer or staff_printer")


def proposal(candidates: list[Candidate]) -> list[str]:
    """Empty when nothing found is certainly a printer; those that answer come first."""
    printers = [candidate for candidate in candidates if candidate.is_printer and not candidate.obstacle]
    best = sorted(printers, key=lambda candidate: not candidate.identity.answers)[: len(_SETTINGS)]
    chosen = [line for setting, candidate in zip(_SETTINGS, best) for line in _setting(setting, candidate)]
    return chosen + _warning(best)


def _setting(setting: str, candidate: Candidate) -> list[str]:
    return [
        f"# {candidate.name or 'No name known'}: {candidate.paper}, guessed from the name",
        f"{setting} = {json.dumps(candidate.address, ensure_ascii=False)}",
    ]


def _warning(chosen: list[Candidate]) -> list[str]:
    if sum(candidate.address.startswith("lp:") for candidate in chosen) < 2:
        return []
    return ["# Two USB printers may swap their numbers at a restart: give each a lasting name (a udev rule) before you rely on this."]
