"""The page of corrections, what pages of claims and reports say of theirs, and what days show."""

from datetime import UTC, datetime, timedelta
from html import unescape

import pytest

from dashboard.correction_rows import ACTS
from tests import sweep
from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_issue,
    make_report,
    make_statement,
)
from tracker import corrections, projection, publishing
from tracker.ledger import Ledger
from tracker.models import Correction
from tracker.public_wording import wordings

pytestmark = pytest.mark.django_db

WHY = "The desk misread it."


def known(*rows):
    projection.rebuild(projection.everything())
    for row in rows:
        row.refresh_from_db()
    return rows[0] if len(rows) == 1 else rows


def correct(row, reason=WHY, part=None, **now):
    """Change a public row as the desk does."""
    before = wordings(row)
    for name, value in now.items():
        setattr(part or row, name, value)
    (part or row).save()
    return corrections.record(before, wordings(row), reason)


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(unescape(answer.content.decode()).split())


def test_nothing_corrected_is_said(client):
    known(make_claim())
    assert "Nothing has been corrected." in read(client, "/corrections/")


def test_a_correction_shows_what_it_said_what_it_says_and_why(client):
    claim = known(make_claim(value="agreed", summary="It is agreed."))
    correct(claim, value="refused")
    text = read(client, "/corrections/")
    assert WHY in text
    assert f'Claim corrected: <a href="/claims/{claim.public_id}/">It is agreed.</a>' in text
    assert "<del>agreed</del>" in text
    assert "<ins>refused</ins>" in text


def test_what_it_said_and_says_is_escaped(client):
    claim = known(make_claim(summary="Old"))
    correct(claim, summary="<script>alert(1)</script>", reason="<b>Why</b>")
    text = client.get("/corrections/").content.decode()
    assert "<script>alert" not in text
    assert "<b>Why" not in text


def test_the_page_of_a_claim_tells_its_corrections_and_those_of_its_statement(client):
    claim = known(make_claim(value="agreed"))
    correct(claim, value="refused")
    correct(claim.statement, reason="It was said elsewhere.", forum="In Oslo")
    text = read(client, claim.get_absolute_url())
    assert "Claim corrected on" in text
    assert "Statement corrected on" in text
    assert "<del>agreed</del>" in text
    assert "It was said elsewhere." in text
    assert (
        "Corrections"
        not in read(client, known(make_claim()).get_absolute_url())
        .partition("<main")[2]
        .partition("</main>")[0]
    )


def test_the_page_of_a_report_tells_its_own_and_those_of_its_claims(client):
    claim = known(make_claim(value="agreed", report=make_report(headline="Old")))
    correct(claim.report, headline="New")
    correct(claim, value="refused")
    text = read(client, claim.report.get_absolute_url())
    assert "<del>Old</del>" in text
    assert "<del>agreed</del>" in text


def test_the_wording_of_what_was_withdrawn_stays_readable(client):
    claim = known(make_claim(summary="It is agreed.", value="agreed"))
    publishing.withdraw(claim.report, "It was a hoax.")
    text = read(client, "/corrections/")
    assert "It was a hoax." in text
    assert "<dd>It is agreed.</dd>" in text
    of_claim = read(client, claim.get_absolute_url())
    assert "This claim was taken out" in of_claim
    assert "It was a hoax." in of_claim
    assert "<dd>It is agreed.</dd>" in of_claim
    assert "noindex" in of_claim
    # The address of the report keeps the notice and nothing else of it.
    assert "It is agreed." not in read(client, claim.report.get_absolute_url())


def test_what_is_published_again_is_a_page_again_and_says_so(client):
    claim = known(make_claim(value="agreed"))
    publishing.withdraw(claim.report, "It was a hoax.")
    publishing.publish(claim.report, "It was none.")
    text = read(client, claim.get_absolute_url())
    assert "Report published again on" in text
    assert "It was none." in text
    assert "This claim was taken out" not in text


