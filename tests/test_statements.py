"""The page of a statement: who spoke, and every report that relays it, side by side."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_outlet,
    make_party,
    make_report,
    make_statement,
)
from tests.pages import HTML, links, main_of, words
from tracker import projection
from tracker.models import Statement

pytestmark = pytest.mark.django_db


def page(client, said, day=""):
    projection.rebuild(projection.everything())
    return words(client, said.get_absolute_url() + (f"?as_of={day}" if day else ""))


def relay(said, outlet, **fields):
    report = make_report(outlet=make_outlet(name=outlet), **fields.pop("report", {}))
    return make_claim(report=report, statement=said, **fields)


def test_the_page_says_who_spoke_in_which_office_when_and_to_whom(client):
    speaker = make_actor("ann", name="Ann Lee", party=make_party("north", name="North"))
    said = make_statement(
        speaker,
        office="Envoy",
        said="2025-06-09",
        origin=make_outlet("agency", name="Agency"),
        forum="Oslo Forum",
        language="no",
        note="Heard in part.",
    )
    relay(said, "Gazette")
    text = page(client, said)
    for shown in (
        "Ann Lee, 9 June 2025 (interview, Oslo Forum, to Agency)",
        "Relayed by 1 report, 1 origin.", "said by Ann Lee, “Envoy” North to Agency about",
        "Occasion Interview, Oslo Forum", "Language Norwegian",
        "The desk’s note. Heard in part.",
    ):  # fmt: skip
        assert shown in text
    found = links(client, said.get_absolute_url())
    assert {"/people/ann/", "/parties/north/", "/outlets/agency/"} <= {*found}


def test_many_reports_of_one_statement_are_one_origin_side_by_side(client):
    said, issue = make_statement(), make_issue(title="Visas")
    for outlet in ("Argus", "Beacon", "Courier"):
        relay(said, outlet, issue=issue)
    text = page(client, said)
    assert "Relayed by 3 reports of 3 outlets, 1 origin." in text
    assert "about Visas 1 statement, 3 reports relayed by Argus" in text
    assert text.count("echo") == 4  # Each relay, and the sentence that explains it.


def test_the_way_is_a_list_within_a_list_from_the_speaker_to_the_claims(client):
    ann, court = make_actor(name="Ann"), make_actor(name="The Court")
    said = make_statement(ann, according_to=court, origin=make_outlet(name="Agency"))
    relay(said, "Argus", issue=make_issue(title="Visas"), quote="they agreed")
    projection.rebuild(projection.everything())
    main = main_of(client, said.get_absolute_url())
    within = [li for li in main.iter(f"{HTML}li") if "they agreed" in "".join(li.itertext())]
    heads = [" ".join("".join(p.itertext()) for p in li.findall(f"{HTML}p")[:2]) for li in within]
    assert [head.split()[0] for head in heads[:3]] == ["said", "known", "to"]
    assert ["Ann" in heads[0], "The Court" in heads[1], "Agency" in heads[2]] == [True] * 3
    assert "Visas" in "".join(within[3].find(f"{HTML}h3").itertext())
    assert heads[4] == "relayed by Argus"
    assert heads[5].startswith("they agreed")
    assert len(within) == 6
    for outer, inner in pairwise(within):
        assert inner in list(outer.iter(f"{HTML}li"))


def marked(client, said):
    projection.rebuild(projection.everything())
    main = main_of(client, said.get_absolute_url())
    return ["".join(m.itertext()) for m in main.iter(f"{HTML}mark")][1:]  # But for the key.


def test_words_that_one_report_alone_has_are_marked_and_named(client):
    said, issue = make_statement(), make_issue()
    relay(said, "Argus", issue=issue, quote="the sides have agreed on visas")
    relay(said, "Beacon", issue=issue, quote="the sides have nearly agreed on visas")
    assert marked(client, said) == ["nearly"]
    text = page(client, said)
    assert "the sides have nearly agreed on visas Only here: “nearly”." in text


def test_words_are_compared_on_one_proposition_in_one_language_between_reports(client):
    said, issue, event = make_statement(), make_issue(), make_event()
    first = relay(said, "Argus", issue=issue, quote="they have agreed on visas")
    own = {"statement": said, "issue": issue, "report": first.report}
    make_claim(**own, quote="they have now agreed on visas")
    fields = {"event": event, "aspect": "agenda"}
    relay(said, "Beacon", **fields, value="visas", quote="they have agreed on all visas")
    relay(said, "Courier", **fields, value="flights", quote="they have agreed on flights")
    french = {"language": "fr"}
    relay(said, "Daily", issue=issue, report=french, quote="they have agreed on visas, hier")
    assert marked(client, said) == []


def test_quite_another_sentence_is_called_so_and_not_marked(client):
    said, issue = make_statement(), make_issue()
    relay(said, "Argus", issue=issue, quote="the decision was preliminary")
    relay(said, "Beacon", issue=issue, quote="both capitals agreed to move their talks")
    assert marked(client, said) == []
    assert page(client, said).count("other words") == 2


def test_reports_that_make_different_things_of_the_words_are_drift(client):
    said, event = make_statement(), make_event()
    for outlet, value in (("Argus", "Oslo, Norway"), ("Beacon", "Paris, France")):
        relay(said, outlet, event=event, aspect="place", value=value)
    text = page(client, said)
    assert "Place: Oslo, Norway drift" in text
    assert "Place: Paris, France drift" in text


def test_a_more_precise_relay_is_an_echo(client):
    said, event = make_statement(), make_event()
    for outlet, value in (("Argus", "Oslo, Norway"), ("Beacon", "Norway")):
        relay(said, outlet, event=event, aspect="place", value=value)
    text = page(client, said)
    assert "Place: Oslo, Norway echo" in text
    assert "Place: Norway echo" in text


def test_what_one_report_alone_relays_is_neither(client):
    said, event = make_statement(), make_event()
    claim = relay(said, "Argus", event=event, aspect="agenda", value="visas")
    make_claim(report=claim.report, statement=said, event=event, aspect="agenda", value="visas")
    assert "Agenda: visas echo" not in page(client, said)


def test_two_phrases_for_one_forecast_are_drift(client):
    said, event = make_statement(), make_event()
    make_forecast(statement=said, event=event, window_words="soon")
    make_forecast(statement=said, event=event, window_words="very soon")
    text = page(client, said)
    assert "Status: held, “soon” drift" in text
    assert "Status: held, “very soon” drift" in text


def test_what_drifts_comes_first(client):
    said, event = make_statement(), make_event(title="Zagreb round")
    relay(said, "Argus", issue=make_issue(title="Airlines"))
    for outlet, value in (("Argus", "Oslo, Norway"), ("Beacon", "Paris, France")):
        relay(said, outlet, event=event, aspect="place", value=value)
    text = page(client, said)
    assert text.index("Zagreb round") < text.index("Airlines")


def test_hearsay_is_said_at_the_head_of_the_page(client):
    said = make_statement(make_actor(), according_to=make_actor(name="The Court"))
    relay(said, "Gazette")
    text = page(client, said)
    assert "Hearsay. These words are known only through The Court" in text
    assert "known only through The Court hearsay: it counts as the word of the one" in text


def test_all_speakers_of_a_joint_statement_are_named(client):
    said = make_statement(make_actor(name="Ann"), make_actor(name="Ben"))
    relay(said, "Gazette")
    assert "Ann and Ben, 10 June 2025" in page(client, said)


def test_a_speaker_of_no_party_and_a_statement_without_speakers_have_pages_too(client):
    alone = make_statement(make_actor(party=None))
    nobody = make_statement(make_actor(), medium="unknown")
    nobody.statementspeaker_set.all().delete()
    relay(alone, "Argus")
    relay(nobody, "Beacon")
    assert "Relayed by 1 report" in page(client, alone)
    text = page(client, nobody)
    assert "The speaker is not named." in text
    assert "Occasion Not known" in text


def test_without_an_occasion_the_first_words_tell_one_statement_from_another(client):
    said = make_statement(make_actor(name="Ann"), medium="unknown")
    relay(said, "Argus", quote="there is no hurry and there was never one")
    assert "Ann, 10 June 2025 (“there is no hurry and…”)" in page(client, said)


def test_neither_drafts_nor_later_reports_are_among_those_that_relay_it(client):
    said, issue = make_statement(), make_issue()
    relay(said, "Argus", issue=issue, report={"published": "2025-06-10"})
    relay(said, "Beacon", issue=issue, report={"published": "2025-06-12"})
    relay(said, "Hidden", issue=issue, report={"status": "draft"})
    early = page(client, said, "2025-06-11")
    assert "Relayed by 1 report, 1 origin." in early
    assert "Beacon" not in early
    today = page(client, said)
    assert "Relayed by 2 reports of 2 outlets, 1 origin." in today
    assert "Hidden" not in today


def test_what_only_a_draft_relays_is_a_404(client):
    said = make_statement()
    relay(said, "Hidden", report={"status": "draft"})
    projection.rebuild(projection.everything())
    assert client.get(said.get_absolute_url()).status_code == 404


def test_every_link_keeps_the_day(client):
    said = make_statement(origin=make_outlet(), according_to=make_actor())
    relay(said, "Gazette")
    projection.rebuild(projection.everything())
    found = links(client, said.get_absolute_url() + "?as_of=2025-06-11")
    inside = [link for link in found if link.startswith("/")]
    assert len(inside) == 8
    assert all("as_of=2025-06-11" in link for link in inside)


@pytest.mark.parametrize("number", [10, 40])
def test_the_page_asks_the_database_as_often_however_many_relay_it(
    client, number, django_assert_num_queries
):
    said, event = make_statement(), make_event()
    for count in range(number):
        relay(said, f"Outlet {count}", event=event, aspect="place", value="Oslo, Norway")
        relay(said, f"Gazette {count}", issue=make_issue())
    projection.rebuild(projection.everything())
    with django_assert_num_queries(9):
        client.get(said.get_absolute_url())


def test_the_interview_to_tass_is_one_statement_relayed_by_three_reports(client, sample):
    said = Statement.objects.get(origin__slug="tass")
    text = words(client, said.get_absolute_url())
    title = "Alexander Darchiev, 10 June 2025 (remarks, to TASS)"
    assert f"{title} Relayed by 3 reports of 3 outlets, 1 origin." in text
    assert "Status, Russia: agreed drift" in text
    assert "Status, Russia: preliminary drift" in text
