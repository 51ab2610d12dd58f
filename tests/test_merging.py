"""Merging duplicates: everything that hung on the others hangs on the one that stays."""

import pytest
from django.db.models import Q

from tests.factories import (
    known,
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_negotiation,
    make_outlet,
    make_party,
    make_report,
    make_series,
    make_statement,
    make_succession,
)
from tracker import projection
from tracker.ledger import Ledger, Moved
from tracker.merging import MergeRefusedError, merge, refusal
from tracker.models import (
    Actor,
    Claim,
    FormerSlug,
    Negotiation,
    Outlet,
    Reading,
    Statement,
    Succession,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def negotiation():
    return make_negotiation()


def rebuilt():
    projection.rebuild(projection.everything())


def version():
    return Negotiation.objects.current().version


def is_up_to_date():
    return projection.check(projection.everything()) == []


def test_two_spellings_of_one_actor_become_one():
    party, issue = make_party(), make_issue()
    kept = make_actor("darchiev", name="Darchiev", party=party, aliases=["Ambassador"])
    other = make_actor("darchiyev", name="Darchiyev", party=party, aliases=["Дарчиев", "Darchiev"])
    for actor in (kept, other):
        make_claim(statement=make_statement(actor), issue=issue)
    rebuilt()
    assert Reading.objects.get().support == "repeated"
    merge(kept, other)
    kept.refresh_from_db()
    assert Actor.objects.get() == kept
    assert kept.aliases == ["Ambassador", "Darchiyev", "Дарчиев"]
    assert Claim.objects.count() == 2
    assert Reading.objects.get().support == "one_voice"
    assert version() == 1
    assert is_up_to_date()
    with pytest.raises(Moved) as moved:
        Ledger.as_of().find("actor", "darchiyev")
    assert moved.value.now == kept


def test_three_are_merged_at_once():
    party = make_party()
    actors = [known(make_actor(party=party)) for _ in range(3)]
    merge(*actors)
    assert Actor.objects.get() == actors[0]
    assert FormerSlug.objects.count() == 2


def test_former_slugs_of_the_other_lead_to_the_one_that_stays():
    kept, other = make_issue("kept"), known(make_issue("first"))
    other.slug = "second"
    other.save()
    merge(kept, other)
    assert FormerSlug.objects.current("issue", "first") == "kept"
    assert FormerSlug.objects.current("issue", "second") == "kept"


def test_the_slug_of_one_that_only_drafts_named_leads_nowhere():
    kept, other = known(make_issue("kept")), make_issue("guess-me")
    merge(kept, other)
    assert FormerSlug.objects.current("issue", "guess-me") is None


def test_a_speaker_named_twice_on_one_statement_is_named_once():
    party = make_party()
    kept, other = make_actor(party=party), make_actor(party=party)
    statement = make_statement(kept, other)
    statement.statementspeaker_set.filter(actor=other).update(office="Ambassador")
    merge(kept, other)
    speaker = statement.statementspeaker_set.get()
    assert (speaker.actor, speaker.office) == (kept, "Ambassador")


def test_a_head_of_delegation_follows_into_the_values():
    party = make_party()
    kept, other = make_actor("kept", party=party), make_actor("other", party=party)
    event = make_event()
    claim = make_claim(event=event, aspect="head_of_delegation", value="other")
    denied = make_claim(event=event, aspect="head_of_delegation", value="not: other")
    verdict = make_assessment(leading_claim=claim, party=party)
    rebuilt()
    merge(kept, other)
    for row, value in ((claim, "kept"), (denied, "not: kept"), (verdict, "kept")):
        row.refresh_from_db()
        assert row.value == value
        assert "Merged: other into kept" in row.history.first().history_change_reason
    assert is_up_to_date()


def test_hearsay_through_the_other_goes_on_through_the_one_that_stays():
    party = make_party()
    kept, other = make_actor(party=party), make_actor(party=party)
    statement = make_statement(make_actor(), according_to=other)
    merge(kept, other)
    statement.refresh_from_db()
    assert statement.according_to == kept


def test_an_actor_takes_over_what_it_lacks():
    party = make_party()
    kept, other = make_actor(party=None), make_actor(party=party, description="A diplomat.")
    merge(kept, other)
    kept.refresh_from_db()
    assert (kept.party, kept.description) == (party, "A diplomat.")


@pytest.mark.parametrize(
    ("kept", "other", "words"),
    [
        ({"kind": "anonymous"}, {"kind": "anonymous"}, "anonymous source"),
        ({"kind": "person"}, {"kind": "anonymous"}, "anonymous source"),
        ({"kind": "person"}, {"kind": "body"}, "different kinds"),
        ({}, {}, "different parties"),
    ],
)
def test_actors_that_cannot_be_one_are_refused_with_a_sentence(kept, other, words):
    rows = make_actor(**kept), make_actor(**other)
    assert words in refusal(*rows)
    with pytest.raises(MergeRefusedError, match=words):
        merge(*rows)
    assert Actor.objects.count() == 2


def test_actors_of_whom_one_tells_what_the_other_said_are_refused():
    party = make_party()
    teller, told = make_actor(party=party), make_actor(party=party)
    make_statement(told, according_to=teller)
    assert "hearsay of themselves" in refusal(teller, told)


def test_a_row_is_not_merged_with_itself_nor_with_another_kind_nor_alone():
    actor = make_actor()
    assert "different rows" in refusal(actor, Actor.objects.get())
    assert "different rows" in refusal(actor, make_event())
    assert "at least two" in refusal(actor)


def test_outlets_join_their_reports_their_domains_and_their_families():
    kept = make_outlet("kept", domains=["kept.example"], country="")
    other = make_outlet("other", domains=["other.example", "kept.example"], country="Norway")
    kin = make_outlet("kin", family="other")
    report = make_report(outlet=other)
    statement = make_statement(origin=other)
    merge(kept, other)
    for row in (kept, kin, report, statement):
        row.refresh_from_db()
    assert kept.domains == ["kept.example", "other.example"]
    assert (kept.country, kept.family, kin.family) == ("Norway", "", "kept")
    assert (report.outlet, statement.origin) == (kept, kept)
    assert Outlet.objects.count() == 2
    assert report.history.first().history_change_reason == "Merged: other into kept"


def test_own_voices_of_merged_outlets_count_once():
    issue, about = make_issue(), make_party()
    outlets = [make_outlet(), make_outlet()]
    for outlet in outlets:
        make_claim(report=make_report(outlet=outlet), statement=None, about=about, issue=issue)
    rebuilt()
    assert Reading.objects.get().outlets == 2
    merge(*outlets)
    assert Reading.objects.get().outlets == 1
    assert is_up_to_date()


def test_statements_of_one_act_of_speech_become_one_origin():
    speaker, issue = make_actor(), make_issue()
    kept = make_statement(speaker, medium="unknown", note="First.")
    other = make_statement(speaker, forum="Oslo", language="no", note="Second.", office="Envoy")
    claims = [make_claim(statement=row, issue=issue) for row in (kept, other)]
    rebuilt()
    assert Reading.objects.get().origins == 2
    merge(kept, other)
    kept.refresh_from_db()
    assert {claim.statement for claim in Claim.objects.all()} == {kept}
    assert len(claims) == Claim.objects.count()
    assert (kept.medium, kept.forum, kept.language) == ("interview", "Oslo", "no")
    assert kept.note == "First.\n\nSecond."
    assert kept.statementspeaker_set.get().office == "Envoy"
    assert Reading.objects.get().origins == 1
    assert is_up_to_date()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"said": "2025-07-01"}, "not said at one time"),
        ({"other_speaker": True}, "different speakers"),
        ({"hearsay": True}, "known in different ways"),
    ],
)
def test_statements_that_cannot_be_one_are_refused_with_a_sentence(fields, words):
    speaker = make_actor(name="Jane Doe")
    kept = make_statement(speaker)
    other = make_statement(
        make_actor(name="John Roe") if fields.get("other_speaker") else speaker,
        said=fields.get("said", "2025-06-10"),
        according_to=make_actor() if fields.get("hearsay") else None,
    )
    assert words in refusal(kept, other)
    assert Statement.objects.count() == 2


