"""Pages made ahead: what is asked for most is there again before anybody asks."""

from __future__ import annotations

import pytest
from django.core.handlers.wsgi import WSGIHandler

from dashboard.page_cache.ahead import Ahead
from tests.factories import make_claim
from tests.page_cache.asking import ask, page_cache
from tests.page_cache.test_boundary import Counted, queries
from tracker import publishing
from tracker.models import Negotiation

pytestmark = pytest.mark.django_db
ORIGIN = "http://testserver"


def test_after_a_publication_the_pages_asked_for_most_are_made_ahead(monkeypatch):
    monkeypatch.setattr("dashboard.page_cache.ahead.PAGES", 2)
    app = Counted()
    site = page_cache(app)
    ahead = Ahead(site, ORIGIN)
    ahead.look()
    for address in ("/a/", "/b/?page=2", "/b/?page=2", "/c/", "/a/", "/d/?kind=fact"):
        ask(site, address)
    made = app.asked
    ahead.look()
    assert app.asked == made
    Negotiation.objects.raise_version()
    ahead.look()
    assert app.asked == made + 2
    assert [ask(site, address).status for address in ("/a/", "/b/?page=2")] == [200, 200]
    assert app.asked == made + 2


def test_a_page_of_the_site_made_ahead_costs_its_reader_one_query():
    publishing.publish(make_claim(status="draft").report)
    site = page_cache(WSGIHandler())
    ahead = Ahead(site, ORIGIN)
    ahead.look()
    ask(site, "/claims/?sort=-about")
    publishing.publish(make_claim(status="draft").report)
    ahead.look()
    assert queries(site, "/claims/?sort=-about") == 1


def test_the_requests_of_a_site_that_answers_by_https_alone_are_by_https(settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    app = Counted()
    site = page_cache(app)
    ahead = Ahead(site, "https://testserver")
    ask(site, "/", x_forwarded_proto="https")
    ahead.look()
    Negotiation.objects.raise_version()
    ahead.look()
    assert ask(site, "/", x_forwarded_proto="https").body == b"Answer 2."
    assert app.asked == 2
