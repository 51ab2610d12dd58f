"""Which addresses are asked for most, of late."""

from dashboard.page_cache import demand
from dashboard.page_cache.demand import SPAN, Demand


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def asked(addresses: str, clock: Clock) -> Demand:
    found = Demand(clock)
    for address in addresses:
        found.count(address)
    return found


def test_what_is_asked_for_most_comes_first() -> None:
    assert asked("abcbbcd", Clock()).most_asked(3) == ["b", "c", "a"]


def test_what_was_asked_for_in_the_span_before_counts_still_and_then_no_more() -> None:
    clock = Clock()
    found = asked("aab", clock)
    clock.now = SPAN * 1.5
    found.count("b")
    found.count("b")
    assert found.most_asked(5) == ["b", "a"]
    clock.now = SPAN * 2.5
    assert found.most_asked(5) == ["b"]
    clock.now = SPAN * 9.5
    assert found.most_asked(5) == []


def test_a_crawler_fills_no_more_than_its_room_and_known_addresses_go_on_counting(monkeypatch):
    monkeypatch.setattr(demand, "MOST", 3)
    assert asked("abcdefa", Clock()).most_asked(9) == ["a", "b", "c"]
