"""What is written down when something public changes, by whichever way it changes."""

from datetime import date
from itertools import count

import pytest
from django.contrib import admin

from tests.at_the_desk import (
    at_the_desk,
    claim_fields,
    errors_of,
    open_form,
    page,
    send,
    with_claims_open,
)
from tests.factories import (
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_issue,
    make_negotiation,
    make_party,
    make_report,
    make_ruling,
    make_series,
    make_statement,
    make_succession,
)
from tracker import projection, publishing
from tracker.ledger import Ledger, Moved, NotPublic
from tracker.ledger_file.format import LISTS, SECTIONS
from tracker.merging import merge
from tracker.models import Claim, Correction, Issue, Negotiation, Report, Statement
from tracker.public_wording import COLUMNS, wordings

pytestmark = pytest.mark.django_db

WHY = "The desk misread it."
EDITORS = count(1)


def kept():
    """Every correction: kind, noun, and what it changed."""
    rows = Correction.objects.order_by("pk")
    return [(row.kind, row.noun, {name: (a, b) for name, a, b in row.changed}) for row in rows]


def known(*rows):
    projection.rebuild(projection.everything())
    for row in rows:
        row.refresh_from_db()
    return rows[0] if len(rows) == 1 else rows


def edit(row, **changed):
    client = at_the_desk("publisher", username=f"publisher-{next(EDITORS)}")
    is_report = isinstance(row, Report)
    address = with_claims_open(row) if is_report else page(row._meta.model_name, "change", row.pk)
    return send(client, address, open_form(client, address), **changed)


# A claim, and the report that carries it.


def test_another_value_of_a_claim_is_a_correction_with_its_reason():
    claim = known(make_claim(value="agreed"))
    answer = edit(claim.report, correction=WHY, **claim_fields(0, value="refused"))
    assert answer.status_code == 302, errors_of(answer)
    assert kept() == [("changed", "claim", {"value": ("agreed", "refused")})]
    row = Correction.objects.get()
    assert (row.name, row.title, row.report, row.reason) == (
        claim.public_id,
        claim.summary,
        claim.report,
        WHY,
    )


def test_a_typing_error_is_a_correction_too():
    claim = known(make_claim(summary="It is siad so."))
    assert "correction" in errors_of(edit(claim.report, **claim_fields(0, summary="It is said.")))
    assert kept() == []
    claim.refresh_from_db()
    assert claim.summary == "It is siad so."


def test_one_saving_gives_each_thing_it_changed_a_correction_of_one_moment():
    first = known(make_claim(value="agreed"))
    make_claim(report=first.report, summary="Another.", quote="more")
    changed = claim_fields(0, value="refused") | claim_fields(1, summary="Another one.")
    edit(first.report, correction=WHY, headline="New headline", byline="", **changed)
    assert {(kind, noun) for kind, noun, _ in kept()} == {
        ("changed", "report"),
        ("changed", "claim"),
    }
    assert len(kept()) == 3
    assert len(set(Correction.objects.values_list("made_at", "reason"))) == 1


def test_a_claim_that_a_published_report_gains_is_a_correction():
    claim = known(make_claim())
    data = {
        "claims-TOTAL_FORMS": "2",
        **claim_fields(
            1,
            kind="statement",
            issue=claim.issue_id,
            statement=claim.statement_id,
            aspect="background",
            value="It began long ago.",
            summary="It began long ago.",
            quote="long ago",
        ),
    }
    answer = edit(claim.report, correction="It was left out.", **data)
    assert answer.status_code == 302, errors_of(answer)
    ((kind, noun, changes),) = kept()
    assert (kind, noun) == ("added", "claim")
    assert changes["value"] == ("", "It began long ago.")
    assert "note" not in changes


def test_a_claim_that_a_published_report_loses_keeps_its_wording_there():
    claim = known(make_claim(quote="words of old", value="agreed"))
    edit(claim.report, correction="It is not in the text.", **claim_fields(0, DELETE="on"))
    assert not Claim.objects.exists()
    ((kind, noun, changes),) = kept()
    assert (kind, noun) == ("removed", "claim")
    assert changes["quote"] == ("words of old", "")
    assert changes["value"] == ("agreed", "")


def test_what_the_public_does_not_read_is_no_correction():
    claim = known(make_claim(report=make_report(body="Old words.")))
    edit(claim.report, correction=WHY, body="These words.", **claim_fields(0, order="7"))
    assert kept() == []
    assert "body" not in COLUMNS[Report].split()


@pytest.mark.parametrize("noun", ["issue", "about"])
def test_another_order_is_no_correction_and_its_reason_is_kept_in_the_history(noun):
    noun = getattr(known(make_claim(about=make_party())), noun)
    assert "correction" in errors_of(edit(noun, order="7"))
    assert edit(noun, order="7", correction=WHY).status_code == 302
    assert kept() == []
    last = noun.history.latest()
    assert (last.order, last.history_change_reason) == (7, WHY)


