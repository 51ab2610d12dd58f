"""Tests of tracker/intake/stems.py."""

import pytest

from tracker.intake.stems import stems


@pytest.mark.parametrize(
    "forms",
    [
        "property properties",
        "diplomatic diplomat diplomats",
        "visa visas",
        "restoration restoring restored restore",
        "negotiations negotiating negotiated",
        "переговоры переговоров переговорах",
        "собственность собственности",
        "Москва Москве Москву",
        "дипломатическое дипломатического дипломатическому дипломатическим дипломатическими",
        "миссия миссии миссию миссией миссий миссиям миссиями миссиях",
        "обслуживание обслуживания обслуживанию обслуживанием обслуживании",
        "учреждение учреждения учреждении учреждений учреждениям учреждениями учреждениях",
        "численность численности численностью",
    ],
)
def test_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len(set(stems(forms))) == 1


def test_different_words_keep_apart() -> None:
    assert len(set(stems("flights bank visa mission prisoner ceasefire"))) == 6


def test_words_that_say_nothing_have_no_stem() -> None:
    assert stems("It is what he said, and that is что он сказал") == []


def test_hyphenated_words_count_apart() -> None:
    assert stems("U.S.-Russian") == ["russ"]
