"""What a certificate must say, and the code it is found by."""

from collections.abc import Callable, Mapping

# Crockford's base 32: no I, L, O or U, so that a code read aloud or typed from paper stays the same code.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 16  # 80 bits: not to be guessed, however often one asks
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})

# Vermont's Northern Lights list, the fullest found: sponsor, title, dates, time, hours, name, signature.
REQUIRED = ("legal_name", "sponsor", "title", "dates", "minutes", "facilitators")


def new_code(choose: Callable[[str], str]) -> str:
    """A fresh code. `choose` picks one letter at random, such as `secrets.choice`."""
    return "".join(choose(ALPHABET) for _ in range(CODE_LENGTH))


def tidy_code(typed: str) -> str | None:
    """The code someone typed or scanned, however spaced or cased; None if it cannot be one."""
    code = "".join(letter for letter in typed.upper() if letter not in " -").translate(_MISREAD)
    fits = len(code) == CODE_LENGTH and all(letter in ALPHABET for letter in code)
    return code if fits else None


def in_groups(code: str) -> str:
    """As it is printed: "7Q2M-9XKD-…"."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def missing(stated: Mapping[str, object]) -> list[str]:
    """The required fields that are empty in what the paper would say."""
    return [field for field in REQUIRED if not stated.get(field)]
