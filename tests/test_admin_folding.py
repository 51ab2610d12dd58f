"""The claims of a report's form: folded they are light and left alone, opened nothing is lost."""

import pytest
from django.db import connection
from django.forms import ModelForm
from django.test.utils import CaptureQueriesContext

from tests.at_the_desk import (
    at_the_desk,
    claim_fields,
    errors_of,
    open_form,
    page,
    send,
    typed,
)
from tests.factories import (
    make_assessment,
    make_claim,
    make_event,
    make_issue,
    make_party,
    make_report,
)
from tests.test_admin_meanwhile import Two, shown
from tests.test_admin_pages import is_strict
from tracker.admin.claims import ClaimForm
from tracker.admin.folding import MOST
from tracker.models import Claim

pytestmark = pytest.mark.django_db

FEW, MANY = 5, 30
# What the issue asks for is 300 kB at 200 claims, of which the form without claims is a third.
MOST_BYTES_A_CLAIM = 1_100
BODY = "One stands here. Two stands here. Three stands here."


def report_of(count, status="draft"):
    report = make_report(status=status, body=BODY)
    issue, event, party = make_issue(), make_event(), make_party()
    for number in range(count):
        subject = {"event": event, "value": "held"} if number % 2 else {"issue": issue}
        make_claim(report=report, about=party, quote="One stands", order=number, **subject)
    return report


def change(report):
    return page("report", "change", report.pk)


def asked(get):
    with CaptureQueriesContext(connection) as captured:
        answer = get()
    return answer, len(captured)


# What it costs.


@pytest.mark.parametrize("status", ["draft", "published", "withdrawn"])
@pytest.mark.parametrize("group", ["editor", "publisher"])
def test_a_folded_claim_is_a_line_and_no_query(status, group):
    client = at_the_desk(group)
    addresses = [change(report_of(count, status)) for count in (FEW, MANY)]
    # What is asked for once in the life of a process is not asked for again.
    client.get(addresses[0])
    few, many = (asked(lambda address=address: client.get(address)) for address in addresses)
    is_strict(many[0])
    assert many[1] == few[1]
    assert len(many[0].content) - len(few[0].content) < (MANY - FEW) * MOST_BYTES_A_CLAIM


@pytest.mark.parametrize("status", ["draft", "published", "withdrawn"])
def test_the_form_that_comes_back_with_an_error_costs_no_more(status):
    client = at_the_desk("publisher")
    answers = []
    client.get(change(report_of(1, status)))
    for report in (report_of(FEW, status), report_of(MANY, status)):
        data = open_form(client, change(report)) | {"published": "nonsense"}
        answers.append(asked(lambda report=report, data=data: send(client, change(report), data)))
    few, many = answers
    assert "published" in errors_of(many[0])
    assert many[1] == few[1]
    assert len(many[0].content) - len(few[0].content) < (MANY - FEW) * MOST_BYTES_A_CLAIM


def test_saving_asks_nothing_of_folded_claims():
    client = at_the_desk("editor")
    counts = []
    for report in (report_of(FEW), report_of(MANY)):
        data = open_form(client, change(report))
        answer, count = asked(lambda r=report, d=data: send(client, change(r), d, byline="By me"))
        assert answer.status_code == 302
        counts.append(count)
    assert counts[0] == counts[1]


def test_a_line_tells_what_the_claim_is():
    claim = make_claim(
        report=make_report(status="draft", body=BODY),
        issue=make_issue(title="Direct flights"),
        value="agreed",
        quote="not there",
        summary="Flights <are> agreed.",
    )
    text = at_the_desk("editor").get(change(claim.report)).content.decode()
    assert "Flights &lt;are&gt; agreed." in text
    assert "Statement · Direct flights · Status: agreed" in text
    assert '<span class="desk-quote-not_found">Not found</span>' in text
    assert 'name="claims-0-summary"' not in text


# Folded claims are left alone.


def test_folded_claims_are_neither_looked_at_nor_saved(monkeypatch):
    report = report_of(FEW)
    client = at_the_desk("editor")
    data = open_form(client, change(report))
    looked_at = []
    check = ModelForm._post_clean  # type: ignore[attr-defined]  # The stubs leave it out.

    def watched(self):
        looked_at.append(self)
        check(self)

    monkeypatch.setattr(ModelForm, "_post_clean", watched)
    assert send(client, change(report), data, byline="By me").status_code == 302
    assert not [form for form in looked_at if isinstance(form, ClaimForm)]
    assert Claim.history.count() == FEW


