"""The table of claims and the page of a claim."""

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
    make_series,
    make_statement,
)
from tests.pages import links, main_of, words
from tracker import projection
from tracker.models import Claim

pytestmark = pytest.mark.django_db


def rebuilt(client, claim, day=""):
    """The words of the claim's page once the readings are up to date."""
    projection.rebuild(projection.everything())
    return words(client, claim.get_absolute_url() + (f"?as_of={day}" if day else ""))


def listed(client, query=""):
    projection.rebuild(projection.everything())
    return words(client, f"/claims/{query}")


# The table.


def test_an_empty_ledger_has_no_claims_and_says_why(client):
    text = listed(client)
    assert "There are no claims yet. The ledger holds no published report." in text


def test_the_table_shows_words_speaker_matter_report_and_standing(client):
    make_claim(
        report=make_report(outlet=make_outlet(name="Gazette")),
        statement=make_statement(make_actor(name="Ann Lee", party=make_party(name="North"))),
        issue=make_issue(title="Visas"),
        quote="we go on",
    )
    text = listed(client)
    for shown in (
        "1 claim.", "we go on", "Ann Lee", "Visas", "Status, North: under discussion",
        "10 June 2025", "Gazette", "one voice",
    ):  # fmt: skip
        assert shown in text


def test_a_draft_is_neither_counted_nor_shown(client):
    make_claim(summary="Told.", quote="")
    make_claim(summary="Secret.", quote="", status="draft")
    make_claim(summary="Withdrawn.", quote="", status="withdrawn")
    text = listed(client)
    assert "1 claim." in text
    assert "Told." in text
    assert "Secret." not in text
    assert "Withdrawn." not in text


def test_what_a_later_day_brings_is_not_in_the_table_of_an_earlier_one(client):
    make_claim(report=make_report(published="2025-06-09"), summary="Early.", quote="")
    make_claim(report=make_report(published="2025-06-10"), summary="Late.", quote="")
    text = listed(client, "?as_of=2025-06-09")
    assert "Early." in text
    assert "Late." not in text


def test_filters_and_order_lead_on_from_each_other_and_keep_the_day(client):
    make_claim(report=make_report(published="2025-06-09"), issue=make_issue("visas"))
    projection.rebuild(projection.everything())
    address = "/claims/?issue=visas&sort=outlet&as_of=2025-06-10"
    page = main_of(client, address)
    kept = {
        field.get("name"): field.get("value")
        for field in page.iter("{http://www.w3.org/1999/xhtml}input")
        if field.get("type") == "hidden"
    }
    assert kept == {"as_of": "2025-06-10", "sort": "outlet"}
    by_speaker = next(link for link in links(client, address) if "sort=speaker" in link)
    assert "issue=visas" in by_speaker
    assert "as_of=2025-06-10" in by_speaker
    assert "/claims/?as_of=2025-06-10" in links(client, address)  # Clear all filters.


def test_every_link_of_the_table_keeps_the_day(client):
    make_claim(report=make_report(published="2025-06-09"))
    projection.rebuild(projection.everything())
    assert all("as_of=2025-06-10" in link for link in links(client, "/claims/?as_of=2025-06-10"))


def test_one_filter_that_leaves_nothing_is_named(client):
    make_claim(issue=make_issue("visas", title="Visas"))
    text = listed(client, "?issue=visas&voice=outlet")
    assert "No claims match these filters." in text
    assert "Without “Voice: The outlet's own voice” there would be 1." in text
    assert "Issue: Visas" not in text


def test_filters_that_exclude_each_other_are_told_so(client):
    make_claim(issue=make_issue("visas"), statement=None)
    make_claim(issue=make_issue("flights"), event=None, kind="demand", aspect="demand", value="x")
    text = listed(client, "?issue=visas&kind=denial&support=on_paper")
    assert "Nothing is left even without any one of them." in text


def test_a_single_filter_without_result_says_for_what_there_is_none(client):
    make_claim()
    text = listed(client, "?kind=denial")
    assert "None are on record for “Kind: Denial”." in text