def test_a_saving_that_changes_nothing_is_no_correction():
    claim = known(make_claim())
    edit(claim.report, correction=WHY)
    assert kept() == []


@pytest.mark.parametrize("status", ["draft", "ready"])
def test_a_draft_is_edited_without_a_reason_and_published_without_a_correction(status):
    claim = make_claim(status=status)
    assert edit(claim.report, headline="New").status_code == 302
    claim.report.refresh_from_db()
    publishing.publish(claim.report)
    assert kept() == []


def test_the_report_of_a_draft_that_is_republished_is_not_named():
    hidden = make_report(status="draft", headline="HUSH")
    claim = known(make_claim())
    edit(
        claim.report,
        correction=WHY,
        byline="New",
        republication_of=hidden.pk,
        republication_kind="reprint",
    )
    assert "HUSH" not in Correction.objects.get().changes


# Withdrawing, and publishing again.


def test_a_withdrawal_keeps_what_the_report_and_its_claims_said():
    claim = known(make_claim(summary="It is agreed.", value="agreed"))
    publishing.withdraw(claim.report, "It was a hoax.")
    (of_report, of_claim) = kept()
    assert of_report[:2] == ("withdrawn", "report")
    assert of_report[2]["headline"] == (claim.report.headline, "")
    assert of_claim[:2] == ("removed", "claim")
    assert of_claim[2]["value"] == ("agreed", "")
    assert {row.reason for row in Correction.objects.all()} == {"It was a hoax."}


def test_what_is_published_again_says_how_it_differs_from_what_it_said():
    claim, other = make_claim(value="agreed"), make_claim()
    other.report = claim.report
    other.save()
    known(claim)
    publishing.withdraw(claim.report, "It was a hoax.")
    edit(claim.report, correction="To be looked at.", **claim_fields(0, value="refused"))
    before = len(kept())
    claim.report.refresh_from_db()
    publishing.publish(claim.report, "The paper stands by it.")
    found = kept()[before:]
    assert found == [
        ("restored", "report", {}),
        ("changed", "claim", {"value": ("agreed", "refused")}),
    ]


def test_an_edit_of_what_is_withdrawn_is_told_when_the_public_reads_it_and_not_before():
    claim = known(make_claim(value="agreed"))
    publishing.withdraw(claim.report, "It was a hoax.")
    before = kept()
    edit(claim.report, correction="So.", **claim_fields(0, value="refused"))
    assert kept() == before


DARK = {
    "statement": lambda claim: (claim.statement, {"forum": "In Oslo"}),
    "actor": lambda claim: (claim.statement.speakers.get(), {"slug": "jane-q-doe"}),
    "outlet": lambda claim: (claim.report.outlet, {"slug": "the-post"}),
    "issue": lambda claim: (claim.issue, {"slug": "air-links"}),
    "party": lambda claim: (claim.statement.speakers.get().party, {"name": "The East"}),
    "assessment": lambda claim: (claim.assessments_led.get(), {"rationale": "It weighs more."}),
}


@pytest.mark.parametrize("noun", DARK)
def test_what_is_changed_while_its_report_is_withdrawn_has_a_reason_and_is_told_afterwards(noun):
    actor = make_actor("jane-doe", party=make_party("east", principal=False))
    claim = make_claim(statement=make_statement(actor), issue=make_issue("flights"))
    make_assessment(leading_claim=claim)
    known(claim)
    publishing.withdraw(claim.report, "It was a hoax.")
    row, changed = DARK[noun](claim)
    row.refresh_from_db()
    refused = edit(row, **changed)
    assert "correction" in errors_of(refused)
    before = Correction.objects.count()
    answer = edit(row, correction=WHY, **changed)
    assert answer.status_code == 302, errors_of(answer)
    made = Correction.objects.order_by("pk")[before:]
    assert [(each.noun, each.reason) for each in made] == [(noun, WHY)]
    assert not told(noun), "the public reads nothing of it while it is withdrawn"
    publishing.publish(Report.objects.get(pk=claim.report.pk), "The paper stands by it.")
    assert told(noun) == [WHY]


def told(noun):
    """The reasons of the corrections that readers see of this kind of thing."""
    found = Ledger.as_of(date(2026, 1, 1)).corrections().filter(noun=noun)
    return [row.reason for row in found if row.kind == "changed"]


def test_no_version_tells_that_something_was_changed_in_the_dark():
    make_negotiation()
    claim = known(make_claim(issue=make_issue("flights")))
    publishing.withdraw(claim.report, "It was a hoax.")
    version = Negotiation.objects.get().version
    assert edit(claim.issue, correction=WHY, title="Air links").status_code == 302
    assert Negotiation.objects.get().version == version