def test_one_is_opened_and_changed_and_a_new_one_added_and_the_others_stay():
    report = report_of(FEW)
    client = at_the_desk("editor")
    third = report.claims.all()[2]
    address = f"{change(report)}?open={third.pk}"
    data = open_form(client, address)
    new = {
        "kind": "statement",
        "issue": make_issue().pk,
        "statement": third.statement_id,
        "aspect": "status",
        "value": "agreed",
        "quote": "Two stands",
        "summary": "New.",
    }
    data |= {"claims-2-summary": "Mine.", "claims-TOTAL_FORMS": FEW + 1} | claim_fields(FEW, **new)
    answer = send(client, address, data)
    assert answer.status_code == 302, errors_of(answer)
    summaries = [claim.summary for claim in report.claims.all()]
    said = "It is said so."
    assert summaries == [said, said, "Mine.", said, said, "New."]
    assert Claim.history.count() == FEW + 2


def test_an_opened_claim_in_error_comes_back_open_with_what_was_typed_and_the_others_folded():
    report = report_of(FEW)
    client = at_the_desk("editor")
    address = f"{change(report)}?open={report.claims.all()[3].pk}"
    answer = send(client, address, open_form(client, address), **{"claims-3-value": "nonsense"})
    assert "is not one of" in errors_of(answer)["claims-3-value"][0]
    text = answer.content.decode()
    assert 'name="claims-3-value" value="nonsense"' in text
    assert 'name="claims-2-value"' not in text
    assert text.count("has_original desk-folded") == FEW - 1


def test_a_folded_claim_can_be_removed_and_stays_ticked_when_something_else_is_wrong():
    report = report_of(FEW)
    client = at_the_desk("editor")
    data = open_form(client, change(report)) | {"claims-1-DELETE": "on"}
    answer = send(client, change(report), data, published="nonsense")
    text = answer.content.decode()
    assert 'name="claims-1-DELETE" id="id_claims-1-DELETE" checked' in text
    assert text.count("has_original desk-folded") == FEW
    assert send(client, change(report), data).status_code == 302
    assert report.claims.count() == FEW - 1
    assert Claim.history.filter(history_type="-").count() == 1


def test_a_folded_claim_that_a_verdict_cites_is_not_removed_and_the_form_says_so():
    report = report_of(2)
    make_assessment(leading_claim=report.claims.first(), status="draft")
    client = at_the_desk("publisher")
    answer = send(
        client, change(report), open_form(client, change(report)), **{"claims-0-DELETE": "on"}
    )
    assert answer.status_code == 200
    assert "protected" in answer.content.decode()
    assert report.claims.count() == 2


@pytest.mark.parametrize("key", ["999999", "x", "", "-1", "9" * 30])
def test_a_folded_claim_that_is_none_of_the_reports_is_refused(key):
    report, other = report_of(1), make_claim(status="draft")
    client = at_the_desk("editor")
    for wrong in (key, str(other.pk)):
        data = open_form(client, change(report)) | {"claims-0-id": wrong}
        assert send(client, change(report), data, byline="By me").status_code == 200
        assert send(client, change(report), data, **{"claims-0-DELETE": "on"}).status_code != 500
    assert Claim.objects.filter(pk=other.pk).exists()


# Opening.


def test_the_fields_of_a_claim_are_given_for_its_place_in_the_form():
    report = report_of(FEW)
    client = at_the_desk("editor")
    claim = report.claims.all()[1]
    answer = client.get(f"/admin/tracker/report/{report.pk}/claims/", {"claims-7-id": claim.pk})
    text = answer.content.decode()
    assert 'id="claims-7-fields"' in text
    assert 'name="claims-7-summary" value="It is said so."' in text
    assert text.count('class="desk-fields"') == 1
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("status", ["draft", "published"])
def test_the_fields_of_several_claims_are_asked_for_at_once(status):
    report = report_of(FEW, status)
    client = at_the_desk("editor")

    def get(count):
        named = {f"claims-{n}-id": row.pk for n, row in enumerate(report.claims.all()[:count])}
        return client.get(f"/admin/tracker/report/{report.pk}/claims/", named)

    get(1)
    assert asked(lambda: get(2))[1] == asked(lambda: get(FEW))[1]
    assert get(FEW).content.decode().count('class="desk-fields"') == FEW


@pytest.mark.parametrize("query", ["", "?claims-0-id=x", "?claims-0-id=999", "?claims-x-id=1"])
def test_of_what_is_no_claim_of_the_report_there_are_no_fields(query):
    report = report_of(1)
    make_claim()
    answer = at_the_desk("editor").get(f"/admin/tracker/report/{report.pk}/claims/{query}")
    assert answer.status_code == 200
    assert "desk-fields" not in answer.content.decode()


