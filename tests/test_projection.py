"""The projection: readings and days follow the record, and only the published record."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import (
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_outlet,
    make_party,
    make_report,
    make_ruling,
    make_statement,
    make_succession,
)
from tracker import projection, publishing
from tracker.models import ForecastReading, Reading, Report, Ruling, Succession
from tracker.projection import everything
from tracker.touched import Touched

pytestmark = pytest.mark.django_db


def rebuild():
    return projection.rebuild(everything())


def test_a_partys_own_word_and_the_others_word_are_stored_side_by_side():
    issue, north, south = make_issue(), make_party("north"), make_party("south")
    speaker = make_statement(make_actor(party=north), said="2025-06-10")
    make_claim(issue=issue, statement=speaker, value="under discussion")
    make_claim(issue=issue, statement=speaker, value="refused", about=south)
    rebuild()
    rows = {(r.party.slug, r.said_by): r.values for r in Reading.objects.all()}
    assert rows == {("north", "own"): ["under discussion"], ("south", "north"): ["refused"]}


def test_a_second_rebuild_changes_nothing():
    make_forecast()
    make_claim()
    make_assessment()
    assert rebuild()
    assert rebuild() == []
    assert projection.check(everything()) == []


def test_drafts_and_withdrawn_reports_leave_no_reading_and_no_noun():
    claims = [make_claim(status="draft"), make_forecast(status="withdrawn")]
    rebuild()
    assert not Reading.objects.exists()
    assert not ForecastReading.objects.exists()
    for claim in claims:
        claim.refresh_from_db()
        assert claim.known_from is None
        assert claim.statement.known_from is None


def test_a_noun_is_known_from_the_first_published_claim_that_speaks_of_it():
    issue = make_issue()
    later = make_claim(issue=issue, report=make_report(published="2025-06-11"))
    make_claim(issue=issue, report=make_report(published="2025-06-10"))
    make_claim(issue=issue, report=make_report(published="2025-06-01", status="draft"))
    rebuild()
    issue.refresh_from_db()
    later.statement.refresh_from_db()
    assert issue.known_from == date(2025, 6, 10)
    assert later.statement.known_from == date(2025, 6, 11)


def test_actors_are_known_as_speakers_as_tellers_and_as_heads_of_delegations():
    teller, head, bystander = make_actor(), make_actor("head"), make_actor()
    told = make_statement(according_to=teller)
    speaker = told.speakers.get()
    make_claim(statement=told)
    make_claim(event=make_event(), aspect="head_of_delegation", value="head", statement=told)
    rebuild()
    known = {}
    for actor in (teller, speaker, head, bystander):
        actor.refresh_from_db()
        known[actor] = actor.known_from is not None
        if known[actor]:
            actor.party.refresh_from_db()
            assert actor.party.known_from == actor.known_from
    assert known == {teller: True, speaker: True, head: True, bystander: False}


def test_outlets_are_known_by_their_reports_and_as_origins():
    origin, publisher, silent = make_outlet(), make_outlet(), make_outlet()
    make_claim(statement=make_statement(origin=origin), report=make_report(outlet=publisher))
    make_report(outlet=silent, status="draft")
    rebuild()
    for outlet, known in ((origin, True), (publisher, True), (silent, False)):
        outlet.refresh_from_db()
        assert (outlet.known_from is not None) is known


def test_hearsay_is_the_word_of_the_one_it_is_known_through():
    north, south = make_party("north"), make_party("south")
    told = make_statement(make_actor(party=south), according_to=make_actor(party=north))
    make_claim(statement=told, about=south)
    rebuild()
    reading = Reading.objects.get()
    assert (reading.party, reading.said_by, reading.hearsay) == (south, "north", True)


def test_a_republications_own_voice_is_the_republished_outlets():
    issue = make_issue()
    original = make_report()
    reprint = make_report(republication_of=original, republication_kind="reprint")
    for report in (original, reprint):
        make_claim(issue=issue, report=report, statement=None, aspect="count", value="6")
    rebuild()
    reading = Reading.objects.get(known_to=None)
    assert (reading.outlets, reading.origins, reading.reports) == (1, 1, 2)


def test_a_draft_lends_no_voice_to_the_report_that_republishes_it():
    issue = make_issue()
    draft = make_report(outlet=make_outlet("herald"), status="draft")
    reprint = make_report(republication_of=draft, republication_kind="reprint")
    herald = make_report(outlet=draft.outlet)
    for report in (reprint, herald):
        make_claim(issue=issue, report=report, statement=None, aspect="count", value="6")
    rebuild()
    assert Reading.objects.get(known_to=None).outlets == 2


def test_outlets_of_one_family_are_one_voice():
    issue = make_issue()
    for slug in ("herald", "herald-on-sunday"):
        report = make_report(outlet=make_outlet(slug, family="herald"))
        make_claim(issue=issue, report=report, statement=None, aspect="count", value="6")
    rebuild()
    assert Reading.objects.get(known_to=None).outlets == 1


def test_a_verdict_counts_only_while_the_claim_it_rests_on_is_public():
    claim = make_claim()
    make_assessment(leading_claim=claim, value="stalled")
    rebuild()
    assert Reading.objects.filter(said_by="desk").exists()
    Report.objects.update(status="draft")
    claim.report.refresh_from_db()
    claim.report.save()
    rebuild()
    assert not Reading.objects.exists()


def test_a_draft_verdict_decides_nothing():
    make_assessment(status="draft")
    rebuild()
    assert not Reading.objects.filter(said_by="desk").exists()


def test_forecasts_fall_due_by_themselves_as_stored_intervals():
    make_forecast(report=make_report(published="2025-06-10"))
    rebuild()
    assert ForecastReading.objects.as_of(date(2025, 7, 10)).get().state == "open"
    assert ForecastReading.objects.as_of(date(2025, 7, 11)).get().state == "overdue"


def test_a_preview_tells_what_publishing_would_change_and_changes_nothing():
    claim = make_claim(status="draft", value="agreed")
    changes = projection.preview(claim.report, published=True)
    assert [(c.before, c.after and c.after["values"]) for c in changes] == [(None, ["agreed"])]
    assert "agreed" in str(changes[0])
    assert not Reading.objects.exists()


def test_a_rebuild_reaches_only_the_subjects_named():
    first, second = make_claim(), make_claim()
    projection.rebuild(Touched().add([first]))
    assert {r.issue_id for r in Reading.objects.all()} == {first.issue_id}
    assert [c.subject for c in projection.check(everything())] == [second.issue]


def test_a_rebuild_asks_the_database_no_more_for_more_claims(django_assert_max_num_queries):
    issue = make_issue()

    def add(number):
        for _ in range(number):
            make_claim(issue=issue)

    add(3)
    with django_assert_max_num_queries(55) as few:
        rebuild()
    add(12)
    with django_assert_max_num_queries(len(few)):
        rebuild()


def test_a_subject_of_a_thousand_readings_is_rebuilt_on_any_database():
    """SQLite takes an "or" of a thousand parts at most, which is what Django would ask it."""
    report, issue = make_report(), make_issue()
    said = make_statement(make_actor(party=make_party("north")))
    for number in range(1010):
        make_claim(
            report=report, statement=said, issue=issue, aspect="demand", value=f"item {number}",
            order=number,
        )  # fmt: skip
    assert len(rebuild()) == 1010
    assert projection.check(everything()) == []


# What the desk says of two claims, and of two events.


def two_counts(**fields):
    """Two parties' claims that contradict each other, and their subject."""
    issue = make_issue()
    return issue, [
        make_claim(issue=issue, aspect="count", value=value, **fields) for value in ("6", "9")
    ]