def test_events_join_their_claims_their_forecasts_and_their_verdicts():
    kept, other = make_event("kept"), make_event("other")
    claims = [
        make_claim(event=kept, aspect="place", value="Oslo"),
        make_claim(event=other, aspect="place", value="Oslo, Norway"),
        make_forecast(event=other),
    ]
    verdict = make_assessment(leading_claim=claims[1])
    rebuilt()
    changes = merge(kept, other)
    assert changes
    assert Claim.objects.filter(event=kept).count() == 3
    verdict.refresh_from_db()
    assert verdict.event == kept
    assert Reading.objects.get(aspect="place").assessment == verdict
    assert kept.forecasts.count()
    assert is_up_to_date()
    with pytest.raises(Moved):
        Ledger.as_of().find("event", "other")


def linked(*links):
    """Six public events, linked by their places as (former, later, status)."""
    events = [make_event(f"event-{number}") for number in range(6)]
    for event in events:
        make_claim(event=event)
    for former, later, status in links:
        make_succession(events[former], events[later], status=status)
    rebuilt()
    return events


def links_of(event):
    found = Succession.objects.filter(Q(former=event) | Q(later=event))
    return {(row.former.slug[-1], row.later.slug[-1], row.status) for row in found}


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([(1, 2, "published"), (3, 1, "draft")], {("0", "2", "published"), ("3", "0", "draft")}),
        # Two links to one event become one, and it stays public if one was.
        ([(0, 2, "published"), (1, 2, "published")], {("0", "2", "published")}),
        ([(0, 2, "draft"), (1, 2, "published")], {("0", "2", "published")}),
        ([(0, 2, "published"), (2, 1, "draft")], {("0", "2", "published")}),
        ([(0, 2, "withdrawn"), (1, 2, "draft")], {("0", "2", "withdrawn")}),
        ([(2, 0, "published"), (1, 2, "published")], {("2", "0", "published")}),
        # What was taken back does not stand in the way.
        ([(0, 1, "withdrawn"), (1, 2, "draft")], {("0", "2", "draft")}),
    ],
)
def test_the_links_of_an_event_move_with_it(links, expected):
    kept, other, *_ = linked(*links)
    merge(kept, other)
    assert links_of(kept) == expected
    assert is_up_to_date()
    assert Succession.history.filter(history_change_reason="Merged: event-1 into event-0").exists()


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ((0, 1, "published"), "Withdraw that succession first."),
        ((1, 0, "published"), "Withdraw that succession first."),
        ((1, 2, "draft"), "Delete that succession first."),
    ],
)
def test_events_of_which_one_stands_in_the_others_place_are_not_merged(link, words):
    events = linked(link)
    with pytest.raises(MergeRefusedError, match="does not stand in its own place") as refused:
        merge(*events[:3])
    assert words in str(refused.value)
    assert Succession.objects.count() == 1


