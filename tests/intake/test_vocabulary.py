"""Tests of tracker/intake/vocabulary.py."""

from tracker.intake.stems import stems
from tracker.intake.vocabulary import Described, Vocabulary

ISSUES = Vocabulary(
    [
        Described("bridge", "The bridge at Lund", "Whether and when it opens."),
        Described("visas", "Visas of envoys", "", ("They speed up travel papers.",) * 2),
        Described("ships", "Seized ships", "What becomes of ships.", ("The talks were long.",)),
        Described("talks", "The talks as a whole", "", ("The talks were long.",)),
    ]
)


def meant(text: str, least: float = 1.0) -> str:
    found = ISSUES.meant(frozenset(stems(text)), least)
    return found.slug if found else ""


def test_a_text_means_the_subject_whose_words_it_has() -> None:
    assert meant("When will the bridge open?") == "bridge"
    assert meant("Six ships were seized.") == "ships"


def test_past_claims_teach_words_that_no_title_has() -> None:
    assert meant("They want travel papers") == "visas"


def test_a_word_of_one_subject_says_more_than_a_word_of_many() -> None:
    assert meant("The talks were long and about visas") == "visas"


def test_a_text_of_other_things_means_none() -> None:
    assert meant("It rained all day.") == ""
    assert meant("They speed", least=4.0) == ""


def test_it_says_by_which_words_and_how_sure_it_is() -> None:
    found = ISSUES.meant(frozenset(stems("the bridge and six ships")), 1.0)
    alone = ISSUES.meant(frozenset(stems("the bridge at Lund")), 1.0)
    assert found is not None
    assert alone is not None
    assert found.confidence < alone.confidence == 1.0
    assert set(alone.words) == {"bridg", "lund"}


def test_without_subjects_nothing_is_meant() -> None:
    assert Vocabulary([]).meant(frozenset({"bridg"}), 0.1) is None
