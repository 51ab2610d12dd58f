"""The desk's preview: two renderings of a page, for those who may see the drafts, and no trace."""

import re
from datetime import date
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from tests.at_the_desk import at_the_desk, page
from tests.factories import (
    make_actor,
    make_assessment,
    make_claim,
    make_issue,
    make_negotiation,
    make_party,
    make_report,
    make_statement,
)
from tests.test_previewing import everything_stored
from tracker import projection

pytestmark = pytest.mark.django_db


def words_of(html):
    return re.sub(r"<[^>]*>", " ", html).lower()


@pytest.fixture
def report():
    """A draft that lets an issue be refused which is agreed so far, and speaks of a new one."""
    make_negotiation()
    north = make_actor("jane-doe", party=make_party("north", name="North"))
    issue = make_issue("flights", title="Flights")
    make_claim(issue=issue, statement=make_statement(north), value="agreed")
    draft = make_report(
        status="draft", headline="It is off", published="2025-12-10", entered=date(2025, 12, 10)
    )
    said = make_statement(north, said="2025-12-10")
    make_claim(report=draft, issue=issue, statement=said, value="refused", summary="Refused now.")
    new = make_issue("fishing", title="Fishing")
    make_claim(report=draft, issue=new, statement=said, value="raised")
    projection.rebuild(projection.everything())
    draft.refresh_from_db()
    return draft


def address(report, **query):
    return f"/admin/preview/report/?{urlencode({'ids': report.public_id, **query})}"


def panes(answer):
    """What the two panes say, now and after."""
    text = answer.content.decode().split('class="preview-panes"')[1]
    now, after = text.split('id="after-title"')
    return now, after


def test_a_page_is_shown_as_it_stands_and_as_it_will(report):
    answer = at_the_desk("publisher").get(address(report, page="/issues/flights/"))
    now, after = panes(answer)
    assert "agreed" in words_of(now)
    assert "refused" not in words_of(now)
    assert "refused" in words_of(after)
    assert "data-differs" in after


def test_the_readings_that_change_and_the_pages_to_choose_from_stand_above(report):
    text = at_the_desk("publisher").get(address(report)).content.decode()
    above = text.split('class="preview-panes"')[0]
    assert "Readings that will change" in above
    for title in ("Flights", "Fishing", "It is off", "Where things stand"):
        assert f">{title}</a>" in above
    assert "refused" in above


@pytest.mark.parametrize("shown", ["/", "/issues/fishing/", "/reports/{}/", "/issues/flights/"])
def test_every_page_that_is_offered_can_be_seen(report, shown):
    shown = shown.format(report.public_id)
    answer = at_the_desk("editor").get(address(report, page=shown))
    assert answer.status_code == 200
    now, after = panes(answer)
    assert ("The site has no such page yet." in now) is (shown not in ("/", "/issues/flights/"))
    assert "no such page" not in after


def test_no_id_stands_there_twice(report):
    text = at_the_desk("editor").get(address(report, page="/issues/flights/")).content.decode()
    ids = re.findall(r'\sid="([^"]*)"', text)
    assert len(ids) == len({*ids})
    assert "now-stands" in ids
    assert "after-stands" in ids


def test_looking_changes_nothing_and_nobody_can_tell(report):
    client = at_the_desk("publisher")
    before, public = everything_stored(), Client().get("/issues/flights/").content
    assert client.get(address(report, page="/issues/flights/")).status_code == 200
    assert everything_stored() == before
    assert Client().get("/issues/flights/").content == public
    assert Client().get("/issues/fishing/").status_code == 404
    assert Client().get(f"/reports/{report.public_id}/").status_code == 404


def test_no_page_and_no_part_of_one_is_kept_of_what_may_never_be(report, settings: Settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    client = at_the_desk("publisher")
    pages = ("/", "/issues/flights/", f"/reports/{report.public_id}/")
    for shown in pages:
        client.get(address(report, page=shown))
    # What is worked out of the ledger as it is may be kept; it is what a reader's visit keeps.
    kept = {*cache._cache}  # type: ignore[attr-defined]
    cache.clear()
    for shown in pages:
        Client().get(shown)
    assert kept <= {*cache._cache}  # type: ignore[attr-defined]
    assert all(":0:" in key for key in kept)
    assert b"Refused now." not in Client().get("/issues/flights/").content


def test_it_may_not_be_kept_by_a_browser_or_a_proxy(report):
    answer = at_the_desk("editor").get(address(report))
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]


def test_to_everybody_else_there_is_no_such_page(report):
    nobody = at_the_desk("editor", username="left", is_active=True, is_staff=False)
    without = at_the_desk("nothing", username="without")
    for client in (Client(), nobody, without):
        assert client.get(address(report)).status_code == 404
        assert client.get("/admin/preview/report/?ids=23456789").status_code == 404
    strangers = {Client().get(at).content for at in (address(report), "/admin/preview/x/")}
    assert len(strangers) == 1


@pytest.mark.parametrize("noun", ["report", "assessment", "party", "nothing"])
def test_of_nothing_there_is_no_preview(noun):
    make_negotiation()
    client = at_the_desk()
    for query in ("", "?ids=", "?ids=23456789", "?ids=%00", "?ids=" + "a," * 300):
        assert client.get(f"/admin/preview/{noun}/{query}").status_code == 404


@pytest.mark.parametrize("shown", ["/claims/", "https://example.org/", "//x", "/admin/", "x" * 999])
def test_a_page_that_is_not_among_them_is_refused_by_the_name_of_the_parameter(report, shown):
    answer = at_the_desk("editor").get(address(report, page=shown))
    assert answer.status_code == 400
    assert "<code>page</code>" in answer.content.decode()


def test_what_stands_in_the_way_of_publishing_is_said():
    make_negotiation()
    claim = make_claim(report=make_report(status="draft", body="Other."), quote="never <said>")
    text = at_the_desk("editor").get(address(claim.report)).content.decode()
    assert "This cannot be published yet" in text
    assert "never &lt;said&gt;" in text


def test_what_a_draft_holds_is_escaped_in_both_panes(report):
    report.headline = "<img src=x onerror=alert(1)>"
    report.save()
    shown = f"/reports/{report.public_id}/"
    text = at_the_desk("editor").get(address(report, page=shown)).content.decode()
    assert "<img" not in text
    assert "&lt;img src=x" in text


def test_verdicts_have_a_preview_too(report):
    old = make_claim(issue=make_issue("roads", title="Roads"), value="agreed")
    verdict = make_assessment(
        leading_claim=old, party=old.statement.speakers.get().party, value="stalled", status="draft"
    )
    projection.rebuild(projection.everything())
    answer = at_the_desk("editor").get(f"/admin/preview/assessment/?ids={verdict.public_id}")
    now, after = panes(answer)
    assert "stalled" not in words_of(now)
    assert "stalled" in words_of(after)


def test_the_confirmation_leads_to_it_and_only_where_something_can_be_published(report):
    client = at_the_desk("publisher")
    confirmation = f"{page('report', 'publish')}?ids={report.pk}"
    answer = client.get(confirmation)
    assert "See the pages" in answer.content.decode()
    assert client.get(answer.context["pages_url"]).status_code == 200
    wrong = make_claim(report=make_report(status="draft", body="Other."), quote="never said")
    answer = client.get(f"{page('report', 'publish')}?ids={wrong.report_id}")
    assert "See the pages" not in answer.content.decode()


def test_a_post_is_refused(report):
    assert at_the_desk("publisher").post(address(report)).status_code == 405
