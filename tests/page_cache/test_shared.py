"""Copies that processes share: one makes a page for all, and none needs the others."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from django.core.cache.backends.locmem import LocMemCache
from redis.exceptions import ConnectionError as RedisAway

from dashboard.page_cache.answers import Answer
from dashboard.page_cache.encodings import IDENTITY
from dashboard.page_cache.shared import PATIENCE, PAUSE, SharedPages
from dashboard.page_cache.state import State
from tests.page_cache.asking import ask, page_cache
from tests.page_cache.test_boundary import Counted
from tracker.models import Negotiation

NOW = State(3, "moment", "2025-06-20")
PAGE = Answer(NOW, [("Content-Type", "text/html")], {IDENTITY: b"page", "br": b"small"})


@pytest.fixture
def cache(request) -> LocMemCache:
    """What two processes both reach, as they would a Redis server."""
    found = LocMemCache(request.node.name, {})
    found.clear()
    return found


def test_a_page_is_there_for_the_other_process_in_its_own_state_alone(cache):
    SharedPages(cache).put("/", PAGE)
    found = SharedPages(cache).get("/", NOW)
    assert (found.headers, found.bodies) == (PAGE.headers, {IDENTITY: b"page"})
    assert SharedPages(cache).get("/", NOW._replace(version=4)) is None
    assert SharedPages(cache).get("/issues/", NOW) is None


@pytest.mark.django_db
def test_two_processes_make_a_page_once_and_each_keeps_its_copy(cache):
    first, second = Counted(), Counted()
    sites = [page_cache(app, shared=SharedPages(cache)) for app in (first, second)]
    for _ in range(2):
        assert [ask(site, "/").body for site in sites] == [b"Answer 1."] * 2
    assert (first.asked, second.asked) == (1, 0)
    assert [len(site.store) for site in sites] == [1, 1]
    Negotiation.objects.raise_version()
    assert [ask(site, "/").body for site in reversed(sites)] == [b"Answer 1."] * 2
    assert (first.asked, second.asked) == (1, 1)


def test_whoever_comes_while_a_page_is_made_waits_for_it(cache):
    pauses = []

    def pause(seconds):
        pauses.append(seconds)
        if len(pauses) == 3:
            SharedPages(cache).put("/", PAGE)

    with SharedPages(cache).making("/", NOW), SharedPages(cache, pause).making("/", NOW):
        assert len(pauses) == 3


def test_a_process_that_died_while_it_made_a_page_holds_nobody_up_for_long(cache):
    pauses: list[float] = []
    one, another = SharedPages(cache), SharedPages(cache, pauses.append)
    with one.making("/", NOW), another.making("/", NOW):
        pass
    assert sum(pauses) == pytest.approx(PATIENCE, abs=2 * PAUSE)


def test_whoever_made_the_page_lets_the_next_one_make_it_in_its_turn(cache):
    waited = Mock()
    for _ in range(2):
        with SharedPages(cache, waited).making("/", NOW):
            pass
    waited.assert_not_called()


@pytest.mark.django_db
def test_where_redis_is_away_each_process_makes_its_own_pages(caplog):
    away = Mock(**{f"{name}.side_effect": RedisAway("gone") for name in ("get", "set", "add")})
    site = page_cache(Counted(), shared=SharedPages(away, Mock(side_effect=AssertionError)))
    assert [ask(site, "/").body for _ in range(2)] == [b"Answer 1."] * 2
    assert "cannot be reached" in caplog.text
