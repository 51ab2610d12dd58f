"""Two edits of one row put together, as rules: no database, no form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.admin.two_edits import Change, PutTogether, folded_again, unfolded

ROW = ("", "")
CLAIM = ("claims", "7")


def of(opened, theirs, mine, taken=(), place=ROW):
    was, now, my = ({place: {"name": text}} for text in (opened, theirs, mine))
    both = PutTogether.of(was, now, my, taken)
    return both.content[place]["name"], [each.change for each in both.differences]


@pytest.mark.parametrize(
    ("opened", "theirs", "mine", "stands", "told"),
    [
        (["a"], ["a"], ["a"], ["a"], []),
        (["a"], ["b"], ["a"], ["b"], [Change.THEIRS]),
        (["a"], ["a"], ["b"], ["b"], [Change.MINE]),
        (["a"], ["b"], ["b"], ["b"], []),
        (["a"], ["b"], ["c"], ["c"], [Change.BOTH]),
        (["a"], [], ["c"], ["c"], [Change.BOTH]),
        (["a"], [], ["a"], [], [Change.THEIRS]),
    ],
)
def test_what_one_changed_is_as_that_one_left_it_and_what_both_changed_is_mine(
    opened, theirs, mine, stands, told
):
    assert of(opened, theirs, mine) == (stands, told)


def test_theirs_is_taken_where_both_changed_it_and_only_there():
    assert of(["a"], ["b"], ["c"], taken=["::name"]) == (["b"], [Change.BOTH])
    assert of(["a"], ["a"], ["c"], taken=["::name"]) == (["c"], [Change.MINE])


def test_what_the_history_does_not_have_counts_as_changed_by_both():
    both = PutTogether.of({}, {ROW: {"name": ["b"]}}, {ROW: {"name": ["c"]}})
    assert both.content[ROW]["name"] == ["c"]
    assert [each.change for each in both.differences] == [Change.BOTH]


TEXT = st.lists(st.sampled_from("abc"), max_size=1)


@given(TEXT, TEXT, TEXT)
def test_no_text_that_was_typed_is_ever_dropped(opened, theirs, mine):
    stands, _ = of(opened, theirs, mine)
    assert stands == mine or mine == opened


@given(TEXT, TEXT, TEXT)
def test_no_text_of_theirs_is_replaced_without_being_told(opened, theirs, mine):
    stands, told = of(opened, theirs, mine)
    assert stands == theirs or told


def parts(opened, theirs, mine):
    was, now, my = ({CLAIM: {"quote": text}} if text else {} for text in (opened, theirs, mine))
    return PutTogether.of(was, now, my)


def test_a_part_they_added_stands_in_the_form():
    both = parts(None, ["new"], None)
    assert both.content == {CLAIM: {"quote": ["new"]}}
    assert [(each.name, each.change) for each in both.differences] == [("", Change.THEIRS)]


def test_a_part_they_removed_is_gone_unless_i_typed_into_it():
    assert parts(["a"], None, ["a"]).content == {}
    typed = parts(["a"], None, ["mine"])
    assert typed.content == {("claims", "+7"): {"quote": ["mine"]}}
    assert [each.change for each in typed.differences] == [Change.BOTH]


def test_a_part_that_i_added_stays_and_is_no_difference():
    new = {("claims", "+3"): {"quote": ["new"]}}
    both = PutTogether.of({}, {}, new)
    assert both.content == new
    assert both.differences == []


@pytest.mark.parametrize(
    ("theirs", "taken", "is_kept", "told"),
    [
        (["a"], [], False, []),
        (["b"], [], False, [Change.BOTH]),
        (["b"], ["claims:7:"], True, [Change.BOTH]),
    ],
)
def test_a_part_i_remove_can_be_kept_if_they_changed_it(theirs, taken, is_kept, told):
    mine = {CLAIM: {"quote": ["a"], "DELETE": ["on"]}}
    both = PutTogether.of({CLAIM: {"quote": ["a"]}}, {CLAIM: {"quote": theirs}}, mine, taken)
    assert ("DELETE" not in both.content[CLAIM]) is is_kept
    assert [each.change for each in both.differences] == told


def test_a_part_that_both_removed_is_no_difference():
    mine = {CLAIM: {"quote": ["a"], "DELETE": ["on"]}}
    both = PutTogether.of({CLAIM: {"quote": ["a"]}}, {}, mine)
    assert (both.content, both.differences) == ({}, [])


def test_what_was_left_folded_is_as_it_was_opened_and_changes_nothing():
    opened, theirs = {CLAIM: {"quote": ["a"]}}, {CLAIM: {"quote": ["b"]}}
    sent = {ROW: {"name": ["mine"]}, CLAIM: {"id": ["7"]}}
    mine = unfolded(sent, opened, theirs)
    assert mine == {ROW: {"name": ["mine"]}, CLAIM: {"quote": ["a"], "id": ["7"]}}
    both = PutTogether.of(opened, theirs, mine)
    assert both.content[CLAIM]["quote"] == ["b"]
    assert folded_again(both.content, sent)[CLAIM] == {"id": ["7"]}


def test_what_was_left_folded_and_is_gone_is_not_made_up_again():
    sent = {CLAIM: {"id": ["7"]}}
    assert unfolded(sent, {}, {}) == {}


@pytest.mark.parametrize("place", [ROW, CLAIM, ("claims", "+3")])
def test_what_is_open_stays_open(place):
    sent = {place: {"quote": ["mine"]}}
    assert unfolded(sent, {}, {}) == sent
    assert folded_again(sent, sent) == sent