@pytest.mark.parametrize(
    ("query", "parameter", "expected"),
    [
        ("?issue=nonesuch", "issue", "one of: visas"),
        ("?kind=rumour", "kind", "one of: fact, statement"),
        ("?contested=maybe", "contested", "one of: yes, no"),
        ("?known_from=soon", "known_from", "a day as year-month-day"),
        ("?sort=pk", "sort", "one of: speaker, -speaker"),
        ("?page=2", "page", "a page from 1 to 1"),
        ("?page=-1", "page", "a whole number from 1 to 1000"),
        ("?issue=visas&issue=visas", "issue", "one value, and was given twice"),
    ],
)
def test_a_parameter_that_cannot_be_read_is_named_with_what_was_expected(
    client, query, parameter, expected
):
    make_claim(issue=make_issue("visas"))
    projection.rebuild(projection.everything())
    text = words(client, f"/claims/{query}", status=400)
    assert f"The trouble is with {parameter}." in text
    assert f"This parameter expects {expected}" in text


def test_parameters_nobody_knows_are_left_alone(client):
    make_claim()
    assert "1 claim." in listed(client, "?utm_source=letter")


@pytest.mark.parametrize("number", [10, 40])
def test_the_table_asks_the_database_as_often_however_many_claims(
    client, number, django_assert_num_queries
):
    for _ in range(number):
        make_claim()
    projection.rebuild(projection.everything())
    with django_assert_num_queries(14):
        client.get("/claims/")


# One claim.


def test_the_page_shows_the_words_and_leads_to_the_original(client):
    claim = make_claim(
        quote="we go on",
        summary="They will continue.",
        note="Read with care.",
        report=make_report(url="https://example.org/a", body="He said: we go on."),
    )
    text = rebuilt(client, claim)
    assert "They will continue." in text
    assert "we go on" in text
    assert "stands word for word in the text the desk holds" in text
    assert "The desk’s note. Read with care." in text
    assert "https://example.org/a" in links(client, claim.get_absolute_url())


def test_without_an_address_of_the_original_the_page_says_so(client):
    claim = make_claim(report=make_report(url=""))
    assert "No address of the original is recorded." in rebuilt(client, claim)


def test_a_quotation_that_is_not_found_is_marked_and_one_not_held_is_a_note(client):
    missing = make_claim(report=make_report(body="Something else."), quote="never said")
    unheld = make_claim(quote="we go on")
    without = make_claim(quote="")
    text = rebuilt(client, missing)
    assert "quotation not found in the report" in text
    assert "does not stand in the text the desk holds" in text
    text = rebuilt(client, unheld)
    assert "quotation not found" not in text
    assert "The text of the report is not held" in text
    assert "No quotation is recorded" in rebuilt(client, without)


def test_the_chain_runs_from_the_speaker_to_the_page(client):
    speaker = make_actor(name="Ann Lee")
    said = make_statement(
        speaker, office="Envoy", origin=make_outlet(name="Agency"), forum="Oslo", said="2025-06-09",
        language="ru",
    )  # fmt: skip
    report = make_report(outlet=make_outlet(name="Gazette"), headline="Talks go on")
    claim = make_claim(statement=said, report=report, event=make_event(), aspect="place",
                       value="Oslo, Norway")  # fmt: skip
    text = rebuilt(client, claim)
    chain = text[text.index("From speaker to page") :]
    steps = [
        "said by Ann Lee Envoy",
        "in a statement 9 June 2025, Interview, Oslo in Russian",
        "to Agency",
        "relayed by Gazette Talks go on, 10 June 2025",
        "read by the desk as Place: Oslo, Norway",
    ]
    places = [chain.index(step) for step in steps]
    assert places == sorted(places)
    assert said.get_absolute_url() in links(client, claim.get_absolute_url())
    assert report.get_absolute_url() in links(client, claim.get_absolute_url())


def test_hearsay_says_through_whom_alone_it_is_known(client):
    said = make_statement(make_actor(), according_to=make_actor(name="The Court"))
    text = rebuilt(client, make_claim(statement=said))
    assert "known only through The Court" in text
    assert "according to The Court" in text