def is_contested(issue):
    return Reading.objects.get(issue=issue, known_to=None).contested


@pytest.mark.parametrize(
    ("fields", "contested"),
    [
        ({}, False),
        ({"decision": "confirmed"}, True),
        ({"status": "draft"}, True),
        ({"status": "withdrawn"}, True),
    ],
)
def test_only_what_is_publicly_rejected_contests_no_reading(fields, contested):
    issue, claims = two_counts()
    make_ruling(*claims, **fields)
    rebuild()
    assert is_contested(issue) is contested


def test_a_rejection_on_a_draft_claim_changes_nothing():
    issue, claims = two_counts()
    hidden = make_claim(issue=issue, aspect="count", value="9", status="draft")
    make_ruling(claims[0], hidden)
    rebuild()
    assert is_contested(issue)


def test_a_ruling_counts_from_its_day():
    issue, claims = two_counts()
    make_ruling(*claims, known_from=date(2025, 6, 20))
    rebuild()
    before, after = Reading.objects.filter(issue=issue).order_by("known_from")
    assert (before.contested, before.known_to) == (True, date(2025, 6, 20))
    assert (after.contested, after.known_from) == (False, date(2025, 6, 20))


def test_a_preview_tells_what_a_ruling_and_a_succession_would_change():
    issue, claims = two_counts()
    promise, held = promised_and_held()
    ruling = make_ruling(*claims, status="draft")
    succession = make_succession(promise.event, held.event, status="draft")
    rebuild()
    assert [c.subject for c in projection.preview(ruling, published=True)] == [issue]
    assert {c.subject for c in projection.preview(succession, published=True)} == {promise.event}
    assert projection.check(everything()) == []


