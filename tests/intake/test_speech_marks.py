"""Tests of tracker/intake/speech/marks.py."""

import pytest

from tracker.intake.speech.marks import quotations

CASES = [
    ("“one” and “two”", ["one", "two"]),
    ('"one" and "two"', ["one", "two"]),
    ("«один» и «два»", ["один", "два"]),
    ("„eins“ und „zwei“", ["eins", "zwei"]),
    ("„один” и „два”", ["один", "два"]),
    ("‹one› and ‹two›", ["one", "two"]),
    ("‘one’ and ‘two’", ["one", "two"]),
    ("'one' and 'two'", ["one", "two"]),
    ("‚eins‘", ["eins"]),
    ("”ett” och ”två”", ["ett", "två"]),
    ("“one“ and “two“", ["one", "two"]),
    ("“outer ‘inner’ outer”", ["outer ‘inner’ outer"]),
    ("«внешняя „внутренняя“ внешняя»", ["внешняя „внутренняя“ внешняя"]),
    ("\"outer 'inner' outer\"", ["outer 'inner' outer"]),
    ("«ООО «Север» готово»", ["ООО «Север» готово"]),
    ("он видел «ООО «Север»", ["ООО «Север»"]),
    ("Trump’s and the parties’ wishes", []),
    ("Trump's and the parties' wishes", []),
    ("rock ‘n’ roll in ’25 with ‘em", []),
    ("'tis the winter of '25", []),
    ("“the workers’ rights”", ["the workers’ rights"]),
    ("'the workers' rights matter' said", ["the workers' rights matter"]),
    ('a 6\' 2" man and a 12" pipe', []),
    ('a 12" pipe and "a quotation"', ["a quotation"]),
    ('in "2030" and "by 2031"', ["2030", "by 2031"]),
    ("(“one”) [“two”] —“three”—", ["one", "two", "three"]),
    ("“It goes on and on", ["It goes on and on"]),
    ('"A ends here. He said "B" to me', ["A ends here.", "B"]),
    ("no opening” at all", []),
    ("““twice””", ["“twice”"]),
    ("“”", []),
    ("the so-called “deep state,”", ["deep state,"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_outermost_quotations_are_found(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in quotations(text, 0, len(text))] == expected


def test_a_quotation_that_is_not_closed_says_so() -> None:
    (found,) = quotations("He said “it goes on", 0, 19)
    assert not found.is_closed


def test_marks_outside_the_paragraph_do_not_count() -> None:
    text = "“one\ntwo”"
    assert [text[one.start : one.end] for one in quotations(text, 0, 4)] == ["one"]