def test_an_outlets_own_voice_is_its_own_source(client):
    claim = make_claim(statement=None, report=make_report(outlet=make_outlet(name="Gazette")))
    text = rebuilt(client, claim)
    assert "Gazette, in its own voice." in text
    assert "said by Gazette" in text
    assert "in a statement" not in text


def test_a_republication_shows_whose_text_it_carries(client):
    first = make_report(outlet=make_outlet(name="First Daily"))
    claim = make_claim(report=make_report(republication_of=first, republication_kind="translation"))
    text = rebuilt(client, claim)
    assert "relayed by First Daily" in text
    assert "translated by" in text


@pytest.mark.parametrize("status", ["draft", "ready", "withdrawn"])
def test_a_republished_report_that_is_not_public_leaves_no_trace(client, status):
    first = make_report(outlet=make_outlet("hidden-daily", name="Hidden Daily"), status=status)
    claim = make_claim(report=make_report(republication_of=first, republication_kind="reprint"))
    text = rebuilt(client, claim)
    assert "Hidden Daily" not in text
    assert not any("hidden-daily" in link for link in links(client, claim.get_absolute_url()))


def test_a_phrase_of_a_forecast_is_turned_into_days_in_words(client):
    claim = make_forecast(
        statement=make_statement(said="[2025-06-08..2025-06-10]"), window_words="Very soon"
    )
    text = rebuilt(client, claim)
    assert "“Very soon” is read as 30 days (table of phrases, version 1)." in text
    assert "They run from 10 June 2025, the latest day it can have been said" in text
    assert "until 10 July 2025." in text
    assert "overdue" in text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"window": "2025-06-24/2025-08-31"},
            "The report bounds the window itself: 24 June to 31 August 2025.",
        ),
        (
            {"window_words": "before the end of the summer"},
            "“before the end of the summer” ends on 31 August 2025",
        ),
        ({"window_words": "before long"}, "“before long” is not in the table of phrases"),
        ({"not_scorable": True}, "it is not scorable"),
    ],
)
def test_the_windows_of_forecasts_are_explained_each_in_its_way(client, fields, sentence):
    assert sentence in rebuilt(client, make_forecast(**fields))


def test_a_forecast_in_an_outlets_own_voice_runs_from_the_day_of_the_report(client):
    report = make_report(published="2025-06-12")
    text = rebuilt(client, make_forecast(statement=None, report=report))
    assert "They run from 12 June 2025" in text


def test_the_page_names_the_readings_it_counts_for(client):
    issue = make_issue(title="Visas")
    claim = make_claim(issue=issue)
    text = rebuilt(client, claim)
    assert "Visas: Status" in text
    assert "This claim supports it." in text


def test_a_rival_is_told_that_it_says_otherwise(client):
    event = make_event(title="Oslo round")
    for _ in range(2):
        make_claim(event=event, aspect="duration", value="PT6H", kind="fact")
    rival = make_claim(event=event, aspect="duration", value="PT2H", kind="fact")
    text = rebuilt(client, rival)
    assert "This claim says otherwise." in text
    assert "Contradicts" in text


def test_why_no_reading_rests_on_a_claim_is_said(client):
    speaker, issue = make_actor(), make_issue()
    former = make_claim(
        issue=issue, statement=make_statement(speaker, said="2025-01-10"), value="refused"
    )
    make_claim(issue=issue, statement=make_statement(speaker), value="agreed")
    silence = make_claim(kind="silence", value="", about=make_party())
    assert "a later word has taken its place" in rebuilt(client, former)
    assert "Silence is no value" in rebuilt(client, silence)
    assert "A forecast is no reading" in rebuilt(client, make_forecast())
    bystander = make_claim(statement=make_statement(make_actor(party=None)))
    assert "It names no party whose word it could be." in rebuilt(client, bystander)


