"""The aspect registry: what each value type takes, refuses, compares and shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker import aspects
from tracker.aspects import ALL_SLUGS, REGISTRY, AspectError, Scope, Subject, aspect, for_subject


@pytest.mark.parametrize(
    ("subject", "slug", "typed", "canonical", "shown"),
    [
        ("event", "status", "Held", "held", "held"),
        ("issue", "status", "under_discussion", "under discussion", "under discussion"),
        ("event", "date", "10 April 2025", "2025-04-10", "10 April 2025"),
        ("event", "date", "None", "none", "no date set"),
        ("event", "place", " Istanbul ,  Türkiye", "Istanbul, Türkiye", "Istanbul, Türkiye"),
        ("event", "place", "NOT: Istanbul", "not: Istanbul", "not Istanbul"),
        ("event", "ordinal", "03", "3", "3"),
        ("event", "duration", "about 6 hours", "about PT6H", "about 6 hours"),
        ("event", "duration", "PT90M", "PT1H30M", "1 hour 30 minutes"),
        ("event", "duration", "over P2D", "over P2D", "over 2 days"),
        ("event", "head_of_delegation", "jane-doe", "jane-doe", "Jane Doe"),
        ("event", "head_of_delegation", "none", "none", "nobody named"),
        ("event", "agenda", "  banking  services ", "banking services", "banking services"),
        ("issue", "count", "6", "6", "6"),
        ("issue", "began", "2016 to 2018", "2016/2018", "2016 to 2018"),
    ],
)
def test_a_typed_value_becomes_canonical_and_is_shown_in_words(
    subject, slug, typed, canonical, shown
):
    definition = aspect(subject, slug)
    assert definition.parse(typed) == canonical
    assert definition.display(canonical, {"jane-doe": "Jane Doe"}) == shown


@pytest.mark.parametrize(
    ("subject", "slug", "typed"),
    [
        ("event", "status", "done"),
        ("event", "status", "none"),
        ("issue", "status", "held"),
        ("event", "date", "Febuary"),
        ("event", "date", ""),
        ("event", "place", "Istanbul,, Türkiye"),
        ("event", "place", "12"),
        ("event", "ordinal", "0"),
        ("event", "ordinal", "third"),
        ("event", "ordinal", "٣"),
        ("event", "ordinal", "1" * 30),
        ("event", "duration", "PT0H"),
        ("event", "duration", "P"),
        ("event", "duration", "long"),
        ("event", "head_of_delegation", "Jane Doe"),
        ("event", "agenda", "not:"),
        ("event", "agenda", "x" * 301),
        ("issue", "began", "none"),
    ],
)
def test_what_is_no_value_is_refused_with_a_sentence(subject, slug, typed):
    with pytest.raises(AspectError) as refusal:
        aspect(subject, slug).parse(typed)
    assert len(str(refusal.value)) > 15


@pytest.mark.parametrize(
    ("subject", "slug", "a", "b", "compatible"),
    [
        ("event", "place", "Saudi Arabia", "Riyadh, Saudi Arabia", True),
        ("event", "place", "Riyadh", "Riyadh, Saudi Arabia", True),
        ("event", "place", "Arabia", "Riyadh, Saudi Arabia", False),
        ("event", "place", "not: Istanbul", "Riyadh", True),
        ("event", "place", "not: Saudi Arabia", "Riyadh, Saudi Arabia", False),
        ("event", "place", "none", "Riyadh", False),
        ("event", "place", "none", "none", True),
        ("event", "date", "2025-06", "2025-06-10", True),
        ("event", "date", "2016/2018", "[2022..]", False),
        ("event", "duration", "about PT6H", "PT6H36M", True),
        ("event", "duration", "about PT6H", "PT6H37M", False),
        ("event", "office", "Deputy Minister", "Deputy Foreign Minister", True),
        ("event", "office", "Deputy Minister", "Ambassador", False),
        ("event", "agenda", "banking", "visas", True),
        ("event", "agenda", "banking", "not: Banking", False),
        ("issue", "status", "agreed", "preliminary", False),
        ("issue", "count", "6", "8", False),
    ],
)
def test_values_are_compatible_if_both_can_be_true(subject, slug, a, b, compatible):
    definition = aspect(subject, slug)
    assert definition.compatible(a, b) is compatible
    assert definition.compatible(b, a) is compatible


@pytest.mark.parametrize(
    ("slug", "sharp", "vague"),
    [
        ("place", "Riyadh, Saudi Arabia", "Saudi Arabia"),
        ("place", "Riyadh", "not: Oslo"),
        ("date", "2025-06-10", "2025-06"),
        ("date", "2025", "[2022..]"),
        ("duration", "PT6H", "about PT6H"),
        ("office", "Deputy Foreign Minister", "Deputy Minister"),
    ],
)
def test_the_more_precise_of_two_values_is_known(slug, sharp, vague):
    assert aspect("event", slug).narrower(sharp, vague)
    assert not aspect("event", slug).narrower(vague, sharp)


@pytest.mark.parametrize("definition", REGISTRY.values(), ids=lambda a: f"{a.subject}-{a.slug}")
def test_every_aspects_example_parses_to_itself(definition):
    assert definition.parse(definition.example) == definition.example
    assert definition.help
    assert definition.display(definition.example)


@pytest.mark.parametrize("definition", REGISTRY.values(), ids=lambda a: f"{a.subject}-{a.slug}")
@given(text=st.text(max_size=60))
def test_any_text_is_parsed_to_a_fixed_point_or_refused(definition, text):
    try:
        value = definition.parse(text)
    except AspectError:
        return
    assert definition.parse(value) == value
    assert definition.compatible(value, value)
    assert not definition.narrower(value, value)


def test_an_unknown_aspect_is_refused_with_the_list_of_those_there_are():
    with pytest.raises(AspectError, match="choose one of: status, demand"):
        aspect("issue", "place")
    with pytest.raises(AspectError):
        aspect("party", "status")


def test_series_scope_only_ordinals_and_each_subject_has_a_status():
    assert [a.slug for a in REGISTRY.values() if a.scope is Scope.SERIES] == ["ordinal"]
    assert {a.subject for a in REGISTRY.values() if a.slug == "status"} == set(Subject)
    assert set(ALL_SLUGS) == {a.slug for s in Subject for a in for_subject(s)}


def test_own_word_and_others_word_are_split_where_a_partys_stand_can_move():
    split = {(a.subject.value, a.slug) for a in REGISTRY.values() if a.is_split_by_word}
    assert split == {
        ("issue", "status"),
        ("issue", "demand"),
        ("issue", "offer"),
        ("issue", "condition"),
        ("event", "reason"),
    }
    assert aspects.split_negation("not: x") == (True, "x")
