"""The form of a report: one form with its claims, in which nothing typed is lost."""

import pytest
from django import forms
from django.contrib.admin.models import DELETION, LogEntry
from django.db import IntegrityError
from django.urls import reverse

from tests.at_the_desk import (
    at_the_desk,
    claim_fields,
    errors_of,
    open_form,
    page,
    send,
    typed,
    with_claims_open,
)
from tests.factories import (
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_issue,
    make_negotiation,
    make_outlet,
    make_party,
    make_report,
    make_series,
    make_statement,
)
from tracker import publishing
from tracker.admin.agenda import IssueAdmin
from tracker.admin.editing import DeskForm
from tracker.admin.reports import ReportAdmin
from tracker.models import Claim, Negotiation, Publication, Reading, Report

pytestmark = pytest.mark.django_db

ADD = "/admin/tracker/report/add/"
BODY = "He said: it will be soon. She said: it will be soon. They agreed on flights."


def new_report(**changed):
    """The fields of a new report without claims."""
    own = {
        "outlet": make_outlet().pk,
        "headline": "Talks to resume",
        "language": "en",
        "published": "10 June 2025",
        "published_basis": "stated",
        "body": BODY,
        "claims-TOTAL_FORMS": "0",
        "claims-INITIAL_FORMS": "0",
    }
    return {**own, **changed}


def one_claim(number=0, **changed):
    own = {
        "kind": "statement",
        "statement": make_statement().pk,
        "quote": "agreed on flights",
        "summary": "The flights are agreed.",
        "issue": make_issue().pk,
        "aspect": "status",
        "value": "Agreed",
    }
    return claim_fields(number, **{**own, **changed})


def with_claims(*claims, **changed):
    data = new_report(**changed)
    for claim in claims:
        data |= claim
    return {**data, "claims-TOTAL_FORMS": str(len(claims))}


def draft_with_claim(**fields):
    return make_claim(
        report=make_report(status="draft", body=BODY), quote="agreed on flights", **fields
    )


def test_one_form_adds_a_report_with_its_claims():
    client = at_the_desk("editor")
    event = make_event()
    data = with_claims(
        one_claim(0),
        one_claim(1, event=event.pk, issue="", aspect="date", value="June 2025", kind="fact"),
    )
    answer = send(client, ADD, data)
    assert answer.status_code == 302, errors_of(answer)
    report = Report.objects.get()
    assert report.status == Publication.DRAFT
    assert report.published == "2025-06-10"
    assert [(c.aspect, c.value, c.order) for c in report.claims.order_by("order")] == [
        ("status", "agreed", 0),
        ("date", "2025-06", 1),
    ]
    assert {claim.quote_state for claim in report.claims.all()} == {"verified"}
    assert {claim.history.get().history_user.username for claim in report.claims.all()} == {
        "editor"
    }


def test_a_draft_leaves_the_site_as_it_was():
    make_negotiation()
    send(at_the_desk("editor"), ADD, with_claims(one_claim()))
    assert Report.objects.drafts().count() == 1
    assert Negotiation.objects.current().version == 0
    assert not Reading.objects.exists()


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"value": "Febuary"}, "value", "is not one of"),
        ({"issue": ""}, "event", "Choose the event it is about"),
        ({"aspect": "ordinal"}, "aspect", "does not fit the subject"),
        ({"summary": ""}, "summary", "required"),
        ({"value": ""}, "value", "A value is missing"),
        ({"kind": "forecast"}, "window_words", "A forecast has a window"),
        ({"kind": "forecast", "window_words": "one day"}, "window_words", "table of phrases"),
        ({"kind": "forecast", "window": "Febuary"}, "window", "for example"),
        ({"not_scorable": "on"}, "kind", "Only a forecast"),
        ({"quote": "it will be soon"}, "quote_at", "stands 2 times"),
        ({"quote": "it will be soon", "quote_at": "7"}, "quote_at", "does not stand at that place"),
        ({"statement": ""}, "about", "say which party it describes"),
        ({"holds_on": "10 June"}, "holds_on", "valid date"),
        ({"kind": "silence", "value": ""}, "about", "which party had not spoken"),
    ],
)
def test_every_problem_of_a_claim_is_said_beside_its_field(changed, field, words):
    answer = send(at_the_desk("editor"), ADD, with_claims(one_claim(**changed)))
    assert answer.status_code == 200
    assert words in " ".join(errors_of(answer)[f"claims-0-{field}"])
    assert not Report.objects.exists()