def promised_and_held(**fields):
    """A forecast of one event, and what says that another was held in time."""
    promise = make_forecast(event=make_event("promised"))
    held = make_claim(
        event=make_event("held"), kind="fact", aspect="date", value="2025-06-20",
        report=make_report(published="2025-06-21", **fields), statement=None,
    )  # fmt: skip
    return promise, held


def outcome(promise, day=date(2026, 1, 1)):
    return ForecastReading.objects.as_of(day).get(event=promise.event).state


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, "kept"),
        ({"kind": "postponed to"}, "kept"),
        ({"kind": "may be the same as"}, "overdue"),
        ({"status": "draft"}, "overdue"),
        ({"status": "withdrawn"}, "overdue"),
        ({"known_from": date(2026, 1, 2)}, "overdue"),
    ],
)
def test_forecasts_follow_an_event_to_what_is_publicly_in_its_place(fields, state):
    promise, held = promised_and_held()
    make_succession(promise.event, held.event, **fields)
    rebuild()
    assert outcome(promise) == state
    assert not ForecastReading.objects.filter(event=held.event).exists()


def test_forecasts_follow_chains_but_not_over_an_event_that_only_drafts_know():
    promise, held = promised_and_held()
    between = make_claim(event=make_event(), status="draft")
    make_succession(promise.event, between.event)
    make_succession(between.event, held.event)
    rebuild()
    assert outcome(promise) == "overdue"
    publishing.publish(between.report)
    assert outcome(promise) == "kept"
    assert projection.check(everything()) == []


def test_events_in_a_circle_are_read_once_each():
    promise, held = promised_and_held()
    other = make_claim(event=make_event())
    for former, later in ((promise, held), (held, other), (other, promise)):
        make_succession(former.event, later.event)
    rebuild()
    assert outcome(promise) == "kept"
    assert projection.check(everything()) == []


def test_a_change_to_an_event_rebuilds_those_in_whose_place_it_stands():
    promise, held = promised_and_held(status="draft")
    between = make_claim(event=make_event())
    make_succession(promise.event, between.event)
    make_succession(between.event, held.event)
    rebuild()
    assert outcome(promise) == "overdue"
    assert {c.subject.slug for c in projection.preview(held.report, published=True)} == {
        "promised",
        "held",
    }
    publishing.publish(held.report)
    assert outcome(promise) == "kept"
    assert projection.check(everything()) == []
    publishing.withdraw(held.report, "It was a hoax.")
    assert outcome(promise) == "overdue"
    assert projection.check(everything()) == []


def test_drafts_of_rulings_and_successions_change_nothing():
    promise, held = promised_and_held()
    _, claims = two_counts()
    rebuild()
    make_succession(promise.event, held.event, status="draft")
    make_ruling(*claims, status="draft")
    assert projection.check(everything()) == []
    Succession.objects.update(status="published")
    Ruling.objects.update(status="published")
    assert projection.check(everything()) != []


def test_a_rename_changes_the_digests_and_no_reading():
    claim = make_claim(issue=make_issue("herring"))
    rebuild()
    before = Reading.objects.get()
    claim.issue.slug = "cod"
    claim.issue.save()
    changes = projection.check(everything())
    assert [change.is_seen for change in changes] == [False]
    rebuild()
    after = Reading.objects.get()
    assert (after.digest != before.digest, after.values) == (True, before.values)
    assert projection.check(everything()) == []


def test_a_preview_leaves_out_what_only_follows_from_earlier_days():
    issue, speaker, other = make_issue(), make_actor(), make_actor()
    for value, who in (("2017", speaker), ("2022", other)):
        said = make_statement(who, said="2025-06-10")
        make_claim(
            report=make_report(published="2025-06-10"), statement=said,
            issue=issue, aspect="began", value=value,
        )  # fmt: skip
    rebuild()
    earlier = make_report(published="2025-06-01", status="draft")
    for value, who in (("2017", speaker), ("2022", other)):
        said = make_statement(who, said="2025-06-01")
        make_claim(report=earlier, statement=said, issue=issue, aspect="began", value=value)
    assert [c.known_from for c in projection.preview(earlier, published=True)] == [date(2025, 6, 1)]
    publishing.publish(earlier)
    assert {*Reading.objects.values_list("disputed_since", flat=True)} == {date(2025, 6, 1)}
