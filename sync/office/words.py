"""Marks sentences that a page translates when it shows them, and readable secrets for people to type."""
import secrets

LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # nothing that looks like something else


def N_(sentence: str) -> str:
    return sentence


def code(*lengths: int) -> str:
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(length)) for length in lengths)