def test_claims_on_the_same_matter_are_sorted_by_how_they_stand(client):
    north, south = make_party(), make_party()
    ann, ben = make_actor(party=north), make_actor(party=south)
    event = make_event()
    said = make_statement(ann, said="2025-06-10")
    place = {"event": event, "aspect": "place"}
    claim = make_claim(**place, statement=said, value="Oslo, Norway", summary="Mine.", quote="")
    for summary, fields in {
        "Echoed.": {"statement": said, "value": "Oslo, Norway"},
        "Drifted.": {"statement": said, "value": "Paris, France"},
        "Agreed.": {"statement": make_statement(ben), "value": "Oslo, Norway"},
        "Wider.": {"statement": make_statement(make_actor()), "value": "Norway"},
        "Denied.": {"statement": make_statement(ben), "value": "Rome, Italy"},
        "Before.": {
            "statement": make_statement(ann, said="2025-01-10"), "value": "Bern, Switzerland",
        },
        "Long ago.": {
            "statement": make_statement(ben, said="2024-01-10"), "value": "Cairo, Egypt",
        },
    }.items():  # fmt: skip
        make_claim(**place, **fields, summary=summary, quote="")
    text = rebuilt(client, claim)
    others = text[text.index("How it stands to other claims") :]
    places = [
        others.index(part)
        for part in (
            "Contradicts", "Denied.", "Drift", "Drifted.", "Earlier and later words", "Long ago.",
            "The same voice at another time", "Before.", "Refines", "Wider.", "Agrees", "Agreed.",
            "Echoes", "Echoed.",
        )
    ]  # fmt: skip
    assert places == sorted(places)
    assert "Bern, Switzerland, said earlier" in others
    assert "Oslo, Norway is the more exact" in others


def test_numbers_of_another_series_are_a_different_count(client):
    event, series = make_event(), make_series(title="Rounds")
    claim = make_claim(event=event, aspect="ordinal", value="2", series=series)
    make_claim(event=event, aspect="ordinal", value="1", series=make_series(title="Contacts"))
    make_claim(event=event, aspect="ordinal", value="3")
    text = rebuilt(client, claim)
    assert "Different count" in text
    assert "1 in Contacts" in text
    assert "3 in no named series" in text


def test_echoes_are_folded_under_their_statement(client):
    issue = make_issue()
    claim = make_claim(issue=issue)
    said = make_statement(make_actor(party=claim.statement.speakers.get().party))
    for number in range(3):
        make_claim(issue=issue, statement=said, summary=f"Relay {number}.", quote="")
    text = rebuilt(client, claim)
    assert "2 more claims from the same words" in text


def test_two_wordings_of_one_forecast_are_drift_and_equal_ones_echo(client):
    event, said = make_event(), make_statement()
    claim = make_forecast(event=event, statement=said)
    make_forecast(event=event, statement=said, summary="Same.", quote="")
    make_forecast(event=event, statement=said, window_words="soon", summary="Otherwise.", quote="")
    make_forecast(event=event, summary="Somebody else's.", quote="")
    text = rebuilt(client, claim)
    assert text.index("Drift") < text.index("Otherwise.") < text.index("Same.")
    assert "Somebody else's." not in text


def test_a_date_of_an_event_that_was_held_is_no_later_word(client):
    event = make_event()
    date_ = {"event": event, "aspect": "date", "kind": "fact"}
    claim = make_claim(**date_, value="2025-06-01", statement=make_statement(said="2025-06-02"))
    make_claim(**date_, value="2025-05-01", statement=make_statement(said="2025-07-30"),
               report=make_report(published="2025-08-01"))  # fmt: skip
    text = rebuilt(client, claim)
    assert "Contradicts" in text
    assert "Earlier and later words" not in text


def test_many_claims_on_a_matter_are_bounded_and_the_rest_linked(client):
    issue = make_issue("visas")
    claim = make_claim(issue=issue, statement=None, about=make_party())
    for _ in range(12):
        make_claim(issue=issue, statement=None, about=claim.about)
    text = rebuilt(client, claim)
    assert "2 more in the table of claims" in text
    assert "/claims/?issue=visas&aspect=status" in links(client, claim.get_absolute_url())


