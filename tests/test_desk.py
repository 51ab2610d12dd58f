"""The desk's list of what is to be done."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.at_the_desk import at_the_desk, errors_of, open_form, send
from tests.factories import (
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_forecast,
    make_intake,
    make_issue,
    make_negotiation,
    make_party,
    make_report,
    make_ruling,
    make_statement,
    make_succession,
    make_suggested,
)
from tracker import projection
from tracker.desk import SHOWN, to_do
from tracker.models import Assessment, Reading

pytestmark = pytest.mark.django_db

TODAY = date(2026, 1, 1)


def tasks(today=TODAY):
    projection.rebuild(projection.everything())
    return {task.name: task for task in to_do(today)}


def test_an_empty_ledger_leaves_nothing_to_do():
    assert {task.count for task in tasks().values()} == {0}
    assert "Nothing is overdue" in at_the_desk("editor").get("/admin/").content.decode()


def test_a_forecast_is_to_do_from_the_day_it_is_overdue():
    claim = make_forecast(window_words="very soon")
    assert tasks(date(2025, 7, 10))["overdue"].count == 0
    overdue = tasks(date(2025, 7, 11))["overdue"]
    assert [row.claim for row in overdue.first] == [claim]


def contested_issue():
    issue, party = make_issue(), make_party()
    for value in ("agreed", "refused"):
        make_claim(issue=issue, statement=make_statement(make_actor(party=party)), value=value)
    return issue


def test_contested_readings_are_to_do():
    issue = contested_issue()
    assert [row.issue for row in tasks()["contested"].first] == [issue]


def test_a_verdict_that_newer_claims_contradict_is_to_do():
    claim = make_claim(value="agreed")
    party = claim.statement.speakers.get().party
    make_assessment(leading_claim=claim, party=party)
    assert tasks()["review"].count == 0
    make_claim(
        report=make_report(published="2025-12-01", entered=date(2025, 12, 1)),
        statement=make_statement(make_actor(party=party), said="2025-12-01"),
        issue=claim.issue,
        value="refused",
    )
    assert [row.issue for row in tasks()["review"].first] == [claim.issue]


def test_quotations_that_are_not_found_are_to_do_and_so_are_drafts():
    report = make_report(status="draft", body="Other words.")
    claim = make_claim(report=report, quote="never said")
    verdict = make_assessment(leading_claim=make_claim(), status="draft")
    found = tasks()
    assert [*found["unverified"].first] == [claim]
    assert [*found["drafts"].first] == [report]
    assert [*found["verdicts"].first] == [verdict]


def test_more_than_are_shown_are_counted():
    for _ in range(SHOWN + 3):
        make_report(status="draft")
    drafts = tasks()["drafts"]
    assert (drafts.count, len(drafts.first)) == (SHOWN + 3, SHOWN)
    assert "and 3 more" in at_the_desk("editor").get("/admin/").content.decode()


def crowd(number):
    for _ in range(number):
        contested_issue()
        make_forecast()
        make_claim(report=make_report(status="draft", body="Other."), quote="never said")
        make_assessment(leading_claim=make_claim(event=make_event()), status="draft")
        make_succession(status="draft")
        make_ruling(status="draft")
    projection.rebuild(projection.everything())


def test_articles_are_to_do_until_their_review_is_finished():
    article = make_suggested(make_intake(headline="Flights to resume")).intake
    make_intake(state="finished")
    assert [*tasks()["articles"].first] == [article]
    text = at_the_desk("editor").get("/admin/").content.decode()
    assert "Flights to resume" in text
    assert "suggestions to decide: 1 of 1" in text


def test_the_front_page_leads_editors_to_the_form_for_an_article():
    assert (
        reverse("admin:tracker_intake_add") in at_the_desk("editor").get("/admin/").content.decode()
    )
    reader = at_the_desk("nobody")
    assert reverse("admin:tracker_intake_add") not in reader.get("/admin/").content.decode()


def front_page_queries(client):
    client.get("/admin/")
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/admin/").status_code == 200
    return len(captured)


def test_the_front_page_asks_no_more_when_there_is_more_to_do():
    make_negotiation()
    client = at_the_desk("publisher")
    crowd(SHOWN + 1)
    few = front_page_queries(client)
    crowd(20)
    assert front_page_queries(client) == few
    assert few < 25


def test_every_piece_and_every_list_can_be_opened_from_the_front_page():
    contested_issue()
    make_forecast()
    make_claim(report=make_report(status="draft", body="Other."), quote="never said")
    claim = make_claim(value="agreed")
    make_assessment(
        leading_claim=claim, party=claim.statement.speakers.get().party, value="refused"
    )
    make_assessment(leading_claim=claim, status="draft")
    make_succession(status="draft")
    make_ruling(status="draft")
    projection.rebuild(projection.everything())
    client = at_the_desk("publisher")
    queues = client.get(reverse("admin:index")).context["queues"]
    assert {queue.title for queue in queues} >= {
        "Overdue forecasts",
        "Contested readings",
        "Unverified quotations",
        "Draft reports",
        "Draft assessments",
        "Draft successions",
        "Draft rulings",
    }
    for queue in queues:
        listed = client.get(queue.address)
        assert listed.status_code == 200
        assert listed.context["cl"].result_count == queue.count, queue.title
        for item in queue.items:
            assert item.text
            for address in filter(None, (item.address, item.also_address)):
                assert client.get(address).status_code == 200, address


def queue_of(client, title):
    queues = client.get(reverse("admin:index")).context["queues"]
    return next(queue for queue in queues if queue.title == title)


def filled(client, address):
    """What a form is filled in with, by field."""
    form = client.get(address).context["adminform"].form
    return {name: form[name].value() for name in form.fields}


def test_from_a_contested_reading_one_click_opens_a_verdict_with_the_claims_to_cite():
    issue = contested_issue()
    projection.rebuild(projection.everything())
    client = at_the_desk("publisher")
    (item,) = queue_of(client, "Contested readings").items
    form = filled(client, item.address)
    reading = Reading.objects.get(contested=True)
    assert (form["issue"], form["event"], form["aspect"]) == (issue.pk, None, "status")
    assert form["party"] == reading.party_id
    assert form["known_from"] == timezone.localdate()
    cited = {form["leading_claim"], *form["further_claims"]}
    assert cited == {claim.pk for claim in issue.claims.all()}


def test_the_form_that_was_filled_in_can_be_saved_as_it_is_but_for_value_and_reasons():
    contested_issue()
    projection.rebuild(projection.everything())
    client = at_the_desk("publisher")
    (item,) = queue_of(client, "Contested readings").items
    data = open_form(client, item.address)
    answer = send(client, item.address, data, value="agreed", rationale="The note says so.")
    assert answer.status_code == 302, errors_of(answer)
    verdict = Assessment.objects.get()
    assert len(verdict.cited_claims()) == 2
    assert verdict.status == "draft"


def test_from_a_verdict_that_newer_claims_contradict_one_click_opens_a_new_one():
    claim = make_claim(value="agreed")
    party = claim.statement.speakers.get().party
    make_assessment(leading_claim=claim, party=party)
    newer = make_claim(
        report=make_report(published="2025-12-01", entered=date(2025, 12, 1)),
        statement=make_statement(make_actor(party=party), said="2025-12-01"),
        issue=claim.issue,
        value="refused",
    )
    projection.rebuild(projection.everything())
    client = at_the_desk("publisher")
    (item,) = queue_of(client, "Verdicts to review").items
    form = filled(client, item.address)
    assert (form["leading_claim"], form["party"]) == (newer.pk, party.pk)
    assert "/assessment/" in item.also_address


def test_the_list_of_readings_leads_to_a_verdict_where_claims_disagree_and_nowhere_else():
    contested_issue()
    make_claim()
    projection.rebuild(projection.everything())
    address = reverse("admin:tracker_reading_changelist")
    text = at_the_desk("publisher").get(address).content.decode()
    contested = Reading.objects.get(contested=True)
    assert re.findall(r"assessment/add/\?reading=(\d+)", text) == [str(contested.pk)]
    assert "assessment/add/" not in at_the_desk("editor").get(address).content.decode()


def test_whoever_gives_no_verdicts_is_led_to_the_claims():
    contested_issue()
    projection.rebuild(projection.everything())
    (item,) = queue_of(at_the_desk("editor"), "Contested readings").items
    assert "/claim/" in item.address
    assert item.also == ""


@pytest.mark.parametrize("key", ["0", "x", "9" * 30, "٣"])
def test_a_reading_that_is_gone_leaves_the_form_empty_and_says_so(key):
    answer = at_the_desk("publisher").get(f"/admin/tracker/assessment/add/?reading={key}")
    assert "has changed meanwhile" in answer.content.decode()
    assert answer.context["adminform"].form["leading_claim"].value() is None


def test_a_forecast_that_no_rule_can_settle_leads_to_a_verdict_on_it():
    claim = make_forecast(aspect="agenda", value="visas", window_words="very soon")
    projection.rebuild(projection.everything())
    client = at_the_desk("publisher")
    (item,) = queue_of(client, "Overdue forecasts").items
    assert filled(client, item.address)["leading_claim"] == claim.pk


def test_what_is_ready_leads_publishers_to_its_publication():
    report = make_claim(report=make_report(status="ready")).report
    (item,) = queue_of(at_the_desk("publisher"), "Reports to review").items
    assert item.also_address == f"/admin/tracker/report/publish/?ids={report.pk}"
    (item,) = queue_of(at_the_desk("editor"), "Reports to review").items
    assert item.also == ""


def test_what_is_done_is_named_beside_what_is_not():
    make_report(status="draft")
    text = at_the_desk("editor").get("/admin/").content.decode()
    assert "Nothing to do: overdue forecasts, contested readings" in text
