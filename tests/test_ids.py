"""Public ids: their form, and that they say nothing."""

import re

from tracker.ids import ALPHABET, LENGTH, PATTERN, new_id


def test_an_id_has_eight_characters_that_are_not_easily_mistaken() -> None:
    assert LENGTH == 8
    assert not set("01aeiloul") & set(ALPHABET)
    assert all(re.match(PATTERN, new_id()) for _ in range(200))


def test_no_id_comes_twice() -> None:
    assert len({new_id() for _ in range(2000)}) == 2000


def test_the_pattern_refuses_what_only_looks_like_an_id() -> None:
    good = new_id()
    for bad in (good[:-1], good + "2", good.upper().replace(good, "A" * 8), good + "\n", ""):
        assert not re.match(PATTERN, bad)
