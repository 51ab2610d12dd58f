"""Edits of nouns: what the site depends on follows at once, what no published row uses does not."""

import pytest

from tests.at_the_desk import at_the_desk, errors_of, open_form, page, send
from tests.factories import (
    known,
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_issue,
    make_negotiation,
    make_outlet,
    make_party,
    make_series,
    make_statement,
)
from tracker import projection
from tracker.ledger import Ledger, Moved
from tracker.models import Correction, FormerSlug, Negotiation, Outlet, Reading, Report

pytestmark = pytest.mark.django_db


def edit(row, group="publisher", **changed):
    client = at_the_desk(group)
    address = page(row._meta.model_name, "change", row.pk)
    # What the public does not see has no field for the reason, and takes none.
    reason = "It was misspelt."
    answer = send(client, address, open_form(client, address), correction=reason, **changed)
    assert answer.status_code == 302, errors_of(answer)
    row.refresh_from_db()
    return answer


def version():
    return Negotiation.objects.current().version


def published(**fields):
    make_negotiation()
    claim = make_claim(**fields)
    projection.rebuild(projection.everything())
    return claim


def is_up_to_date():
    return projection.check(projection.everything()) == []


NOUNS = {
    "issue": (make_issue, "title", lambda row: {"issue": row}),
    "event": (make_event, "title", lambda row: {"event": row}),
    "actor": (make_actor, "name", lambda row: {"statement": make_statement(row)}),
    "outlet": (
        make_outlet,
        "name",
        lambda row: {"statement": make_statement(make_actor(), origin=row)},
    ),
    "series": (
        make_series,
        "title",
        lambda row: {"event": make_event(), "aspect": "ordinal", "value": "3", "series": row},
    ),
}


@pytest.mark.parametrize("noun", sorted(NOUNS))
def test_a_changed_name_of_what_is_public_raises_the_version(noun):
    make, field, use = NOUNS[noun]
    row = make()
    published(**use(row))
    edit(row, **{field: "Another name"})
    assert version() == 1
    assert getattr(row, field) == "Another name"


@pytest.mark.parametrize("noun", sorted(NOUNS))
def test_a_changed_name_of_what_only_drafts_use_does_not(noun):
    make, field, use = NOUNS[noun]
    row = make()
    make_negotiation()
    make_claim(status="draft", **use(row))
    edit(row, "editor", **{field: "Another name"})
    assert version() == 0


@pytest.mark.parametrize("noun", sorted(NOUNS))
def test_a_changed_slug_redirects(noun):
    make, _, use = NOUNS[noun]
    row = make("old-name")
    published(**use(row))
    edit(row, slug="new-name")
    assert FormerSlug.objects.current(noun, "old-name") == "new-name"
    assert is_up_to_date()
    with pytest.raises(Moved) as moved:
        Ledger.as_of().find(noun, "old-name")
    assert moved.value.now == row


def test_a_former_slug_is_not_given_to_another():
    row = known(make_issue("old-name"))
    edit(row, slug="new-name")
    other = make_issue()
    client = at_the_desk("publisher", username="other")
    address = page("issue", "change", other.pk)
    answer = send(client, address, open_form(client, address), slug="old-name", correction="So.")
    assert "still leads there" in errors_of(answer)["slug"][0]


def test_a_changed_slug_of_a_head_of_delegation_follows_into_values_and_readings():
    actor = make_actor("jane-doe")
    claim = published(
        event=make_event(),
        aspect="head_of_delegation",
        value="jane-doe",
        statement=make_statement(actor),
    )
    edit(actor, slug="jane-q-doe")
    claim.refresh_from_db()
    assert claim.value == "jane-q-doe"
    assert Reading.objects.get(aspect="head_of_delegation").values == ["jane-q-doe"]


def test_a_head_whom_only_the_desks_verdict_names_is_known_and_followed_like_any_other():
    actor = make_actor("jane-doe")
    claim = published(event=make_event(), aspect="head_of_delegation", value="none")
    verdict = make_assessment(leading_claim=claim, value="jane-doe")
    projection.rebuild(projection.everything())
    actor.refresh_from_db()
    assert actor.known_from == max(verdict.known_from, claim.known_from)
    edit(actor, slug="jane-q-doe")
    assert Reading.objects.get(aspect="head_of_delegation", assessment=verdict).values == [
        "jane-q-doe"
    ]


def test_outlets_that_follow_their_familys_new_slug_have_said_nothing_else():
    owner = make_outlet("the-post")
    published(statement=make_statement(origin=owner))
    published(statement=make_statement(origin=make_outlet("post-online", family="the-post")))
    edit(Outlet.objects.get(slug="the-post"), slug="new-post")
    assert Outlet.objects.get(slug="post-online").family == "new-post"
    assert [row.name for row in Correction.objects.all()] == ["new-post"]


