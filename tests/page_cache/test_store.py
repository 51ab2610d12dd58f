"""The pages of one process: bounded in bytes, what was not asked for longest goes first."""

import random

from dashboard.page_cache.answers import Answer
from dashboard.page_cache.encodings import IDENTITY
from dashboard.page_cache.state import State
from dashboard.page_cache.store import Store

NOW = State(3, "moment", "2025-06-20")


def answer(size: int = 0, state: State = NOW) -> Answer:
    """One that counts as so many bytes beside what each page takes up."""
    return Answer(state, [], {IDENTITY: b"a" * size})


def test_a_page_of_another_state_is_none() -> None:
    store = Store(1_000_000)
    store.put("/", answer())
    assert store.get("/", NOW)
    for other in (NOW._replace(version=2), NOW._replace(today=""), NOW._replace(moment="")):
        assert store.get("/", other) is None


def test_a_newer_page_takes_the_place_of_the_older() -> None:
    store = Store(1_000_000)
    store.put("/", answer(500))
    store.put("/", answer(100, NOW._replace(version=4)))
    assert (len(store), store.bytes) == (1, answer(100).size)
    assert store.get("/", NOW) is None


def test_what_was_not_asked_for_longest_makes_room() -> None:
    store = Store(4 * answer(1000).size)
    for name in "abcd":
        store.put(name, answer(1000))
    store.get("a", NOW)
    store.put("e", answer(1000))
    assert [bool(store.get(name, NOW)) for name in "abcde"] == [True, False, True, True, True]


def test_a_page_that_grows_by_a_coding_is_counted_anew() -> None:
    store, page = Store(1_000_000), answer(5000)
    store.put("/", page)
    before = store.bytes
    page.body("gzip")
    store.put("/", page)
    assert store.bytes == before + len(page.bodies["gzip"])


def test_a_page_too_large_for_the_room_is_not_kept_and_drives_nothing_out() -> None:
    store = Store(8 * answer().size)
    store.put("small", answer())
    store.put("large", answer(store.bytes * 3))
    assert store.get("small", NOW)
    assert store.get("large", NOW) is None
    store.put("small", answer(store.bytes * 3))
    assert (len(store), store.bytes) == (0, 0)


def test_whatever_is_put_the_bytes_are_those_of_what_is_kept_and_within_bounds() -> None:
    chance, store, kept = random.Random(1), Store(60_000), {}
    for _ in range(2000):
        name = str(chance.randrange(40))
        kept[name] = answer(chance.randrange(20_000))
        store.put(name, kept[name])
        found = [page for name in kept if (page := store.get(name, NOW))]
        assert store.bytes == sum(page.size for page in found) <= 60_000
