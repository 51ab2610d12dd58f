"""The form of a suggestion: what it begins with, what counts as a change, whose words it takes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.factories import (
    make_actor,
    make_event,
    make_issue,
    make_outlet,
    make_party,
    make_report,
    make_statement,
)
from tests.intake.proposals import BODY, FLIGHTS, OSLO, START, kept, suggest
from tracker.admin.intake.cards import cards
from tracker.admin.intake.claim_form import ClaimForm, initial_claim
from tracker.admin.intake.names import ledger_names
from tracker.intake.drafting import Speech, accept
from tracker.intake.suggestion import Suggestion
from tracker.models import Actor, Intake, Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    """A draft of the article, in a ledger that knows what it speaks of."""
    make_actor("jane-doe", party=make_party("north"))
    make_issue("flights", title="Direct flights")
    make_event("oslo-round", title="Oslo round")
    oslo = make_outlet("oslo-times", name="The Oslo Times")
    return make_report(status="draft", outlet=oslo, body=BODY, published="2025-06-10")


def begun(suggestion: Suggestion, report: Report) -> dict[str, Any]:
    return initial_claim(suggestion, ledger_names([suggestion]), report)


def form(suggestion: Suggestion, report: Report, **changed: Any) -> ClaimForm:
    """The form as it was suggested, sent with these changes."""
    initial = begun(suggestion, report)
    sent = {name: value for name, value in {**initial, **changed}.items() if value}
    return ClaimForm(sent, suggestion=suggestion, report=report, initial=initial)


# What it begins with.


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"speaker": "Jane Doe", "statement": "new", "origin": "The Oslo Times"}),
        ({}, {"said": "[..2025-06-10]", "medium": "unknown", "speaker_as_written": "Jane Doe"}),
        ({"said": "2025-06-09"}, {"said": "2025-06-09"}),
        ({"speaker_as_written": "She"}, {"speaker": "Jane Doe", "speaker_as_written": ""}),
        ({"speaker": ""}, {"speaker": "Jane Doe"}),
        ({"form": "answer"}, {"medium": "interview"}),
        ({"form": "question"}, {"medium": "question"}),
        ({"origin": "nowhere"}, {"origin": ""}),
        ({"according_to_as_written": "the palace"}, {"according_to": "the palace"}),
        ({"kind": ""}, {"kind": "statement"}),
        ({"statement": "7kq2xw9d"}, {"statement": "new"}),
        ({"speaker": "", "speaker_as_written": "", "form": ""}, {"statement": "own"}),
        ({"speaker": "", "speaker_as_written": "", "form": "", "kind": ""}, {"kind": "fact"}),
        ({"speaker": "", "speaker_as_written": ""}, {"statement": "new", "speaker": ""}),
    ],
)
def test_the_form_begins_with_what_was_suggested_and_what_follows_from_it(
    report: Report, changes: dict[str, Any], expected: dict[str, Any]
) -> None:
    initial = begun(replace(FLIGHTS, **changes), report)
    assert {name: initial[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ("very soon", {"window_words": "very soon"}),
        ("2025-07/2025-08", {"window": "2025-07/2025-08"}),
        ("", {"not_scorable": True}),
    ],
)
def test_a_forecast_begins_with_its_window_or_cannot_be_scored(
    report: Report, window: str, expected: dict[str, Any]
) -> None:
    initial = begun(replace(OSLO, kind="forecast", window=window), report)
    names = ("window_words", "window", "not_scorable")
    assert {name: initial[name] for name in names if name in initial} == expected


def test_an_outlets_own_words_are_summed_up_as_its_own(report: Report) -> None:
    own = replace(OSLO, speaker="", speaker_as_written="", form="", kind="fact")
    assert begun(own, report)["summary"] == "The Oslo Times reports: Oslo round, place Oslo."


def test_hearsay_is_summed_up_with_whoever_tells_it(report: Report) -> None:
    make_actor("palace", name="The Palace")
    told = begun(replace(OSLO, according_to="palace"), report)
    assert told["according_to"] == "The Palace"
    assert told["summary"].startswith("Jane Doe, according to The Palace, says: Oslo round")


def test_a_name_that_two_bear_is_given_as_a_slug(report: Report) -> None:
    make_actor("jane-doe-2", name="Jane Doe")
    assert begun(FLIGHTS, report)["speaker"] == "jane-doe"
    assert form(FLIGHTS, report).is_valid()


# What is accepted.


def test_what_was_suggested_is_in_order_as_it_stands(report: Report) -> None:
    sent = form(FLIGHTS, report)
    assert sent.is_valid(), sent.errors
    assert not sent.is_changed
    words = sent.words()
    assert isinstance(words, Speech)
    assert (words.speaker.slug, words.origin.slug) == ("jane-doe", "oslo-times")


@pytest.mark.parametrize(
    ("changed", "is_changed"),
    [
        ({"value": "agreed"}, True),
        ({"kind": "statement"}, True),
        ({"hedge": "expects"}, True),
        ({"office": "Minister"}, True),
        ({"quote": "Direct flights"}, True),
        ({"statement": "own", "about": "party"}, True),
        ({"summary": "Flights are spoken of."}, False),
        ({"note": "Said in passing."}, False),
        ({"said": "2025-06-10"}, False),
        ({"medium": "interview"}, False),
    ],
)
def test_only_what_was_suggested_counts_as_changed(
    report: Report, changed: dict[str, Any], is_changed: bool
) -> None:
    if changed.get("about"):
        changed = {**changed, "about": str(make_party().pk)}
    sent = form(FLIGHTS, report, **changed)
    assert sent.is_valid(), sent.errors
    assert sent.is_changed is is_changed


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"quote": "Not in the article"}, {"quote"}),
        ({"issue": ""}, {"issue"}),
        ({"event": "oslo-round", "aspect": "date", "value": "2025"}, {"issue"}),
        ({"issue": "nowhere"}, {"issue"}),
        ({"aspect": ""}, {"aspect"}),
        ({"value": "nonsense"}, {"value"}),
        ({"speaker": "Nobody"}, {"speaker"}),
        ({"speaker": ""}, {"speaker"}),
        ({"speaker": "New", "speaker_kind": "ghost"}, {"speaker_kind", "speaker"}),
        ({"said": ""}, {"said"}),
        ({"said": "some day"}, {"said"}),
        ({"origin": "Nowhere Times"}, {"origin"}),
        ({"according_to": "Nobody"}, {"according_to"}),
        ({"statement": "7kq2xw9d"}, {"statement"}),
        ({"summary": ""}, {"summary"}),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    report: Report, changed: dict[str, Any], fields: set[str]
) -> None:
    assert {*form(FLIGHTS, report, **changed).errors} == fields


def test_a_known_statement_is_relayed_whatever_the_fields_of_a_new_one_say(report: Report) -> None:
    statement = make_statement(Actor.objects.get())
    known = replace(FLIGHTS, statement=statement.public_id)
    sent = form(known, report, speaker="Nobody", said="")
    assert sent.is_valid(), sent.errors
    assert sent.words() == statement


def test_a_new_speaker_has_the_kind_and_the_side_that_were_chosen(report: Report) -> None:
    party = make_party()
    words = form(START, report, speaker_kind="anonymous", speaker_party=str(party.pk),
                 issue="flights", value="stalled")  # fmt: skip
    assert words.is_valid(), words.errors
    speech = words.words()
    assert isinstance(speech, Speech)
    assert speech.speaker._state.adding
    assert (speech.speaker.kind, speech.speaker.party) == ("anonymous", party)


def test_an_anonymous_source_is_new_even_if_one_is_called_so(report: Report) -> None:
    make_actor("source", name="A source close to the delegation", kind="anonymous")
    speech = form(START, report, speaker_kind="anonymous")
    assert speech.is_valid(), speech.errors
    words = speech.words()
    assert isinstance(words, Speech)
    assert words.speaker._state.adding


def test_a_quotation_that_stands_twice_means_the_place_it_was_found_at(report: Report) -> None:
    body = "It is said. Flights resume. It was said again: Flights resume."
    report.body = body
    report.save()
    second = body.rindex("Flights resume")
    found = replace(suggest("Flights resume", body=body), start=second, end=second + 14)
    sent = form(found, report)
    assert sent.is_valid(), sent.errors
    assert sent.instance.quote_at == second


# Naming a speaker once.


@pytest.mark.parametrize(
    ("words", "is_known"),
    [
        ("a source close to the delegation", True),
        ("McFaul", True),
        ("Pavel Orlov", True),
        ("he", False),
        ("He", False),
        ("the official", False),
    ],
)
def test_a_speaker_who_was_named_once_is_known_by_the_same_words_if_they_mean_one(
    report: Report, words: str, is_known: bool
) -> None:
    open_ = replace(OSLO, speaker="", speaker_as_written=words)
    intake = kept(replace(FLIGHTS, speaker="", speaker_as_written=words), open_)
    Intake.objects.update(report=report)
    intake.refresh_from_db()
    first, second = intake.suggested.all()
    sent = form(replace(FLIGHTS, speaker="", speaker_as_written=words), report, speaker="Jane Doe")
    assert sent.is_valid(), sent.errors
    accept(first, sent.instance, sent.words(), None, is_changed=True)
    rows = [*intake.suggested.select_related("claim")]
    _, card = cards(intake, ledger_names([open_]), rows)
    assert card.suggested == second
    assert (card.speaker == "Jane Doe") is is_known
    assert (card.initial["speaker"] == "Jane Doe") is is_known