def test_a_slug_that_was_public_leads_on_though_it_was_changed_in_the_dark():
    claim = known(make_claim(issue=make_issue("flights")))
    publishing.withdraw(claim.report, "It was a hoax.")
    edit(claim.issue, correction=WHY, slug="air-links")
    with pytest.raises(NotPublic):
        Ledger.as_of(date(2026, 1, 1)).find("issue", "flights")
    publishing.publish(Report.objects.get(pk=claim.report.pk), "The paper stands by it.")
    with pytest.raises(Moved):
        Ledger.as_of(date(2026, 1, 1)).find("issue", "flights")


def test_a_merger_in_the_dark_is_told_and_what_is_kept_counts_as_seen():
    claim = known(make_claim(issue=make_issue("flights")))
    publishing.withdraw(claim.report, "It was a hoax.")
    kept_one = make_issue("air-links")
    merge(kept_one, Issue.objects.get(slug="flights"))
    kept_one.refresh_from_db()
    assert kept_one.has_been_public
    assert not kept_one.is_public
    assert Correction.objects.filter(kind="merged", name="air-links").exists()


def test_what_was_public_is_not_deleted_when_nothing_speaks_of_it_any_more():
    claim = known(make_claim(issue=make_issue("flights")))
    publishing.withdraw(claim.report, "It was a hoax.")
    answer = at_the_desk("publisher").get(page("issue", "delete", claim.issue.pk))
    assert answer.status_code == 403


@pytest.mark.parametrize("make", [make_assessment, make_succession, make_ruling])
def test_what_the_desk_decided_is_withdrawn_and_published_again_with_reasons(make):
    row = make()
    if row._meta.model_name == "succession":
        make_claim(event=row.former)
        make_claim(event=row.later)
    known(row)
    verb = row._meta.model_name
    getattr(publishing, f"withdraw_{verb}")(row, "Too early.")
    getattr(publishing, f"publish_{verb}")(row, "It holds.")
    assert [(kind, noun) for kind, noun, _ in kept()] == [("withdrawn", verb), ("restored", verb)]


# Nouns, statements, mergers.


def test_another_speaker_of_a_public_statement_is_a_correction():
    claim = known(make_claim(statement=make_statement(make_actor("jane-doe"))))
    other = make_actor("john-roe")
    edit(claim.statement, correction=WHY, **{"statementspeaker_set-0-actor": other.pk})
    assert kept() == [("changed", "statement", {"speakers": ("Jane Doe", "John Roe")})]


def test_another_day_of_a_statement_is_told_in_words():
    claim = known(make_claim(statement=make_statement(said="2025-06-10")))
    edit(claim.statement, correction=WHY, said_0="9 June 2025", said="2025-06-09")
    ((_, noun, changes),) = kept()
    assert noun == "statement"
    assert changes == {"said": ("10 June 2025", "9 June 2025")}


def test_a_renamed_slug_is_a_correction_of_the_same_thing():
    claim = known(make_claim(issue=make_issue("flights", title="Flights")))
    edit(claim.issue, correction=WHY, slug="air-links", title="Air links")
    assert kept() == [
        ("changed", "issue", {"slug": ("flights", "air-links"), "title": ("Flights", "Air links")})
    ]


def test_a_merger_names_what_it_was_recorded_as():
    first, second = make_statement(make_actor("jane-doe")), None
    second = make_statement(first.speakers.get(), forum="In Oslo")
    known(make_claim(statement=first), make_claim(statement=second))
    first.refresh_from_db()
    merge(first, second)
    ((kind, noun, changes),) = kept()
    assert (kind, noun) == ("merged", "statement")
    assert changes == {"merged": ("Jane Doe, 10 June 2025", ""), "forum": ("", "In Oslo")}


def test_corrections_of_a_statement_follow_it_into_another():
    first = make_statement(make_actor("jane-doe"))
    second = make_statement(first.speakers.get())
    known(make_claim(statement=first), make_claim(statement=second))
    second.refresh_from_db()
    edit(second, correction=WHY, forum="In Oslo")
    gone = second.public_id
    merge(Statement.objects.get(pk=first.pk), second)
    assert {row.name for row in Correction.objects.all()} == {first.public_id}
    assert gone != first.public_id


def test_merging_what_only_drafts_speak_of_is_none():
    merge(make_issue(), make_issue())
    assert kept() == []


# No silent path: every form of the desk.