def test_fields_are_given_only_to_those_who_see_the_report():
    report = report_of(1)
    address = f"/admin/tracker/report/{report.pk}/claims/"
    assert at_the_desk("nobody").get(address).status_code == 403
    assert at_the_desk("editor").get("/admin/tracker/report/999999/claims/").status_code == 404


def test_whoever_may_only_read_opens_what_there_is_to_read():
    report = report_of(2, "published")
    client = at_the_desk("editor")
    claim = report.claims.first()
    folded = client.get(change(report)).content.decode()
    assert f'href="?open={claim.pk}#claim-{claim.pk}"' in folded
    opened = client.get(f"{change(report)}?open={claim.pk}").content.decode()
    assert "the table of aspects" not in folded
    assert "the table of aspects" in opened
    assert 'name="claims-0-summary"' not in opened


def test_no_fields_are_given_of_another_state_than_that_the_form_was_opened_in():
    report = report_of(1)
    client = at_the_desk("editor")
    opened = open_form(client, change(report))["opened"]
    address = f"/admin/tracker/report/{report.pk}/claims/"
    named = {"claims-0-id": report.claims.get().pk, "opened": opened}
    assert client.get(address, named).status_code == 200
    send(client, change(report), open_form(client, change(report)), headline="Theirs")
    assert client.get(address, named).status_code == 409


def test_without_a_script_the_button_of_a_claim_opens_it_and_keeps_all_that_was_typed():
    report = report_of(FEW)
    client = at_the_desk("editor")
    claim = report.claims.all()[3]
    data = open_form(client, change(report)) | {"headline": "Typed", "claims-0-DELETE": "on"}
    answer = send(client, change(report), data, _open=claim.pk)
    text = answer.content.decode()
    assert "Nothing has been saved yet." in text
    assert "errornote" not in text
    kept = typed(answer)
    assert (kept["headline"], kept["claims-3-summary"]) == ("Typed", "It is said so.")
    assert 'name="claims-0-DELETE" id="id_claims-0-DELETE" checked' in text
    report.refresh_from_db()
    assert report.headline != "Typed"
    answer = send(client, change(report), kept, **{"claims-3-summary": "Mine."})
    assert answer.status_code == 302, errors_of(answer)
    claim.refresh_from_db()
    assert claim.summary == "Mine."


def test_opening_one_claim_keeps_what_was_typed_into_another():
    report = report_of(2)
    first, second = report.claims.all()
    client = at_the_desk("editor")
    data = open_form(client, f"{change(report)}?open={first.pk}")
    data["claims-0-summary"] = "Typed."
    kept = typed(send(client, change(report), data, _open=[first.pk, second.pk]))
    assert (kept["claims-0-summary"], kept["claims-1-summary"]) == ("Typed.", "It is said so.")


def test_a_claims_own_page_leads_to_it_in_its_report():
    claim = report_of(1).claims.get()
    client = at_the_desk("editor")
    text = client.get(page("claim", "change", claim.pk)).content.decode()
    address = f"{change(claim.report)}?open={claim.pk}"
    assert f'href="{address}#claim-{claim.pk}"' in text
    text = client.get(address).content.decode()
    assert f'<h3 id="claim-{claim.pk}">' in text
    assert 'name="claims-0-summary"' in text


# A new text.


def test_a_published_quotation_that_a_new_text_has_not_is_told_though_its_claim_was_folded():
    report = report_of(2, "published")
    client = at_the_desk("publisher")
    data = open_form(client, change(report)) | {"correction": "Misread."}
    answer = send(client, change(report), data, body="Another text.")
    assert "does not stand" in errors_of(answer)["claims-0-quote"][0]
    assert typed(answer)["claims-0-quote"] == "One stands"
    answer = send(client, change(report), data, body=f"{BODY}\r\nAnd more.")
    assert answer.status_code == 302, errors_of(answer)


def test_of_very_many_quotations_that_a_new_text_has_not_the_first_are_told():
    report = report_of(MANY, "published")
    client = at_the_desk("publisher")
    data = open_form(client, change(report)) | {"correction": "Misread."}
    answer = send(client, change(report), data, body="Another text.")
    text = answer.content.decode()
    assert f"{MANY} quotations are wrong for the new text: the first {MOST} are open." in text
    assert text.count("has_original desk-folded") == MANY - MOST
    assert len([name for name in errors_of(answer) if name.endswith("-quote")]) == MOST
    report.refresh_from_db()
    assert report.body == BODY


