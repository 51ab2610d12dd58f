"""What the five real reports must show: every fact of the first issue, as of the day it names."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard import wording
from tracker import dates
from tracker.ledger import Ledger
from tracker.models import Claim, Event, Reading, Report
from tracker.rule_claims import rule_claim, with_voices
from tracker.rules.relations import Relation, relate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]

TODAY = date(2026, 11, 23)
PRINCIPALS = ("russia", "united-states")
MEETINGS = {
    "riyadh-talks-february-2025": ("2025-02-18", "Riyadh, Saudi Arabia"),
    "istanbul-talks-february-2025": ("2025-02-27", "Istanbul, Türkiye"),
    "riyadh-session-march-2025": ("2025-03-24", "Riyadh, Saudi Arabia"),
    "istanbul-round-spring-2025": ("2025-04-10", "Istanbul, Türkiye"),
}
JUNE_ROUND = "round-announced-june-2025"


def as_of(day: str | date) -> Ledger:
    return Ledger.as_of(day if isinstance(day, date) else date.fromisoformat(day))


def reading(ledger: Ledger, slug: str, aspect: str, **more: str) -> Reading | None:
    """The one reading of an aspect of an event or issue; the rest narrows it."""
    rows = ledger.readings().filter(aspect=aspect)
    rows = rows.filter(event__slug=slug) | rows.filter(issue__slug=slug)
    for name in ("party", "series"):
        if name in more:
            rows = rows.filter(**{f"{name}__slug": more.pop(name)})
    found = list(rows.filter(**more))
    assert len(found) <= 1
    return found[0] if found else None


def values(ledger: Ledger, slug: str, aspect: str, **more: str) -> list[str]:
    found = reading(ledger, slug, aspect, **more)
    return found.values if found else []


def quoting(words: str, outlet: str, aspect: str) -> Claim:
    claims = with_voices(Claim.objects.filter(aspect=aspect))
    return claims.get(quote__contains=words, report__outlet__slug=outlet)


def relation(a: Claim, b: Claim, *, held: bool = False) -> Relation | None:
    return relate(rule_claim(a), rule_claim(b), PRINCIPALS, held=held)


def outcomes(ledger: Ledger, event: str) -> dict[str, str]:
    """The state of each forecast about an event, by speaker."""
    rows = ledger.forecasts().filter(event__slug=event).select_related("speaker")
    return {row.speaker.slug: row.state for row in rows if row.speaker}


# The four meetings.


def test_four_meetings_were_held_calls_aside():
    ledger = as_of("2025-06-11")
    held = ledger.readings().filter(aspect="status", values=["held"]).select_related("event")
    slugs = {row.event.slug for row in held if row.event and row.event.is_meeting}
    assert slugs == set(MEETINGS)


@pytest.mark.parametrize(("slug", "day", "place"), [(s, *v) for s, v in MEETINGS.items()])
def test_each_meeting_has_its_day_and_place_uncontested(slug, day, place):
    ledger = as_of("2025-06-11")
    for aspect, expected in (("date", day), ("place", place)):
        found = reading(ledger, slug, aspect)
        assert found is not None
        assert (found.values, found.contested) == ([expected], False)


def test_saudi_arabia_in_one_report_agrees_with_riyadh_in_another():
    vague = Claim.objects.get(value="Saudi Arabia")
    precise = Claim.objects.filter(event=vague.event, value="Riyadh, Saudi Arabia").first()
    assert precise is not None
    pair = [with_voices(Claim.objects.all()).get(pk=claim.pk) for claim in (vague, precise)]
    assert relation(pair[0], pair[1], held=True) is Relation.REFINES


def test_the_four_meetings_read_held_by_rule_4_though_few_reports_use_the_word():
    said_so = Claim.objects.filter(aspect="status", value="held").exclude(kind="forecast")
    spelled_out = set(said_so.values_list("event__slug", flat=True))
    assert spelled_out < set(MEETINGS)
    assert all(values(as_of("2025-06-11"), slug, "status") == ["held"] for slug in MEETINGS)


# One interview, three reports.


def test_the_interview_is_one_statement_relayed_by_three_reports():
    claims = as_of("2025-06-11").claims()
    interview = claims.filter(event__slug=JUNE_ROUND, aspect="place")
    assert len({claim.statement_id for claim in interview}) == 1
    assert {claim.report.outlet.slug for claim in interview} == {
        "the-moscow-times",
        "trt-world",
        "kyiv-independent",
    }


def test_the_next_round_in_moscow_is_three_reports_one_origin_one_voice():
    found = reading(as_of("2025-06-11"), JUNE_ROUND, "place")
    assert found is not None
    assert found.values == ["Moscow, Russia"]
    assert (found.reports, found.origins, found.speakers, found.outlets) == (3, 1, 1, 0)
    assert wording.support(found.support, found.outlets) == "one voice"


def test_the_united_states_is_silent_about_the_next_round():
    ledger = as_of("2025-06-11")
    about = ledger.claims().filter(event__slug=JUNE_ROUND)
    silences = about.filter(kind="silence")
    assert [claim.about.slug for claim in silences if claim.about] == ["united-states"]
    voices = {v.party for c in with_voices(about) for v in rule_claim(c).voices if v.party}
    assert voices == {"russia"}


def test_preliminary_against_agreed_for_the_capitals_is_drift_within_the_interview():
    found = reading(as_of("2025-06-11"), "venue", "status", party="russia", said_by="own")
    assert found is not None
    assert (found.values, found.drift, found.contested) == (["agreed", "preliminary"], True, True)
    a = quoting("preliminary decision made", "trt-world", "status")
    b = quoting("agreed to move future consultations", "kyiv-independent", "status")
    assert relation(a, b) is Relation.DRIFT


# Counting rounds.


def test_27_february_is_first_in_one_series_and_second_in_another_without_contradiction():
    ledger = as_of("2025-06-11")
    slug = "istanbul-talks-february-2025"
    for series, number in (("irritants", "1"), ("talks-trump", "2")):
        found = reading(ledger, slug, "ordinal", series=series)
        assert found is not None
        assert (found.values, found.contested) == ([number], False)
    first, second = with_voices(Claim.objects.filter(event__slug=slug, aspect="ordinal"))
    assert relation(first, second) is Relation.DIFFERENT_COUNT


# The seizure of the properties.


def test_2016_to_2018_and_the_end_of_the_obama_administration_agree():
    printed = quoting("seized between 2016 and 2018", "the-moscow-times", "began")
    said = quoting("at the end of the Barack Obama", "international-affairs", "began")
    assert relation(printed, said) is Relation.REFINES


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("seized between 2016 and 2018", "the-moscow-times"),
        ("at the end of the Barack Obama administration", "international-affairs"),
    ],
)
def test_following_the_2022_conflict_contradicts_both(words, outlet):
    later = quoting("the seizure of diplomatic properties", "menafn", "began")
    assert relation(later, quoting(words, outlet, "began")) is Relation.CONTRADICTS


def test_the_seizures_date_is_contested_and_the_speakers_word_is_read():
    found = reading(as_of(TODAY), "property", "began")
    assert found is not None
    assert (found.values, found.contested) == (["[2016-12..2017-01]"], True)
    assert values(as_of("2025-06-10"), "property", "began") == ["2016/2018", "[2022..]"]


# Hearsay and premises.


def test_the_flights_condition_is_hearsay_with_no_voice_of_the_party_it_describes():
    ledger = as_of("2025-06-10")
    conditions = ledger.readings().filter(
        issue__slug="flights", aspect="condition", party__slug="united-states"
    )
    assert [(row.said_by, row.hearsay) for row in conditions] == [("russia", True)]
    own = ledger.readings().filter(issue__slug="flights", party__slug="united-states")
    assert not own.filter(said_by="own").exists()


def test_an_interviewers_premises_are_not_the_interviewees_claims():
    asked = as_of(TODAY).claims().filter(statement__medium="question")
    assert asked.exists()
    for claim in with_voices(asked):
        assert {voice.key for voice in rule_claim(claim).voices} == {"actor:izvestia-interviewer"}
    behind_parties = as_of(TODAY).readings().filter(party__isnull=False, claims__in=asked)
    assert not behind_parties.exists()


# Where the property stands.


def standing(ledger: Ledger, party: str) -> dict[str, str]:
    """Of the property: who says what of a party, with the day in words."""
    rows = ledger.readings().filter(issue__slug="property", aspect="status", party__slug=party)
    return {row.said_by: f"{row.values[0]} ({dates.words(row.since)})" for row in rows}


def test_property_as_of_11_june_2025():
    ledger = as_of("2025-06-11")
    assert standing(ledger, "russia") == {"own": "under discussion (10 June 2025)"}
    assert standing(ledger, "united-states") == {}


def test_property_today():
    ledger = as_of(TODAY)
    assert standing(ledger, "russia") == {"own": "under discussion (10 June 2025)"}
    assert standing(ledger, "united-states") == {"russia": "refused (23–24 June 2026)"}


# Banking.


@pytest.mark.parametrize("party", PRINCIPALS)
def test_banking_has_no_winner_on_11_june_2025(party):
    found = reading(as_of("2025-06-11"), "banking", "status", party=party)
    assert found is not None
    assert found.said_by == "press"
    assert (found.values, found.contested) == (["agreed", "under discussion"], True)
    assert wording.support(found.support, found.outlets) == "unattributed, 2 outlets"


# Forecasts.


def test_in_the_coming_days_was_kept_on_10_april_2025():
    rows = as_of(TODAY).forecasts().filter(event__slug="istanbul-round-spring-2025")
    kept = rows.get(speaker__slug="russian-foreign-ministry")
    assert (kept.state, kept.settled_on) == ("kept", date(2025, 4, 10))


def test_very_soon_of_june_2025_is_overdue_after_thirty_days():
    both = {"sergei-ryabkov", "alexander-darchiev"}
    assert outcomes(as_of("2025-07-10"), JUNE_ROUND) == dict.fromkeys(both, "open")
    assert outcomes(as_of("2025-07-11"), JUNE_ROUND) == dict.fromkeys(both, "overdue")


def test_before_the_end_of_the_summer_is_overdue_after_31_august_2026():
    event = "round-announced-june-2026"
    assert outcomes(as_of("2026-08-31"), event) == {"sergei-ryabkov": "open"}
    assert outcomes(as_of("2026-09-01"), event) == {"sergei-ryabkov": "overdue"}


def test_the_conditional_forecast_is_not_scorable():
    row = as_of(TODAY).forecasts().get(issue__slug="flights")
    assert row.state == "not_scorable"


# Time.


def test_on_10_june_2025_nothing_a_later_report_says_is_visible():
    ledger = as_of("2025-06-10")
    outlets = {report.outlet.slug for report in ledger.reports().select_related("outlet")}
    assert outlets == {"the-moscow-times", "menafn"}
    assert {claim.report.outlet.slug for claim in ledger.claims()} == outlets
    assert not ledger.events().filter(slug="riyadh-session-march-2025").exists()
    assert not ledger.issues().filter(slug__in=["banking", "visas", "venue"]).exists()
    cited = Claim.objects.filter(readings__in=ledger.readings())
    assert {claim.report.outlet.slug for claim in cited} == outlets


def test_the_undated_report_counts_from_9_april_2025():
    report = Report.objects.get(outlet__slug="menafn")
    assert not as_of("2025-04-08").reports().exists()
    assert list(as_of("2025-04-09").reports()) == [report]
    assert report.published_basis == "inferred"
    assert report.published_note


def test_as_of_9_april_2025_the_april_round_is_only_announced():
    ledger = as_of("2025-04-09")
    assert values(ledger, "istanbul-round-spring-2025", "status") == ["announced"]
    assert values(ledger, "istanbul-talks-february-2025", "status") == ["held"]


def test_every_event_and_issue_of_the_coding_is_there():
    assert Event.objects.count() == 9
    assert as_of(TODAY).issues().count() == 13
    assert as_of(TODAY).events().count() == 9
