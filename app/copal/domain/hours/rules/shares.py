"""A whole number of steps dealt out in proportion, so that the parts are exactly the whole."""

from collections.abc import Sequence


def shares(minutes: int, seconds: Sequence[int], step: int) -> list[int]:
    """`minutes`, whole steps, dealt to parts that lasted `seconds`: to each its own whole steps, and what is left
    to those of which most would be lost, a step each; of two alike to the first. A part of no time gets nothing.
    """
    of_a_step = step * 60
    dealt = [one // of_a_step * step for one in seconds]
    left = (minutes - sum(dealt)) // step
    first = sorted(range(len(seconds)), key=lambda place: -(seconds[place] % of_a_step))
    for place in first[: max(left, 0)]:
        dealt[place] += step if seconds[place] else 0
    return dealt
