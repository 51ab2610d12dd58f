"""The page of an outlet: its own reporting, what it relays, and what was said to it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_outlet,
    make_report,
    make_ruling,
    make_statement,
)
from tests.pages import links, words
from tracker import projection
from tracker.models import Outlet

pytestmark = pytest.mark.django_db


def page(client, outlet, day=""):
    projection.rebuild(projection.everything())
    return words(client, outlet.get_absolute_url() + (f"?as_of={day}" if day else ""))


def test_the_page_says_what_it_is_and_who_controls_it(client):
    outlet = make_outlet(
        name="Gazette",
        kind="newspaper",
        state_controlled=True,
        country="Norway",
        homepage="https://example.org/",
        family="group",
    )
    sister = make_outlet(name="Sister", family="group")
    for each in (outlet, sister, make_outlet(name="Stranger")):
        make_report(outlet=each)
    make_outlet(name="Unknown sister", family="group")
    text = page(client, outlet)
    for shown in (
        "Outlet Gazette", "Kind Newspaper", "Control State-controlled", "Country Norway",
        "Family Sister one owner: their own voices count once",
    ):  # fmt: skip
        assert shown in text
    assert "Stranger" not in text
    assert "Unknown sister" not in text
    assert "https://example.org/" in links(client, outlet.get_absolute_url())


def test_shares_stand_beside_their_counts(client):
    outlet, agency = make_outlet("gazette"), make_outlet()
    report = make_report(outlet=outlet)
    for origin in (outlet, agency, agency, agency, None):
        make_claim(report=report, statement=make_statement(origin=origin))
    for _ in range(3):
        make_claim(report=report, statement=None)
    make_claim(report=make_report(outlet=outlet, status="draft"), statement=None)
    make_claim(statement=None)
    text = page(client, outlet)
    for row in (
        "Said to it: its own reporting 1 of 8 12 %",
        "Relayed: said to another outlet 3 of 8 38 %",
        "Relayed: to whom it was said is not named 1 of 8 12 %",
        "Its own voice, unattributed 3 of 8 38 %",
    ):
        assert row in text
    assert "/claims/?outlet=gazette&voice=outlet" in links(client, outlet.get_absolute_url())


@pytest.mark.parametrize(("number", "shown"), [(4, "4 of 4 too few"), (5, "5 of 5 100 %")])
def test_under_five_there_is_no_percentage(client, number, shown):
    outlet = make_outlet()
    for _ in range(number):
        make_claim(report=make_report(outlet=outlet), statement=None)
    assert f"Its own voice, unattributed {shown}" in page(client, outlet)


# How early it was.


def early(client, outlet, day=""):
    return page(client, outlet, day).partition("How early it was")[2]


def relay(statement, *outlets_and_days, **fields):
    for outlet, day in outlets_and_days:
        make_claim(statement=statement, report=make_report(outlet=outlet, published=day, **fields))


def test_what_was_said_to_it_it_had_first_with_or_without_a_report_of_its_own(client):
    agency, gazette = make_outlet(name="Agency"), make_outlet(name="Gazette")
    relay(make_statement(origin=agency), (gazette, "2025-06-10"))
    relay(make_statement(origin=agency), (gazette, "2025-06-10"), (agency, "2025-06-12"))
    relay(make_statement(origin=agency), (agency, "2025-06-12"))
    text = early(client, agency)
    assert "2 statements that others relayed too" in text
    assert "said to it 2 of 2" in text
    assert "Relayed by Gazette (10 June 2025); Agency (12 June 2025)." in text


@pytest.mark.parametrize(
    ("mine", "theirs", "place"),
    [
        ("2025-06-10", "2025-06-11", "the earliest report on record 1 of 1"),
        ("2025-06-10", "2025-06-10", "the same day, or too vague to tell 1 of 1"),
        ("2025-06-11", "2025-06-10", "After another outlet 1 of 1"),
        ("[2025-06-01..2025-06-10]", "2025-06-05", "or too vague to tell 1 of 1"),
        ("2025-06-05", "[2025-06-01..2025-06-10]", "or too vague to tell 1 of 1"),
        ("[2025-06-01..2025-06-10]", "2025-06-11", "the earliest report on record 1 of 1"),
        ("[..2025-06-10]", "2025-06-09", "or too vague to tell 1 of 1"),
        ("2025-06-10", "[..2025-06-12]", "or too vague to tell 1 of 1"),
    ],
)
def test_only_days_that_surely_differ_make_a_first(client, mine, theirs, place):
    outlet = make_outlet()
    relay(make_statement(), (outlet, mine), (make_outlet(), theirs))
    assert place in early(client, outlet)


def test_the_earliest_of_several_reports_of_an_outlet_counts(client):
    outlet, other = make_outlet(), make_outlet()
    relay(make_statement(), (outlet, "2025-06-12"), (other, "2025-06-10"), (outlet, "2025-06-09"))
    assert "the earliest report on record 1 of 1" in early(client, outlet)


def test_what_nobody_else_relayed_by_the_day_is_no_first(client):
    outlet, other = make_outlet(), make_outlet()
    relay(make_statement(), (outlet, "2025-06-10"), (other, "2025-06-12"))
    relay(make_statement(), (outlet, "2025-06-10"), (outlet, "2025-06-11"))
    said = make_statement()
    relay(said, (outlet, "2025-06-10"))
    relay(said, (other, "2025-06-09"), status="draft")
    assert "relayed by another outlet on record" in early(client, outlet, "2025-06-11")
    assert "earliest report on record 1 of 1" in early(client, outlet)


# Drift.


def drift(client, outlet, day=""):
    return page(client, outlet, day).partition("Where it tells words otherwise")[2]


def tell(statement, issue, *tellings, **fields):
    """The statement on the issue as outlets tell it: (outlet, day, value) each."""
    return [
        make_claim(
            statement=statement,
            issue=issue,
            value=value,
            report=make_report(outlet=outlet, published=day, **fields),
        )
        for outlet, day, value in tellings
    ]


IT_DID = "It did: an earlier report, or one in the language of the words, differs"
NOBODY_KNOWS = "Nobody can say: a report of the same day differs"
OTHERS_DID = "Others did: later reports differ"


@pytest.mark.parametrize(
    ("mine", "theirs", "moved"),
    [
        ("2025-06-11", "2025-06-10", IT_DID),
        ("2025-06-10", "2025-06-10", NOBODY_KNOWS),
        ("2025-06-10", "2025-06-11", OTHERS_DID),
        ("[2025-06-01..2025-06-10]", "2025-06-05", NOBODY_KNOWS),
    ],
)
def test_who_told_the_words_otherwise_later_moved_away_from_them(client, mine, theirs, moved):
    outlet, other = make_outlet(name="Gazette"), make_outlet(name="Courier")
    issue = make_issue(title="Visas")
    tell(make_statement(), issue, (outlet, mine, "agreed"), (other, theirs, "preliminary"))
    text = drift(client, outlet)
    assert f"{moved} 1 of 1 too few" in text
    assert f"{moved}:" in text
    assert "Visas. Status" in text
    assert "in Courier" in text


@pytest.mark.parametrize(("mine", "moved"), [("ru", OTHERS_DID), ("en", IT_DID)])
def test_whoever_tells_them_in_their_own_language_did_not_move(client, mine, moved):
    outlet, other = make_outlet(), make_outlet()
    said, issue = make_statement(language="ru"), make_issue()
    tell(said, issue, (outlet, "2025-06-11", "agreed"), language=mine)
    tell(said, issue, (other, "2025-06-10", "stalled"), language="en" if mine == "ru" else "ru")
    assert f"{moved} 1 of 1" in drift(client, outlet)


def test_a_forecast_given_another_time_is_drift_too(client):
    outlet, other = make_outlet(), make_outlet()
    said, event = make_statement(), make_event()
    for paper, day, words_of_it in (
        (other, "2025-06-10", "very soon"),
        (outlet, "2025-06-11", "in the near future"),
    ):
        report = make_report(outlet=paper, published=day)
        make_forecast(statement=said, event=event, window_words=words_of_it, report=report)
    text = drift(client, outlet)
    assert f"{IT_DID} 1 of 1" in text
    assert "“very soon”" in text


def test_claims_that_agree_with_all_others_are_counted_and_nothing_is_listed(client):
    outlet, other = make_outlet(), make_outlet()
    days = (outlet, "2025-06-10", "agreed"), (other, "2025-06-10", "agreed")
    tell(make_statement(), make_issue(), *days)
    text = drift(client, outlet)
    assert "1 claim of words that others relayed too" in text
    assert "None of them tells the words otherwise" in text


def test_drift_stays_on_the_page_when_the_speaker_has_moved_on(client):
    outlet, other, actor = make_outlet(), make_outlet(), make_actor()
    said, issue = make_statement(actor, said="2025-06-01"), make_issue()
    tell(said, issue, (other, "2025-06-02", "agreed"), (outlet, "2025-06-03", "stalled"))
    tell(make_statement(actor), issue, (other, "2025-06-10", "implemented"))
    assert f"{IT_DID} 1 of 1" in drift(client, outlet)


def test_drift_that_the_desk_rejected_is_none_of_the_outlet(client):
    outlet, other = make_outlet(), make_outlet()
    said, issue = make_statement(), make_issue()
    mine, theirs = tell(
        said, issue, (outlet, "2025-06-11", "agreed"), (other, "2025-06-10", "preliminary")
    )
    tell(said, issue, (other, "2025-06-10", "preliminary"))
    make_ruling(claim=theirs, other=mine, relation="drift", known_from=date(2025, 6, 20))
    assert IT_DID in drift(client, outlet, "2025-06-19")
    assert "None of them tells the words otherwise" in drift(client, outlet, "2025-06-20")


def test_what_drifts_later_than_the_day_does_not_show(client):
    outlet, other = make_outlet(), make_outlet()
    said, issue = make_statement(), make_issue()
    tell(said, issue, (outlet, "2025-06-10", "agreed"), (other, "2025-06-10", "agreed"))
    tell(said, issue, (other, "2025-06-12", "stalled"))
    assert "None of them tells" in drift(client, outlet, "2025-06-11")
    assert f"{OTHERS_DID} 1 of 1" in drift(client, outlet)


# Its reports, and what was said to it.


def test_its_reports_are_listed_with_how_much_they_carry(client):
    outlet = make_outlet("gazette")
    make_claim(report=make_report(outlet=outlet, headline="Talks go on"))
    make_report(outlet=outlet, headline="Nothing new", published="2025-06-12")
    make_report(outlet=outlet, headline="Hidden", status="draft")
    text = page(client, outlet)
    assert "Reports 2 reports" in text
    assert text.index("Nothing new") < text.index("Talks go on")
    assert "10 June 2025: 1 claim " in text
    assert "12 June 2025: 0 claims" in text
    assert "Hidden" not in text
    assert "/reports/?outlet=gazette" in links(client, outlet.get_absolute_url())


def test_an_outlet_known_only_as_an_origin_lists_what_was_said_to_it(client):
    outlet = make_outlet(name="Agency")
    said = make_statement(make_actor(name="Ann Lee"), origin=outlet)
    make_claim(statement=said)
    make_claim(statement=said)
    make_claim(statement=make_statement(make_actor(name="Ben"), origin=outlet), status="draft")
    text = page(client, outlet)
    assert "No report of this outlet is on record" in text
    made = text[text.index("Statements made to it") :]
    assert "Ann Lee, 10 June 2025" in made
    assert "relayed by 2 reports of 2 outlets, 1 origin." in made
    assert "Ben" not in made


def test_an_outlet_nobody_spoke_to_says_so(client):
    outlet = make_outlet()
    make_report(outlet=outlet)
    assert "No statement on record was made to it." in page(client, outlet)


def test_what_a_later_day_brings_is_not_counted(client):
    outlet = make_outlet()
    for day in ("2025-06-09", "2025-06-12"):
        make_claim(report=make_report(outlet=outlet, published=day), statement=None)
    early = page(client, outlet, "2025-06-10")
    assert "1 report " in early
    assert "unattributed 1 of 1 too few" in early


def test_an_outlet_only_a_draft_knows_is_a_404(client):
    outlet = make_outlet()
    make_report(outlet=outlet, status="draft")
    projection.rebuild(projection.everything())
    assert client.get(outlet.get_absolute_url()).status_code == 404


def test_every_link_keeps_the_day(client):
    outlet = make_outlet("gazette")
    said = make_statement(origin=outlet)
    report = make_report(outlet=outlet, published="2025-06-09")
    make_claim(report=report, statement=said)
    make_claim(report=report, statement=None)
    projection.rebuild(projection.everything())
    found = links(client, "/outlets/gazette/?as_of=2025-06-10")
    assert len(found) == 5
    assert all("as_of=2025-06-10" in link for link in found)


@pytest.mark.parametrize("number", [10, 40])
def test_the_page_asks_the_database_as_often_however_much_it_printed(
    client, number, django_assert_num_queries
):
    outlet, other, issue = make_outlet(), make_outlet(), make_issue()
    for _ in range(number):
        make_claim(report=make_report(outlet=outlet), statement=make_statement(origin=outlet))
        said = make_statement()
        tell(said, issue, (outlet, "2025-06-11", "agreed"), (other, "2025-06-10", "stalled"))
        claims = tell(
            said, issue, (other, "2025-06-10", "refused"), (outlet, "2025-06-11", "agreed")
        )
        make_ruling(claim=claims[0], other=claims[1], relation="drift")
    projection.rebuild(projection.everything())
    with django_assert_num_queries(21):
        client.get(outlet.get_absolute_url())


def test_every_outlet_of_the_sample_has_a_page(client, sample):
    for outlet in Outlet.objects.filter(known_from__isnull=False):
        assert outlet.name in words(client, outlet.get_absolute_url())


def test_the_agency_had_the_interview_first_and_three_reports_relay_it(client, sample):
    text = words(client, "/outlets/tass/")
    assert "said to it 1 of 1" in text
    assert (
        "Alexander Darchiev, 10 June 2025 (remarks, to TASS) First: said to it. Relayed by "
        "The Moscow Times (10 June 2025); The Kyiv Independent, TRT World (11 June 2025)." in text
    )
    assert "the earliest report on record 1 of 1" in words(client, "/outlets/the-moscow-times/")
    for slug in ("trt-world", "kyiv-independent"):
        assert "After another outlet 1 of 1" in words(client, f"/outlets/{slug}/")


def test_who_made_agreed_of_preliminary_on_one_day_nobody_can_say(client, sample):
    text = words(client, "/outlets/kyiv-independent/").partition("Where it tells words otherwise")[
        2
    ]
    assert f"{NOBODY_KNOWS} 2 of 9 22 %" in text
    assert f"{IT_DID} 0 of 9 0 %" in text
    assert "Venue of the consultations. Status, Russia: agreed" in text


def test_the_outlets_own_voice_is_the_larger_part_of_a_report(client, sample):
    text = words(client, "/outlets/trt-world/")
    assert "Relayed: said to another outlet 14 of 37 38 %" in text
    assert "Its own voice, unattributed 23 of 37 62 %" in text