def test_an_event_and_an_issue_at_once_are_refused_beside_the_issue():
    data = with_claims(one_claim(event=make_event().pk))
    answer = send(at_the_desk("editor"), ADD, data)
    assert "not both" in errors_of(answer)["claims-0-issue"][0]


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"headline": ""}, "headline", "required"),
        ({"published": "yesterday"}, "published", "for example"),
        ({"published": ""}, "published", "A stated date is missing"),
        ({"published_basis": "inferred"}, "published_note", "needs a note"),
        ({"url": "javascript:alert(1)"}, "url", "Enter a valid URL"),
        ({"language": "English"}, "language", "as a tag"),
        ({"republication_kind": "reprint"}, "republication_kind", "or neither"),
    ],
)
def test_every_problem_of_a_report_is_said_beside_its_field(changed, field, words):
    answer = send(at_the_desk("editor"), ADD, new_report(**changed))
    assert answer.status_code == 200
    assert words in " ".join(errors_of(answer)[field])


def test_a_report_cannot_republish_itself_and_the_form_says_so():
    report = draft_with_claim().report
    address = page("report", "change", report.pk)
    client = at_the_desk("editor")
    changed = {"republication_of": report.pk, "republication_kind": "reprint"}
    answer = send(client, address, open_form(client, address), **changed)
    assert "cannot republish itself" in errors_of(answer)["republication_of"][0]


def test_nothing_typed_is_lost_when_something_is_wrong():
    data = with_claims(one_claim(0), one_claim(1, value="nonsense"), one_claim(2, summary=""))
    answer = send(at_the_desk("editor"), ADD, data)
    assert answer.status_code == 200
    kept = typed(answer)
    assert {name: str(kept.get(name, "")) for name in data} == {
        name: str(value) for name, value in data.items()
    }
    statement = Claim.statement.field.related_model.objects.get(pk=data["claims-1-statement"])
    assert str(statement) in answer.content.decode()


def test_a_quotation_that_stands_twice_is_chosen_from_its_places():
    client = at_the_desk("editor")
    claim = one_claim(quote="it will be soon")
    answer = send(client, ADD, with_claims(claim))
    text = answer.content.decode()
    assert "He said: it will be soon" in text
    second = BODY.rindex("it will be soon")
    assert f'<option value="{second}">' in text
    data = with_claims(
        {**claim, "claims-0-quote_at": str(second)}, body=BODY.replace(". ", ".\r\n")
    )
    assert send(client, ADD, data).status_code == 302
    assert Claim.objects.get().quote_at == second


def test_a_quotation_that_is_not_found_is_kept_in_a_draft_and_said():
    client = at_the_desk("editor")
    send(client, ADD, with_claims(one_claim(quote="never printed")))
    report = Report.objects.get()
    assert report.claims.get().quote_state == "not_found"
    text = client.get(with_claims_open(report)).content.decode()
    assert "Not found in the stored text" in text


def test_a_head_of_delegation_is_typed_by_name_and_kept_by_slug():
    make_actor("jane-doe", name="Jane Doe")
    data = with_claims(
        one_claim(issue="", event=make_event().pk, aspect="head_of_delegation", value="Jane Doe")
    )
    assert send(at_the_desk("editor"), ADD, data).status_code == 302
    assert Claim.objects.get().value == "jane-doe"


def test_what_is_pasted_is_cleaned():
    data = new_report(headline="Talks\x0b to\u202e resume", body="One\x00 text")
    send(at_the_desk("editor"), ADD, {**data, "body": "One\x0b text"})
    report = Report.objects.get()
    assert (report.headline, report.body) == ("Talks to resume", "One text")


def test_the_form_explains_every_aspect_to_its_script():
    text = at_the_desk("editor").get(ADD).content.decode()
    assert '<script id="desk-aspects" type="application/json">' in text
    assert "Most specific first" in text
    assert reverse("admin:aspects") in text


def test_a_new_statement_opens_in_a_window_and_comes_back_as_the_choice():
    client = at_the_desk("editor")
    actor = make_actor(name="Jane Doe")
    data = {
        "said": "10 June 2025",
        "medium": "interview",
        "statementspeaker_set-TOTAL_FORMS": "1",
        "statementspeaker_set-INITIAL_FORMS": "0",
        "statementspeaker_set-0-actor": actor.pk,
        "statementspeaker_set-0-order": "0",
        "_popup": "1",
    }
    answer = client.post(page("statement", "add"), data)
    assert answer.status_code == 200
    assert "Jane Doe, 2025-06-10 (interview)" in answer.content.decode()