def test_a_claim_nobody_published_has_no_notice(client):
    claim = make_claim(status="draft")
    known(make_claim())
    assert client.get(claim.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("status", ["draft", "ready"])
def test_of_what_is_a_draft_by_now_nothing_is_told(client, status):
    claim = known(make_claim(value="agreed"))
    correct(claim, value="refused")
    claim.report.status = status
    claim.report.save()
    projection.rebuild(projection.everything())
    assert not Ledger.as_of().corrections().exists()
    assert client.get(claim.get_absolute_url()).status_code == 404


def test_a_day_shows_corrections_of_what_was_known_by_it_whenever_they_were_made(client):
    early = make_claim(summary="Early.", report=make_report(published="2025-06-10"))
    late = make_claim(summary="Late.", report=make_report(published="2025-06-12"))
    known(early, late)
    correct(early, note="One.")
    correct(late, note="Two.")
    text = read(client, "/corrections/?as_of=2025-06-11")
    assert "Early." in text
    assert "Late." not in text
    assert "by 11 June 2025, whenever they were made" in text
    assert f'/claims/{early.public_id}/?as_of=2025-06-11"' in text
    assert "Corrected" not in read(client, "/corrections/?as_of=2025-06-09")


def test_nouns_are_found_by_the_slug_they_have_and_by_the_one_they_had(client):
    claim = known(make_claim(issue=make_issue("flights", title="Flights")))
    correct(claim.issue, title="Planes")
    claim.issue.slug = "air"
    claim.issue.save()
    text = read(client, "/corrections/")
    assert '<a href="/issues/flights/">Planes</a>' in text
    assert client.get("/issues/flights/").status_code == 301


def test_a_noun_that_only_drafts_speak_of_by_now_is_not_named(client):
    claim = known(make_claim(issue=make_issue("flights", title="Flights")))
    known(make_claim())
    correct(claim.issue, title="Planes")
    publishing.withdraw(claim.report, "A hoax.")
    assert "Issue corrected" not in read(client, "/corrections/")


def test_one_act_stands_once_and_a_big_one_is_cut(client):
    report = make_report()
    for number in range(35):
        make_claim(report=report, summary=f"Number {number}.")
    known(report)
    publishing.withdraw(report, "It was a hoax.")
    text = read(client, "/corrections/")
    assert text.count("<strong>It was a hoax.</strong>") == 1
    assert "And 6 more." in text


def test_corrections_are_read_page_by_page(client, monkeypatch):
    claim = known(make_claim())
    now = datetime(2026, 11, 1, tzinfo=UTC)
    for number in range(2 * ACTS + 8):
        monkeypatch.setattr("django.utils.timezone.now", lambda n=number: now + timedelta(hours=n))
        correct(claim, note=f"Note {number}.")
    first, last = read(client, "/corrections/"), read(client, "/corrections/?page=3")
    assert f"Note {2 * ACTS + 7}." in first
    assert f"Note {ACTS}." not in first
    assert "/corrections/?page=2" in first
    assert "Note 0." in last
    assert client.get("/corrections/?page=4").status_code == 400
    own = read(client, claim.get_absolute_url())
    assert "Earlier ones, among all corrections" in own


def test_the_page_asks_no_more_for_more_corrections(client, django_assert_max_num_queries):
    for _ in range(4):
        claim = known(make_claim(event=make_event()))
        correct(claim, note="New.")
        correct(claim.statement, forum="In Oslo")
        correct(claim.event, title="Oslo meeting")
        correct(claim.report, note="New.")
        correct(claim.statement.speakers.get(), description="An envoy.")
    assert Correction.objects.count() == 20
    with django_assert_max_num_queries(14):
        client.get("/corrections/")


def test_the_footer_and_the_head_of_every_page_lead_there(client):
    known(make_claim())
    text = read(client, "/method/")
    assert '<a href="/corrections/">Corrections</a>' in text
    for name in ("changes", "corrections"):
        assert (
            f'type="application/atom+xml" title="{name.capitalize()}" href="/{name}/feed/"' in text
        )
    assert {"robots", "changes_feed", "corrections_feed"} == sweep.NO_PAGES


def test_a_statement_by_others_is_told_with_its_speakers(client):
    claim = known(make_claim(statement=make_statement(make_actor("jane-doe"))))
    before = wordings(claim.statement)
    claim.statement.statementspeaker_set.update(office="envoy")
    corrections.record(before, wordings(claim.statement), WHY)
    text = read(client, "/corrections/")
    assert "<del>Jane Doe</del>" in text
    assert "<ins>Jane Doe, envoy</ins>" in text
