"""Facts that point to one person with no name, and the same words where they point to nobody; and what it costs."""

import time

import pytest

from copal.instruments.guard import check, prepared
from tests.instruments.guard.telling import found, labels


@pytest.mark.parametrize(
    "text",
    [
        "The mayor's niece is in my room.",
        "The child of our former director bites.",
        "It's the family whose house burned on New Year's Eve.",
        "The boy from the Amber Alert is in our program now.",
        "He is the one who was pulled from the lake.",
        "The kid whose dad runs the ski mountain is late.",
        "Her mom's the one who does the traffic report.",
        "Both of her moms are on the select board.",
        "One of the two pediatricians in town has his own kid with us.",
        "They lost everything in the Mill Street fire.",
        "C'est le fils de la coiffeuse du village.",
        "Su mamá es la única enfermera del condado.",
        "O menino que caiu do barco tem medo de banho.",
        "My newest family came from Angola in the spring and the dad works nights at the chicken plant.",
        "One of our moms lost her license for the pills last winter.",
        "The family lives in the camper behind the church.",
        "A boy in my room has a trach and his mom is deployed.",
        "The selectwoman who fosters got two more at midnight.",
        "The pastor's youngest told the class.",
        "Le petit qui a perdu son père à la mine l'an dernier dessine des trous.",
    ],
)
def test_it_points(text):
    assert "COMBINATION" in labels(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "The fire chief says we need two exits.",
        "The sheriff came for community helpers day.",
        "I'd like to thank the person who left mittens on my desk.",
        "I'm the only man at every training.",
        "How would you support a child whose parent is deployed?",
        "What do you read with children whose fathers are in jail?",
        "I had a stroke in March and I'm back part time.",
        "My husband works at the mill and my mother has dementia.",
        "A boy in my room is three and uses a feeding tube.",
        "Our class fish died last week.",
        "La única regla que funciona: primero zapatos, después patio.",
        "O bombeiro trouxe o caminhão e ninguém dormiu depois.",
    ],
)
def test_it_points_to_nobody(text):
    assert found(text) == []


def test_ten_thousand_names_cost_a_text_next_to_nothing():
    """Prepared once; then a text costs by its own length. CPU of this process, so others do not count."""
    roster = prepared([f"Member{chr(97 + n % 26)}{n:x} Sample{n:o}" for n in range(10_000)])
    text = "Ask Memberb1 Sample1 about the room. " * 10

    def took(**known):
        started = time.process_time()
        for _ in range(20):
            check(text, "en", **known)
        return time.process_time() - started

    took(roster=roster)
    assert took(roster=roster) < 2 * took() + 0.05