def everything_public():
    """One public row of each kind that the desk has a form for, by its model's label."""
    negotiation = make_negotiation()
    event, later = make_event(), make_event()
    claim = make_claim(event=event, aspect="ordinal", value="2", series=make_series())
    make_claim(event=later)
    speaker = claim.statement.speakers.get()
    issue = make_claim(issue=make_issue(), statement=claim.statement)
    rows = [
        claim.report,
        claim.statement,
        speaker,
        speaker.party,
        claim.report.outlet,
        event,
        claim.series,
        issue.issue,
        make_assessment(leading_claim=issue, party=speaker.party),
        make_succession(event, later),
        make_ruling(issue, relation="parties differ"),
        negotiation,
    ]
    known(*rows)
    return {row._meta.label_lower: row for row in rows}


LABELS = sorted(model._meta.label_lower for model in COLUMNS if model is not Claim)
# What a form sends in the place of what it holds, by the column; None unticks it.
OTHERWISE: dict[str, str | None] = {
    "principal": None,
    "slug": "another-slug",
    "url": "https://example.org/another",
    "homepage": "https://example.org/another",
    "language": "fr",
    "domains": "another.example",
    "aliases": "Another",
    "family": "another-house",
    "published": "2025-06-09",
    "said": "2025-06-09",
    "known_from": "2025-06-09",
}


def test_every_kind_of_row_that_the_desk_edits_and_the_public_reads_is_swept():
    edited = {model._meta.label_lower for model in admin.site._registry if model in COLUMNS}
    assert edited == {*LABELS, "tracker.claim"}


@pytest.mark.parametrize("label", LABELS)
def test_no_form_changes_what_the_public_reads_without_a_reason(label):
    row = everything_public()[label]
    client = at_the_desk("publisher", username=f"publisher-{next(EDITORS)}")
    address = page(row._meta.model_name, "change", row.pk)
    tried = 0
    for column in COLUMNS[type(row)].split():
        data = open_form(client, address)
        field = type(row)._meta.get_field(column)
        if column not in data or field.choices or field.is_relation or field.unique_for_date:
            continue
        now = {column: OTHERWISE.get(column, f"Another {column}")}
        if column == "value":
            now = {"value": "refused"}
        before = wordings(row)
        refused = send(client, address, data, **now)
        assert "correction" in errors_of(refused), column
        assert wordings(row) == before, column
        count = Correction.objects.count()
        answer = send(client, address, data, correction=WHY, **now)
        assert answer.status_code == 302, (column, errors_of(answer))
        assert wordings(row) != before, column
        made = Correction.objects.all()[: Correction.objects.count() - count]
        assert [(each.noun, each.reason) for each in made] == [(row._meta.model_name, WHY)], column
        assert column in {name for name, *_ in made[0].changed}
        tried += 1
    assert tried


def test_a_form_in_a_window_of_its_own_asks_for_a_reason_too():
    claim = known(make_claim())
    client = at_the_desk("publisher")
    address = page("statement", "change", claim.statement_id) + "?_popup=1"
    data = open_form(client, address)
    assert "correction" in errors_of(send(client, address, data, forum="In Oslo"))
    send(client, address, data, forum="In Oslo", correction=WHY)
    assert kept() == [("changed", "statement", {"forum": ("", "In Oslo")})]


def test_nothing_public_is_deleted_from_a_list():
    client, rows = at_the_desk(), everything_public()
    for model in ("report", "statement", "issue", "outlet", "actor"):
        row = rows[f"tracker.{model}"]
        data = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
        client.post(page(model, "changelist"), data)
        assert type(row).objects.filter(pk=row.pk).exists()


def test_a_stored_text_that_no_longer_proves_a_quotation_is_a_correction_of_the_claim():
    claim = known(make_claim(report=make_report(body="He said words."), quote="words"))
    edit(claim.report, correction=WHY, body="")
    assert kept() == [("changed", "claim", {"quote_state": ("Verified", "Text not held")})]


def test_no_list_of_the_desk_is_edited_in_place():
    tracked = [a for model, a in admin.site._registry.items() if model in COLUMNS]
    assert {its_admin.list_editable for its_admin in tracked} == {()}


def test_every_column_of_the_ledger_file_that_the_public_reads_is_worded():
    for section in (*LISTS.values(), SECTIONS["claims"], SECTIONS["negotiation"]):
        if section.model not in COLUMNS:
            continue
        theirs = {key.column for key in section.column_keys if not key.is_desk_only}
        # When it was entered and withdrawn is said elsewhere; its id and the version never change.
        theirs -= {"public_id", "status", "entered", "withdrawn_on", "withdrawal_reason", "version"}
        ours = set(COLUMNS[section.model].split())
        assert theirs <= ours, section.name
        # Whether a quotation stands in the stored text follows from that, and is read in public.
        follows = {"principal", "leading_claim", "quote_state"}
        assert ours - theirs <= follows, section.name