def test_an_actor_who_changes_sides_takes_the_readings_along():
    north, south = make_party("north"), make_party("south")
    actor = make_actor(party=north)
    published(statement=make_statement(actor), issue=make_issue())
    assert Reading.objects.get().party == north
    edit(actor, party=south.pk)
    assert Reading.objects.get().party == south
    assert version() == 1


def test_outlets_that_become_one_family_speak_with_one_voice():
    issue, about = make_issue(), make_party()
    first, second = make_outlet("north-times"), make_outlet("south-times")
    for outlet in (first, second):
        published(
            report=_report_of(outlet), statement=None, about=about, issue=issue, value="agreed"
        )
        Negotiation.objects.update(version=0)
    assert Reading.objects.get(issue=issue).outlets == 2
    edit(second, family="north-times")
    assert Reading.objects.get(issue=issue).outlets == 1
    assert version() == 1


def _report_of(outlet):
    from tests.factories import make_report

    return make_report(outlet=outlet)


@pytest.fixture(autouse=True)
def _one_negotiation(monkeypatch):
    """Tests that publish twice still have one negotiation."""
    monkeypatch.setattr(
        f"{__name__}.make_negotiation",
        lambda: Negotiation.objects.first() or Negotiation.objects.create(title="Talks"),
    )


def test_a_statement_that_becomes_hearsay_is_marked_in_its_readings():
    claim = published()
    teller = make_actor(party=claim.statement.speakers.get().party)
    edit(claim.statement, according_to=teller.pk)
    assert Reading.objects.get().hearsay
    assert version() == 1


def test_another_speaker_of_a_statement_moves_its_reading():
    claim = published()
    other = make_actor()
    row = claim.statement
    edit(row, **{"statementspeaker_set-0-actor": other.pk})
    assert Reading.objects.get().party == other.party
    assert version() == 1
    assert row.history.count() == 2


def test_the_day_a_statement_was_said_moves_the_window_of_its_forecast():
    from tests.factories import make_forecast

    claim = make_forecast()
    projection.rebuild(projection.everything())
    edit(claim.statement, said="1 June 2025")
    claim.refresh_from_db()
    assert str(claim.window_latest) == "2025-07-01"
    assert is_up_to_date()


def test_a_party_that_becomes_principal_is_on_the_site_at_once():
    make_negotiation()
    party = make_party(principal=False)
    edit(party, principal="on")
    assert version() == 1


def test_the_name_of_a_party_is_read_by_no_rule_and_rebuilds_nothing(monkeypatch):
    claim = published()
    party = claim.statement.speakers.get().party
    rebuilt = []

    def rebuild(touched, foreseen=None):
        rebuilt.append({*touched.events, *touched.issues})
        return []

    monkeypatch.setattr("tracker.projection.rebuild", rebuild)
    edit(party, name="Another name")
    assert rebuilt == [set()]
    assert version() == 1


def test_the_summary_of_the_negotiation_raises_the_version():
    row = make_negotiation()
    edit(row, summary="They talk.")
    assert version() == 1


def test_a_new_noun_is_not_public_and_raises_nothing():
    make_negotiation()
    data = {"title": "Flights", "slug": "flights", "order": "0"}
    assert at_the_desk("editor").post(page("issue", "add"), data).status_code == 302
    assert version() == 0


def test_a_publisher_is_told_that_the_site_follows():
    claim = published()
    client = at_the_desk("publisher")
    address = page("issue", "change", claim.issue_id)
    data = open_form(client, address)
    answer = client.post(address, {**data, "title": "New", "correction": "So."}, follow=True)
    assert "The site shows this at once" in answer.content.decode()


def test_aliases_are_typed_one_on_a_line():
    actor = make_actor()
    edit(actor, aliases="Doe\r\n Джейн Доу \r\n\r\nDoe")
    assert actor.aliases == ["Doe", "Джейн Доу"]


def test_what_the_public_does_not_see_has_no_link_to_the_site():
    claim = published()
    hidden = make_issue()
    client = at_the_desk("publisher")
    seen = client.get(page("issue", "change", claim.issue_id)).content.decode()
    assert claim.issue.get_absolute_url() in seen
    assert "View on site" not in client.get(page("issue", "change", hidden.pk)).content.decode()


def test_nothing_of_the_derived_columns_can_be_typed():
    report = make_claim(status="draft").report
    client = at_the_desk("editor")
    data = open_form(client, page("report", "change", report.pk))
    derived = {"known_from", "status", "edition", "entered", "published_latest"}
    assert not derived & {*data}
    assert Report.objects.count() == 1