def test_a_lone_claim_says_that_no_other_speaks_on_the_matter(client):
    assert "No other claim speaks on the same matter." in rebuilt(client, make_claim())


def test_other_claims_are_those_known_by_the_day_and_never_drafts(client):
    place = {"event": make_event(), "aspect": "place", "value": "Oslo, Norway", "quote": ""}
    claim = make_claim(**place, report=make_report(published="2025-06-09"))
    make_claim(**place, report=make_report(published="2025-06-11"), summary="Later.")
    make_claim(**place, status="draft", summary="Secret.")
    assert "Later." not in rebuilt(client, claim, "2025-06-10")
    today = rebuilt(client, claim)
    assert "Later." in today
    assert "Secret." not in today


def test_a_draft_claim_and_one_that_never_was_are_the_same_404(client):
    draft = make_claim(status="draft")
    projection.rebuild(projection.everything())
    answers = [client.get(f"/claims/{pk}/") for pk in (draft.public_id, "22222222")]
    assert [answer.status_code for answer in answers] == [404, 404]
    bodies = {
        answer.content.replace(pk.encode(), b"")
        for answer, pk in zip(answers, (draft.public_id, "22222222"), strict=True)
    }
    assert len(bodies) == 1


def test_a_claim_not_yet_known_offers_the_same_address_as_of_today(client):
    make_claim(report=make_report(published="2025-06-01"))
    claim = make_claim(report=make_report(published="2025-06-10"))
    projection.rebuild(projection.everything())
    address = claim.get_absolute_url()
    assert "Not yet known on 9 June 2025" in words(client, f"{address}?as_of=2025-06-09", 404)
    assert address in links_of_404(client, f"{address}?as_of=2025-06-09")


def links_of_404(client, address):
    page = main_of(client, address, status=404)
    return [link.get("href") for link in page.iter("{http://www.w3.org/1999/xhtml}a")]


def test_every_link_of_a_claims_page_keeps_the_day(client):
    said = make_statement(origin=make_outlet(), according_to=make_actor())
    issue = make_issue()
    claim = make_claim(
        issue=issue, statement=said, report=make_report(published="2025-06-09", url="")
    )
    make_claim(issue=issue, report=make_report(published="2025-06-09"))
    projection.rebuild(projection.everything())
    found = links(client, claim.get_absolute_url() + "?as_of=2025-06-10")
    assert len(found) > 8
    assert all("as_of=2025-06-10" in link for link in found)


def test_a_verdict_that_a_claim_is_cited_in_is_named_as_the_desks(client):
    claim = make_claim()
    make_assessment(leading_claim=claim, value="agreed", known_from=date(2025, 6, 11))
    text = rebuilt(client, claim)
    assert "The desk weighed the claims." in text


@pytest.mark.parametrize("number", [10, 40])
def test_a_claims_page_asks_the_database_as_often_however_many_others_speak(
    client, number, django_assert_num_queries
):
    event, said = make_event(), make_statement()
    for _ in range(number):
        make_claim(event=event, aspect="place", value="Oslo, Norway")
        make_claim(event=event, aspect="place", value="Oslo, Norway", statement=said)
    claim = make_claim(event=event, aspect="place", value="Oslo, Norway")
    projection.rebuild(projection.everything())
    with django_assert_num_queries(19):
        client.get(claim.get_absolute_url())


# What the five reports must show.


def test_agreed_and_preliminary_are_drift_within_one_statement(client, sample):
    agreed = Claim.objects.get(issue__slug="venue", value="agreed", statement__isnull=False)
    text = words(client, agreed.get_absolute_url())
    others = text[text.index("How it stands to other claims") :]
    assert "Drift" in others
    assert "preliminary" in others


def test_every_claim_of_the_sample_has_its_quotation_and_its_original_on_its_page(client, sample):
    for claim in Claim.objects.select_related("report"):
        page = main_of(client, claim.get_absolute_url())
        text = " ".join("".join(page.itertext()).split())
        assert claim.quote in text
        assert any(
            link.get("href") == claim.report.url
            for link in page.iter("{http://www.w3.org/1999/xhtml}a")
        )