def test_a_statement_without_a_speaker_is_refused():
    data = {
        "said": "10 June 2025",
        "medium": "interview",
        "statementspeaker_set-TOTAL_FORMS": "1",
        "statementspeaker_set-INITIAL_FORMS": "0",
        "statementspeaker_set-0-actor": "",
        "statementspeaker_set-0-order": "0",
    }
    answer = at_the_desk("editor").post(page("statement", "add"), data)
    assert "at least one speaker" in answer.content.decode()


def test_hearsay_through_the_speaker_is_refused():
    actor = make_actor()
    data = {
        "said": "10 June 2025",
        "medium": "interview",
        "according_to": actor.pk,
        "statementspeaker_set-TOTAL_FORMS": "1",
        "statementspeaker_set-INITIAL_FORMS": "0",
        "statementspeaker_set-0-actor": actor.pk,
        "statementspeaker_set-0-order": "0",
    }
    answer = at_the_desk("editor").post(page("statement", "add"), data)
    assert "known only through himself" in answer.content.decode()


# Two editors at once.


def test_a_second_editor_overwrites_nothing_and_loses_nothing():
    claim = draft_with_claim()
    address = with_claims_open(claim.report)
    first, second = at_the_desk("editor"), at_the_desk("editor", username="other")
    data = open_form(second, address)
    assert send(first, address, open_form(first, address), headline="Theirs").status_code == 302
    answer = send(second, address, data, headline="Mine", **{"claims-0-summary": "My summary."})
    assert answer.status_code == 200
    claim.report.refresh_from_db()
    claim.refresh_from_db()
    assert (claim.report.headline, claim.summary) == ("Theirs", "It is said so.")
    kept = typed(answer)
    assert (kept["headline"], kept["claims-0-summary"]) == ("Mine", "My summary.")
    assert "editor saved it at" in answer.content.decode()


def test_pressing_save_again_still_overwrites_nothing():
    report = draft_with_claim().report
    address = page("report", "change", report.pk)
    client = at_the_desk("editor")
    data = open_form(client, address)
    send(client, address, data, headline="Theirs")
    answer = send(client, address, data, headline="Mine")
    assert send(client, address, typed(answer)).status_code == 200
    report.refresh_from_db()
    assert report.headline == "Theirs"


def test_an_editor_who_has_looked_can_save_over_it_and_both_stay_in_the_history():
    report = draft_with_claim().report
    address = page("report", "change", report.pk)
    client = at_the_desk("editor")
    data = open_form(client, address)
    send(client, address, data, headline="Theirs")
    answer = send(client, address, data, headline="Mine")
    seen = answer.context["adminform"].form.stored_state()
    assert send(client, address, typed(answer), overwrite=seen).status_code == 302
    assert [record.headline for record in report.history.all()][:2] == ["Mine", "Theirs"]


def test_a_change_of_the_claims_alone_counts_as_an_edit_of_the_report():
    claim = draft_with_claim()
    address = with_claims_open(claim.report)
    client = at_the_desk("editor")
    data = open_form(client, address)
    send(client, address, data, **{"claims-0-summary": "Theirs."})
    assert send(client, address, data, **{"claims-0-note": "Mine."}).status_code == 200
    claim.refresh_from_db()
    assert (claim.summary, claim.note) == ("Theirs.", "")


def test_what_saves_the_edit_is_not_the_check_in_the_form(monkeypatch):
    """Both pass the form's own check at the same moment: the conditional UPDATE still refuses."""
    report = draft_with_claim().report
    address = page("report", "change", report.pk)
    client = at_the_desk("editor")
    data = open_form(client, address)
    send(client, address, data, headline="Theirs")
    check, seen = DeskForm.clean, []

    def too_early(self):
        seen.append(self)
        return forms.ModelForm.clean(self) if len(seen) == 1 else check(self)

    monkeypatch.setattr(DeskForm, "clean", too_early)
    answer = send(client, address, data, headline="Mine")
    assert len(seen) == 2
    assert typed(answer)["headline"] == "Mine"
    report.refresh_from_db()
    assert report.headline == "Theirs"


def test_an_editor_whose_draft_was_published_meanwhile_gets_back_what_was_typed():
    claim = draft_with_claim()
    address = with_claims_open(claim.report)
    client = at_the_desk("editor")
    data = open_form(client, address)
    claim.report.status = "published"
    claim.report.save()
    answer = send(client, address, data, headline="Mine <b>", **{"claims-0-summary": "My words."})
    assert answer.status_code == 403
    text = answer.content.decode()
    assert "Mine &lt;b&gt;" in text
    assert "My words." in text
    assert "csrfmiddlewaretoken" not in text.split("<table")[1]
    claim.report.refresh_from_db()
    assert claim.report.headline != "Mine <b>"


