"""Slugs: their form, and that an old one still leads to what bore it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.factories import (
    known,
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_issue,
    make_outlet,
    make_party,
)
from tracker.models import Event, FormerSlug, Issue, Noun, Outlet
from tracker.models.slugs import Slugged

pytestmark = pytest.mark.django_db


def current(noun: str, slug: str) -> str | None:
    return FormerSlug.objects.current(noun, slug)


def test_every_noun_with_a_slug_can_be_remembered() -> None:
    assert {model._meta.model_name for model in Slugged.__subclasses__()} == set(Noun.values)


@pytest.mark.parametrize("slug", ["Flights", "direct_flights", "-flights", "a--b", "flüge", ""])
def test_a_slug_of_another_form_is_refused_by_form_and_database(slug: str) -> None:
    issue = make_issue("flights")
    issue.slug = slug
    with pytest.raises(ValidationError) as refused:
        issue.full_clean()
    assert "slug" in refused.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        Issue.objects.update(slug=slug)


def test_a_changed_slug_still_leads_to_the_noun() -> None:
    issue = known(make_issue("flights"))
    issue.slug = "direct-flights"
    issue.save()
    assert current("issue", "flights") == "direct-flights"


def test_what_only_drafts_bore_leads_nowhere_even_later() -> None:
    issue = make_issue("guess-me")
    issue.slug = "flights"
    issue.save()
    known(issue).slug = "direct-flights"
    issue.save()
    assert current("issue", "guess-me") is None
    assert current("issue", "flights") == "direct-flights"


def test_a_former_slug_follows_its_noun_through_a_time_when_only_drafts_name_it() -> None:
    issue = make_issue("flights")
    FormerSlug.objects.create(noun="issue", slug="aviation", now="flights")
    issue.slug = "direct-flights"
    issue.save()
    assert current("issue", "aviation") == "direct-flights"
    assert current("issue", "flights") is None


def test_the_slug_of_a_side_of_the_negotiation_was_public_from_the_first_day() -> None:
    party = make_party("rus", principal=True)
    party.slug = "russia"
    party.save()
    assert current("party", "rus") == "russia"


def test_all_former_slugs_lead_to_the_newest() -> None:
    event = known(make_event("a"))
    for slug in ("b", "c"):
        event.slug = slug
        event.save()
    assert (current("event", "a"), current("event", "b")) == ("c", "c")


def test_a_slug_taken_back_is_no_longer_a_former_one() -> None:
    event = known(make_event("a"))
    for slug in ("b", "a"):
        event.slug = slug
        event.full_clean()
        event.save()
    assert current("event", "a") is None
    assert current("event", "b") == "a"
    assert Event.objects.get().slug == "a"


def test_a_former_slug_is_not_given_to_something_else() -> None:
    issue = known(make_issue("flights"))
    issue.slug = "direct-flights"
    issue.save()
    with pytest.raises(ValidationError, match='was the slug of "direct-flights"'):
        Issue(slug="flights", title="Charter flights").full_clean()


def test_a_slug_of_one_kind_of_noun_says_nothing_of_another() -> None:
    issue = known(make_issue("talks"))
    issue.slug = "the-talks"
    issue.save()
    Event(slug="talks", title="Talks").full_clean()


def test_saving_something_else_remembers_nothing() -> None:
    issue = known(make_issue("flights"))
    issue.title = "Direct flights"
    issue.save()
    assert not FormerSlug.objects.exists()


def test_a_former_slug_cannot_lead_to_itself() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        FormerSlug.objects.create(noun="issue", slug="a", now="a")


def test_a_former_slug_leads_to_one_place() -> None:
    former = FormerSlug.objects.create(noun="issue", slug="a", now="b")
    with pytest.raises(IntegrityError), transaction.atomic():
        FormerSlug.objects.create(noun="issue", slug="a", now="c")
    assert str(former) == "Issue: a → b"


def test_heads_of_delegation_follow_a_renamed_actor() -> None:
    actor = make_actor("jane")
    event = make_event()
    party = make_party()
    claim = make_claim(event=event, aspect="head_of_delegation", value="jane", about=party)
    denied = make_claim(event=event, aspect="head_of_delegation", value="not: jane", about=party)
    agenda = make_claim(event=event, aspect="agenda", value="jane")
    verdict = make_assessment(leading_claim=claim)
    actor.slug = "jane-doe"
    actor.save()
    for row, value in (
        (claim, "jane-doe"),
        (denied, "not: jane-doe"),
        (agenda, "jane"),
        (verdict, "jane-doe"),
    ):
        row.refresh_from_db()
        assert row.value == value


def test_a_family_follows_its_main_outlet() -> None:
    main = make_outlet("herald")
    make_outlet("herald-sport", family="herald")
    main.slug = "the-herald"
    main.save()
    assert Outlet.objects.get(slug="herald-sport").voice == "the-herald"
    assert main.voice == "the-herald"
