"""What a person at the terminal reads while the house starts and stops."""

import sys


class CannotStart(Exception):
    """The house does not start; the words say why and what to do."""


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