def test_two_who_add_the_same_slug_at_once_are_told_and_not_failed(monkeypatch):
    client = at_the_desk("editor")
    data = {"title": "Flights", "slug": "flights", "order": "0"}
    save = IssueAdmin.save_model
    raced: list[bool] = []

    def late(self, request, obj, form, change):
        if not raced:
            raced.append(True)
            raise IntegrityError("UNIQUE constraint failed: tracker_issue.slug")
        save(self, request, obj, form, change)

    monkeypatch.setattr(IssueAdmin, "save_model", late)
    assert client.post(page("issue", "add"), data).status_code == 302
    assert client.post(page("issue", "add"), data).status_code == 200


def test_every_noun_notices_a_second_editor():
    actor = make_actor(name="Jane Doe")
    address = page("actor", "change", actor.pk)
    client = at_the_desk("editor")
    data = open_form(client, address)
    send(client, address, data, name="Theirs")
    answer = send(client, address, data, name="Mine")
    assert "somebody else" in errors_of(answer)["__all__"][0]
    actor.refresh_from_db()
    assert actor.name == "Theirs"


# Corrections.


def published_with_claim(**fields):
    claim = make_claim(
        report=make_report(body=BODY), quote="agreed on flights", value="agreed", **fields
    )
    make_negotiation()
    from tracker import projection

    projection.rebuild(projection.everything())
    return claim


def test_a_correction_needs_its_reason():
    claim = published_with_claim()
    address = page("report", "change", claim.report.pk)
    client = at_the_desk("publisher")
    answer = send(client, address, open_form(client, address), headline="Better")
    assert "say why you change it" in errors_of(answer)["correction"][0]
    claim.report.refresh_from_db()
    assert claim.report.headline != "Better"


def test_a_correction_moves_the_readings_and_raises_the_version_in_one_go():
    claim = published_with_claim()
    address = with_claims_open(claim.report)
    client = at_the_desk("publisher")
    data = open_form(client, address)
    answer = send(
        client, address, data, correction="Misread.", **{"claims-0-value": "under discussion"}
    )
    assert answer.status_code == 302, errors_of(answer)
    assert Reading.objects.get().values == ["under discussion"]
    assert Negotiation.objects.current().version == 1
    assert claim.report.history.first().history_change_reason == "Misread."
    text = client.get(page("report", "history", claim.report.pk)).content.decode()
    assert "Misread." in text
    assert "<del>agreed</del>" in text


def test_a_correction_reaches_the_subject_a_claim_leaves_as_well_as_the_new_one():
    claim = published_with_claim()
    other = make_issue()
    address = with_claims_open(claim.report)
    client = at_the_desk("publisher")
    data = open_form(client, address)
    send(client, address, data, correction="Wrong.", **{"claims-0-issue": other.pk})
    assert [reading.issue for reading in Reading.objects.all()] == [other]
    claim.issue.refresh_from_db()
    assert claim.issue.known_from is None


def test_a_claim_can_be_removed_from_a_published_report_and_its_reading_goes():
    claim = published_with_claim()
    address = page("report", "change", claim.report.pk)
    client = at_the_desk("publisher")
    data = open_form(client, address)
    answer = send(client, address, data, correction="Invented.", **{"claims-0-DELETE": "on"})
    assert answer.status_code == 302, errors_of(answer)
    assert not Reading.objects.exists()
    assert Claim.history.filter(history_type="-").count() == 1
    assert "removed" in client.get(page("report", "history", claim.report.pk)).content.decode()


def test_a_claim_that_a_verdict_cites_is_not_removed_and_the_form_says_so():
    claim = published_with_claim()
    make_assessment(leading_claim=claim, status="draft")
    address = page("report", "change", claim.report.pk)
    client = at_the_desk("publisher")
    data = open_form(client, address)
    answer = send(client, address, data, correction="Invented.", **{"claims-0-DELETE": "on"})
    assert answer.status_code == 200
    assert "protected" in answer.content.decode()
    assert Claim.objects.filter(pk=claim.pk).exists()


def test_a_published_quotation_must_stand_in_the_text():
    claim = published_with_claim()
    address = with_claims_open(claim.report)
    client = at_the_desk("publisher")
    data = open_form(client, address)
    answer = send(client, address, data, correction="Typo.", **{"claims-0-quote": "not there"})
    assert "does not stand" in errors_of(answer)["claims-0-quote"][0]