def test_a_claim_that_is_removed_may_lose_its_quotation():
    report = report_of(2, "published")
    client = at_the_desk("publisher")
    data = open_form(client, change(report)) | {"correction": "Misread."}
    removed = {"claims-0-DELETE": "on", "claims-1-DELETE": "on"}
    answer = send(client, change(report), data, body="Another text.", **removed)
    assert answer.status_code == 302, errors_of(answer)
    assert not report.claims.exists()


def test_a_draft_whose_text_no_longer_holds_a_quotation_is_saved():
    report = report_of(2)
    client = at_the_desk("editor")
    answer = send(client, change(report), open_form(client, change(report)), body="Another text.")
    assert answer.status_code == 302, errors_of(answer)
    assert {claim.quote_state for claim in report.claims.all()} == {"not_found"}


def test_a_place_that_a_new_text_has_not_is_told_though_its_claim_was_folded():
    body = "It is so. It is so."
    report = make_report(status="draft", body=body)
    claim = make_claim(report=report, quote="It is so", quote_at=10)
    client = at_the_desk("editor")
    data = open_form(client, change(report))
    answer = send(client, change(report), data, body=f"First. {body}")
    assert "does not stand at that place" in errors_of(answer)["claims-0-quote_at"][0]
    answer = send(client, change(report), typed(answer), **{"claims-0-quote_at": 17})
    assert answer.status_code == 302, errors_of(answer)
    claim.refresh_from_db()
    assert claim.quote_at == 17


# Two at one form.


class Folded(Two):
    """Two editors, of whom the second has opened no claim."""

    def __init__(self, row):
        super().__init__(row)
        self.data = open_form(self.second, change(row))


def test_what_somebody_changed_in_a_claim_i_left_folded_is_told_and_stays():
    two = Folded(report_of(3))
    two.theirs(**{"claims-1-summary": "Theirs."})
    answer = two.mine(headline="Mine")
    opened = "It is said so."
    assert ("Summary", opened, "Theirs.", opened, "theirs") in shown(answer)
    assert answer.content.decode().count("has_original desk-folded") == 3
    assert '<span id="claims-1-label">Theirs.</span>' in answer.content.decode()
    assert two.agree(answer).status_code == 302
    summaries = [claim.summary for claim in two.row.claims.all()]
    assert (two.row.headline, summaries) == ("Mine", [opened, "Theirs.", opened])


def test_a_claim_they_removed_that_i_left_folded_is_gone():
    two = Folded(report_of(2))
    two.theirs(**{"claims-0-DELETE": "on"})
    answer = two.mine(headline="Mine")
    assert "They removed it, and you had not touched it" in answer.content.decode()
    assert two.agree(answer).status_code == 302
    assert two.row.claims.count() == 1


@pytest.mark.parametrize("takes", [True, False])
def test_a_folded_claim_i_remove_can_be_kept_if_they_changed_it(takes):
    two = Folded(report_of(1))
    claim = two.row.claims.get()
    two.theirs(**{"claims-0-summary": "Theirs."})
    answer = two.mine(**{"claims-0-DELETE": "on"})
    assert "They changed it while you were removing it" in answer.content.decode()
    taken = {"take": [f"claims:{claim.pk}:"]} if takes else {}
    assert two.agree(answer, **{"claims-0-DELETE": "on"}, **taken).status_code == 302
    assert [row.summary for row in two.row.claims.all()] == (["Theirs."] if takes else [])


def test_a_folded_claim_is_left_alone_where_the_state_it_was_opened_in_is_unknown():
    report = report_of(2)
    client = at_the_desk("editor")
    data = open_form(client, change(report))
    answer = send(client, change(report), data, opened="x.y", headline="Mine")
    assert {label for label, *_ in shown(answer)} == {"Headline"}
    agreed = send(
        client, change(report), typed(answer), overwrite=str(answer.context["meanwhile"].shown)
    )
    assert agreed.status_code == 302
    assert Claim.history.count() == 2


def test_opening_a_claim_of_a_report_that_was_saved_meanwhile_tells_what_was_saved():
    two = Folded(report_of(2))
    two.theirs(headline="Theirs")
    answer = two.mine(headline="Mine", _open=two.row.claims.first().pk)
    assert "ann saved it at" in answer.content.decode()
    assert typed(answer)["claims-0-summary"] == "It is said so."
    assert typed(answer)["headline"] == "Mine"


def test_claims_stay_at_their_places_in_a_form_that_was_put_together():
    two = Folded(report_of(3))
    keys = [claim.pk for claim in two.row.claims.all()]
    two.theirs(**{"claims-0-summary": "Theirs."})
    kept = typed(two.mine(headline="Mine"))
    assert [kept[f"claims-{number}-id"] for number in range(3)] == [str(key) for key in keys]
