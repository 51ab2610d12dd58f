"""The feeds: well-formed Atom with absolute links, whatever the record holds."""

from xml.etree import ElementTree

import pytest
from django.core.cache import cache

from tests.factories import make_claim, make_issue, make_negotiation, make_report
from tests.test_corrections_page import correct, known
from tracker import publishing
from tracker.models import Correction, Negotiation

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("/changes/feed/", "/corrections/feed/")


def entries(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")


def text_of(entry, name):
    return entry.findtext(ATOM + name)


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_of_nothing_is_a_feed_and_the_same_each_time(client, address):
    assert entries(client, address) == []
    assert client.get(address).content == client.get(address).content


def test_a_correction_is_an_entry_with_what_it_said_and_says(client, settings):
    claim = known(make_claim(summary="It is agreed.", value="agreed"))
    correct(claim, value="refused", reason="Misread & misheard.")
    (entry,) = entries(client, "/corrections/feed/")
    assert text_of(entry, "title") == "Claim corrected: It is agreed."
    assert "Value: agreed → refused" in text_of(entry, "summary")
    assert "Misread &amp; misheard." in text_of(entry, "summary")
    link = entry.find(f"{ATOM}link").get("href")
    assert link.startswith(f"{settings.PUBLIC_BASE_URL}/corrections/#at-")
    page, _, anchor = link.partition("#")
    text = client.get(page.removeprefix(settings.PUBLIC_BASE_URL)).content.decode()
    assert f'id="{anchor}"' in text


def test_a_withdrawal_is_one_entry_however_many_claims_it_takes(client):
    report = make_report(headline="Talks go on")
    for number in range(3):
        make_claim(report=report, summary=f"Number {number}.")
    known(report)
    publishing.withdraw(report, "It was a hoax.")
    (entry,) = entries(client, "/corrections/feed/")
    assert text_of(entry, "title") == "Report withdrawn: Talks go on"
    assert "Number 2." in text_of(entry, "summary")


def test_a_version_is_an_entry_with_the_readings_it_changed(client, settings):
    claim = make_claim(status="draft", issue=make_issue(title="Flights"), value="agreed")
    publishing.publish(claim.report)
    (entry,) = entries(client, "/changes/feed/")
    assert text_of(entry, "title") == "Version 1 of the ledger"
    assert "Flights" in text_of(entry, "summary")
    assert "nothing → agreed" in text_of(entry, "summary")
    link = entry.find(f"{ATOM}link").get("href")
    assert link == f"{settings.PUBLIC_BASE_URL}/changes/?version=0"


@pytest.mark.parametrize("nasty", ["a\x0bb", "<script>", "]]>", "&amp;", "\ud800", "\ufffe"])
def test_nothing_in_the_record_breaks_a_feed(client, nasty):
    make_negotiation()
    Negotiation.objects.update(title=nasty.encode("utf-8", "ignore").decode())
    claim = known(make_claim())
    correct(claim, summary=f"New {nasty}", reason=f"Why {nasty}")
    # Whatever goes past save().
    stored = nasty.encode("utf-8", "ignore").decode()
    Correction.objects.update(title=stored, reason=f"Why {stored}")
    assert len(entries(client, "/corrections/feed/")) == 1
    assert entries(client, "/changes/feed/") == []


def test_a_feed_as_of_a_day_tells_of_what_was_known_by_it(client):
    early = make_claim(summary="Early.", report=make_report(published="2025-06-10"))
    late = make_claim(summary="Late.", report=make_report(published="2025-06-12"))
    known(early, late)
    correct(early, note="One.")
    correct(late, note="Two.")
    (entry,) = entries(client, "/corrections/feed/?as_of=2025-06-11")
    assert text_of(entry, "title") == "Claim corrected: Early."
    assert "as_of=2025-06-11#at-" in entry.find(f"{ATOM}link").get("href")


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_has_the_headers_of_every_answer_and_no_cookie(client, address):
    answer = client.get(address)
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies
    assert client.get(f"{address}?as_of=yesterday").status_code == 400
    assert client.post(address).status_code == 405


def test_a_kept_feed_is_still_a_feed(client, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    known(make_claim())
    for _ in range(2):
        assert entries(client, "/corrections/feed/") == []
    cache.clear()