def test_saving_nothing_new_changes_nothing_public():
    claim = published_with_claim()
    client = at_the_desk("publisher")
    issue = claim.issue
    issue.refresh_from_db()
    address = page("issue", "change", issue.pk)
    data = open_form(client, address)
    assert send(client, address, data, correction="Looked at it again.").status_code == 302
    assert Negotiation.objects.current().version == 0
    assert issue.history.count() == 1


# Deleting.


def test_a_draft_is_deleted_with_its_claims():
    claim = draft_with_claim()
    client = at_the_desk("editor")
    address = page("report", "delete", claim.report.pk)
    assert str(claim) in client.get(address).context["deleted_objects"][1][0]
    assert client.post(address, {"post": "yes"}).status_code == 302
    assert not Report.objects.exists()
    assert not Claim.objects.exists()
    assert Claim.history.filter(history_type="-").count() == 1


def test_several_drafts_are_deleted_from_the_list():
    reports = [draft_with_claim().report for _ in range(3)]
    data = {
        "action": "delete_selected",
        "_selected_action": [report.pk for report in reports],
        "post": "yes",
    }
    at_the_desk("editor").post(page("report", "changelist"), data)
    assert not Report.objects.exists()


def test_a_published_report_cannot_be_deleted_by_anybody():
    report = published_with_claim().report
    client = at_the_desk()
    assert client.post(page("report", "delete", report.pk), {"post": "yes"}).status_code == 403
    data = {"action": "delete_selected", "_selected_action": [report.pk], "post": "yes"}
    answer = client.post(page("report", "changelist"), data)
    assert "evidence is never deleted" in answer.content.decode()
    assert Report.objects.filter(pk=report.pk).exists()


def test_a_draft_that_others_rest_on_cannot_be_deleted_and_the_page_says_why():
    report = draft_with_claim().report
    make_report(status="draft", republication_of=report, republication_kind="reprint")
    answer = at_the_desk("editor").post(page("report", "delete", report.pk), {"post": "yes"})
    assert "carries the text of this one" in answer.content.decode()
    assert Report.objects.filter(pk=report.pk).exists()


@pytest.mark.parametrize("make", [make_actor, make_outlet, make_event, make_series, make_party])
def test_what_the_record_rests_on_is_refused_with_a_sentence(make):
    row = make()
    claim = make_claim(
        status="draft",
        event=row if make is make_event else make_event(),
        aspect="ordinal" if make is make_series else "status",
        value="3" if make is make_series else "held",
        series=row if make is make_series else None,
        about=row if make is make_party else None,
        statement=make_statement(
            row if make is make_actor else make_actor(),
            origin=row if make is make_outlet else None,
        ),
    )
    if make is make_party:
        type(row).objects.filter(pk=row.pk).update(principal=False)
    name = row._meta.model_name
    answer = at_the_desk().post(page(name, "delete", row.pk), {"post": "yes"})
    assert answer.status_code == 200
    assert "evidence is never deleted" in answer.content.decode()
    assert type(row).objects.filter(pk=row.pk).exists()
    assert claim.pk


def test_a_deletion_that_the_database_refuses_is_a_sentence_too(monkeypatch):
    """Somebody lets a claim rest on it between the page and the click."""
    event = make_event()

    def too_late(self, request, obj):
        make_claim(status="draft", event=obj)
        obj.delete()

    monkeypatch.setattr("tracker.admin.agenda.EventAdmin.delete_model", too_late)
    client = at_the_desk()
    answer = client.post(page("event", "delete", event.pk), {"post": "yes"}, follow=True)
    assert "Nothing was deleted" in answer.content.decode()
    data = {"action": "delete_selected", "_selected_action": [event.pk], "post": "yes"}
    answer = client.post(page("event", "changelist"), data, follow=True)
    assert "Nothing was deleted" in answer.content.decode()
    assert not LogEntry.objects.filter(action_flag=DELETION).exists()


def test_what_is_published_while_its_deletion_is_confirmed_stays(monkeypatch):
    report = make_claim(status="draft").report
    shown = ReportAdmin.get_deleted_objects

    def and_then_published(*given):
        found = shown(*given)
        publishing.publish(Report.objects.get())
        return found

    monkeypatch.setattr(ReportAdmin, "get_deleted_objects", and_then_published)
    data = {"action": "delete_selected", "_selected_action": [report.pk], "post": "yes"}
    answer = at_the_desk("editor").post(page("report", "changelist"), data, follow=True)
    assert "Nothing was deleted" in answer.content.decode()
    assert not LogEntry.objects.filter(action_flag=DELETION).exists()
    assert Claim.objects.get().report == report
