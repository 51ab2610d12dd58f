"""Tests of tracker/intake/places.py."""

import pytest

from tracker.aspects import Subject, aspect
from tracker.intake.places import GAZETTEER, Places

PLACES = Places(["Lund, Sweden", "Sweden", "Conference hall, Lund, Sweden", "Black Sea"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Vienna on Monday.", ["Vienna, Austria"]),
        ("They met in Vienna, Austria, on Monday.", ["Vienna, Austria"]),
        ("They met in the Turkish city of Istanbul.", ["Istanbul, Türkiye"]),
        ("In Saudi Arabia, both sides agreed.", ["Saudi Arabia"]),
        ("They met in Lund.", ["Lund, Sweden"]),
        ("Talks in Geneva and in Oslo.", ["Geneva, Switzerland", "Oslo, Norway"]),
        ("A meeting in Geneva.", ["Geneva, Switzerland"]),
        ("Переговоры прошли в Женеве.", ["Geneva, Switzerland"]),
        ("Встреча в Эр-Рияде в феврале.", ["Riyadh, Saudi Arabia"]),
        ("Встреча в Саудовской Аравии.", ["Saudi Arabia"]),
        ("Vienna hopes that London will move.", []),
        ("They met in Zzyzx.", []),
        ("", []),
    ],
)
def test_places_are_found_where_something_happens_in_them(text: str, expected: list[str]) -> None:
    assert [place.value for place in PLACES.named(text)] == expected


def test_the_words_of_a_place_are_where_it_says() -> None:
    text = "They met in the Turkish city of Istanbul."
    (place,) = PLACES.named(text)
    assert text[place.start : place.end] == "Istanbul"


def test_every_place_of_the_list_is_a_value() -> None:
    text = GAZETTEER.read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        city, country, *_ = line.split(",")
        value = f"{city}, {country}"
        assert aspect(Subject.EVENT, "place").parse(value) == value


def test_a_long_row_of_capital_letters_is_read_in_a_moment() -> None:
    assert list(PLACES.named("in " + "A, " * 100_000)) == []