def test_merging_rebuilds_the_events_in_whose_place_one_of_them_stood():
    promise = make_forecast(event=make_event("promised"))
    kept, other = make_event("kept"), make_event("other")
    make_claim(event=kept)
    make_claim(
        event=other, kind="fact", aspect="date", value="2025-06-20",
        report=make_report(published="2025-07-01"),
    )  # fmt: skip
    make_succession(promise.event, kept)
    rebuilt()
    before = promise.event.forecasts.latest("known_from").state
    merge(kept, other)
    assert (before, promise.event.forecasts.latest("known_from").state) == ("overdue", "kept")
    assert is_up_to_date()


def test_issues_and_series_can_be_merged_too():
    issues = [make_issue(summary=""), make_issue(summary="What it is.")]
    series = [make_series(), make_series()]
    for row in series:
        make_claim(event=make_event(), aspect="ordinal", value="2", series=row)
    rebuilt()
    merge(*issues)
    merge(*series)
    issues[0].refresh_from_db()
    assert issues[0].summary == "What it is."
    assert Claim.objects.filter(series=series[0]).count() == 2
    assert is_up_to_date()


def test_what_only_drafts_use_is_merged_without_a_trace_for_the_public():
    party = make_party(principal=False)
    actors = [make_actor(party=party), make_actor(party=party)]
    for actor in actors:
        make_claim(status="draft", statement=make_statement(actor))
    assert merge(*actors) == []
    assert version() == 0
    assert not Reading.objects.exists()


def test_a_row_that_is_gone_is_not_merged():
    kept, other = make_issue(), make_issue()
    merge(make_issue(), other)
    with pytest.raises(MergeRefusedError, match="is gone"):
        merge(kept, other)


def test_the_history_of_what_was_merged_away_is_kept():
    party = make_party()
    kept, other = make_actor("kept", party=party), make_actor("other", party=party)
    key = other.pk
    merge(kept, other)
    last = Actor.history.filter(id=key).first()
    assert (last.history_type, last.history_change_reason) == ("-", "Merged: other into kept")
    assert kept.history.first().history_change_reason == "Merged: other into kept"


def test_a_merge_that_fails_half_way_changes_nothing(monkeypatch):
    party = make_party()
    kept, other = make_actor("kept", party=party), make_actor("other", party=party)
    statement = make_statement(other)
    monkeypatch.setattr(Actor, "delete", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        merge(kept, other)
    assert statement.speakers.get() == other
    kept = Actor.objects.get(slug="kept")
    assert kept.aliases == []
