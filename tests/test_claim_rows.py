"""Claims as cards and lines: who speaks, through whom, of what, and where it leads."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.claim_rows import (
    claim_card,
    claim_line,
    claims_with_sources,
    language_name,
    published,
    reads,
)
from dashboard.page import narrowed
from tests.factories import (
    make_actor,
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
from tracker.ledger import Ledger
from tracker.models import Claim, Report

pytestmark = pytest.mark.django_db

BODY = "Nothing of the kind is said here."


def card(claim, day=None):
    return claim_card(fetched(claim), Ledger.as_of(day))


def fetched(claim):
    return claims_with_sources(Claim.objects.all()).get(pk=claim.pk)


def test_a_relayed_claim_names_its_speaker_office_report_and_original():
    speaker = make_actor("ann-lee", name="Ann Lee")
    said = make_statement(speaker, office="Envoy", said="2025-06-09")
    report = make_report(
        outlet=make_outlet("gazette", name="Gazette"),
        headline="Talks go on",
        url="https://example.org/a",
    )
    found = card(make_claim(statement=said, report=report))
    assert (found["speaker"], found["speaker_url"]) == ("Ann Lee", "/people/ann-lee/")
    assert (found["office"], found["said"]) == ("Envoy", "9 June 2025")
    assert (found["outlet"], found["outlet_url"]) == ("Gazette", "/outlets/gazette/")
    assert (found["headline"], found["report_url"]) == ("Talks go on", report.get_absolute_url())
    assert (found["original"], found["published"]) == ("https://example.org/a", "10 June 2025")


def test_the_office_is_as_this_report_writes_it_if_it_does():
    said = make_statement(make_actor(), office="Envoy")
    claim = make_claim(statement=said, speaker_as_written="Deputy Foreign Minister A. Lee")
    assert card(claim)["office"] == "Deputy Foreign Minister A. Lee"


def test_an_outlets_own_voice_has_no_speaker():
    found = card(make_claim(statement=None))
    assert (found["speaker"], found["speaker_url"], found["said"]) == ("", "", "")
    assert (found["sign"], found["office"], found["hearsay"]) == ("other", "", False)


def test_a_joint_statement_names_all_and_leads_to_itself():
    said = make_statement(*(make_actor(name=name) for name in ("Ann", "Ben", "Cy")))
    found = card(make_claim(statement=said))
    assert found["speaker"] == "Ann, Ben and Cy"
    assert found["speaker_url"] == said.get_absolute_url()
    assert found["office"] == ""


def test_a_statement_without_speakers_says_so():
    said = make_statement(make_actor())
    said.statementspeaker_set.all().delete()
    found = card(make_claim(statement=said))
    assert found["speaker"] == "an unnamed speaker"
    assert found["speaker_url"] == said.get_absolute_url()


def test_the_sign_is_the_place_of_the_principal_party():
    first, second, third = (make_party(principal=p) for p in (True, True, False))
    signs = [
        card(make_claim(statement=make_statement(make_actor(party=party))))["sign"]
        for party in (first, second, third, None)
    ]
    assert signs == ["1", "2", "other", "other"]


def test_parties_that_speak_together_have_no_one_sign():
    said = make_statement(make_actor(), make_actor())
    assert card(make_claim(statement=said))["sign"] == "other"


def test_hearsay_bears_the_sign_of_the_one_who_tells_it():
    first, second = make_party(), make_party()
    teller = make_actor(name="The Court", party=first)
    said = make_statement(make_actor(party=second), according_to=teller)
    found = card(make_claim(statement=said))
    assert (found["sign"], found["according_to"], found["hearsay"]) == ("1", "The Court", True)


def test_about_is_said_only_of_another_party_than_the_speakers_own():
    own, other = make_party(name="North"), make_party(name="South")
    said = make_statement(make_actor(party=own))
    assert card(make_claim(statement=said, about=own))["about"] == ""
    assert card(make_claim(statement=said, about=other))["about"] == "South"


def test_what_it_reads_names_the_party_whose_status_it_is():
    said = make_statement(make_actor(party=make_party(name="North")))
    claim = make_claim(statement=said, issue=make_issue(title="Visas"), value="refused")
    found = card(claim)
    assert (found["subject"], found["subject_url"]) == ("Visas", claim.issue.get_absolute_url())
    assert found["reads"] == "Status, North: refused"


def test_a_number_says_in_which_series_it_is_counted():
    claim = make_claim(
        event=make_event(), aspect="ordinal", value="3", series=make_series(title="Rounds")
    )
    assert reads(fetched(claim)) == "Number in a series: 3 in Rounds"


def test_a_forecast_reads_with_the_phrase_it_was_made_in():
    assert reads(fetched(make_forecast())) == "Status: held, “very soon”"


@pytest.mark.parametrize(("value", "words"), [("ann-lee", "Ann Lee"), ("not: ann-lee", "not Ann")])
def test_a_head_of_delegation_is_shown_by_name(value, words):
    make_actor("ann-lee", name="Ann Lee")
    claim = make_claim(event=make_event(), aspect="head_of_delegation", value=value)
    assert words in reads(fetched(claim))


def test_a_silence_has_no_value_in_words():
    claim = make_claim(kind="silence", value="", about=make_party(name="South"))
    assert reads(fetched(claim)) == "Status, South: no word"


def test_the_kind_is_followed_by_how_strongly_it_is_said():
    assert card(make_claim(hedge="hopes"))["kind_label"] == "statement (hopes)"


def test_a_quotation_in_another_language_bears_its_tag():
    assert card(make_claim(report=make_report(language="fr")))["language"] == "fr"
    assert card(make_claim(report=make_report(language="en-GB")))["language"] == ""


@pytest.mark.parametrize(
    ("tag", "name"),
    [("", ""), ("en", ""), ("ru", "Russian"), ("pt-BR", "Brazilian Portuguese"), ("tlh", "tlh")],
)
def test_a_foreign_language_is_named_if_its_name_is_known(tag, name):
    assert language_name(tag) == name


def test_a_quotation_that_is_not_in_the_stored_text_says_so():
    assert card(make_claim(report=make_report(body=BODY), quote="never"))["quote_not_found"]
    assert not card(make_claim(report=make_report(body=BODY), quote="of the kind"))[
        "quote_not_found"
    ]
    assert not card(make_claim())["quote_not_found"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"published": "2025-06-10"}, "10 June 2025"),
        (
            {"published": "2025-04~", "published_basis": "inferred", "published_note": "Guess."},
            "around April 2025, inferred",
        ),
        ({"published": "", "published_basis": "inferred", "published_note": "None."}, "undated"),
    ],
)
def test_when_a_report_was_published_is_said_in_words(fields, words):
    assert published(Report(**fields)) == words


def test_on_another_day_every_link_stays_on_that_day():
    day = date(2025, 6, 12)
    said = make_statement(make_actor())
    found = card(make_claim(statement=said), day)
    links = [found[name] for name in found if name == "url" or name.endswith("_url")]
    assert len(links) == 5
    assert all(link.endswith("?as_of=2025-06-12") for link in links)


def test_a_line_holds_nothing_a_card_does_not():
    claim = fetched(make_claim())
    ledger = Ledger.as_of()
    assert claim_line(claim, ledger).items() <= claim_card(claim, ledger).items()


def test_a_filtered_list_keeps_the_day():
    assert narrowed(Ledger.as_of(), "claims") == "/claims/"
    ledger = Ledger.as_of(date(2025, 6, 12))
    assert narrowed(ledger, "reports", outlet="a&b") == "/reports/?outlet=a%26b&as_of=2025-06-12"


@pytest.mark.parametrize("number", [1, 12])
def test_cards_ask_the_database_as_often_however_many_they_are(number, django_assert_num_queries):
    make_actor("ann-lee")
    for _ in range(number):
        report = make_report()
        make_claim(report=report)
        make_claim(report=report, statement=None)
        make_claim(report=report, event=make_event(), aspect="head_of_delegation", value="ann-lee")
    ledger = Ledger.as_of()
    # Claims with what they point at, the speakers, and the principal parties for the signs.
    with django_assert_num_queries(3):
        cards = [claim_card(c, ledger) for c in claims_with_sources(Claim.objects.all())]
    assert len(cards) == 3 * number
