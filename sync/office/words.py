"""Marks sentences that a page translates when it shows them, and readable secrets for people to type."""
import secrets

LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # nothing that looks like something else


def N_(sentence: str) -> str:
    return sentence


def code(*lengths: int) -> str:
    return readable(secrets.token_bytes(32), *lengths)


def readable(secret: bytes, *lengths: int) -> str:
    """A secret as letters for people to type, the same ones for the same secret."""
    number, groups = int.from_bytes(secret), []
    for length in lengths:
        letters = []
        for _ in range(length):
            number, place = divmod(number, len(LETTERS))
            letters.append(LETTERS[place])
        groups.append("".join(letters))
    return "-".join(groups)
