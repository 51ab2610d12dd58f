"""Every page of the desk opens, under the strict policy, without asking per row."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dashboard.middleware import CONTENT_SECURITY_POLICY
from tests.at_the_desk import at_the_desk, open_form, page, send
from tests.factories import (
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_negotiation,
    make_outlet,
    make_party,
    make_report,
    make_ruling,
    make_series,
    make_statement,
    make_succession,
    make_suggested,
)
from tracker import projection
from tracker.models import FormerSlug, Report

pytestmark = pytest.mark.django_db

# One number, one row of each kind. A test fails for a registered model that is not here.
ROWS: dict[str, Any] = {
    "tracker.party": lambda n: make_party(),
    "tracker.actor": lambda n: make_actor(),
    "tracker.issue": lambda n: make_issue(),
    "tracker.event": lambda n: make_event(),
    "tracker.series": lambda n: make_series(),
    "tracker.outlet": lambda n: make_outlet(),
    "tracker.statement": lambda n: make_statement(make_actor(), make_actor()),
    "tracker.report": lambda n: make_claim().report,
    "tracker.claim": lambda n: make_claim(),
    "tracker.assessment": lambda n: make_assessment(make_claim()),
    "tracker.succession": lambda n: make_succession(),
    "tracker.ruling": lambda n: make_ruling(),
    "tracker.reading": lambda n: make_claim(),
    "tracker.forecastreading": lambda n: make_forecast(),
    "tracker.intake": lambda n: make_suggested().intake,
    "tracker.formerslug": lambda n: FormerSlug.objects.create(
        noun="event", slug=f"former-{n}", now="now"
    ),
    "tracker.negotiation": lambda n: None,
    "auth.user": lambda n: get_user_model()._default_manager.create_user(f"user{n}"),
    "auth.group": lambda n: Group.objects.create(name=f"group {n}"),
    "axes.accessattempt": lambda n: _attempt("AccessAttempt", n),
    "axes.accesslog": lambda n: _attempt("AccessLog", n),
    "axes.accessfailurelog": lambda n: _attempt("AccessFailureLog", n),
}


def _attempt(name: str, n: int) -> None:
    from axes import models

    own: dict[str, Any] = {"username": f"user{n}", "ip_address": "127.0.0.1"}
    if name == "AccessAttempt":
        own["failures_since_start"] = 1
    getattr(models, name).objects.create(**own)


def registered() -> list[str]:
    return sorted(model._meta.label_lower for model in admin.site._registry)


def make_rows(label: str, numbers: range) -> None:
    for number in numbers:
        ROWS[label](number)
    projection.rebuild(projection.everything())


def addresses(label: str) -> list[str]:
    """Every page of one kind of row, that of its first row included."""
    name = label.replace(".", "_")
    model = next(m for m in admin.site._registry if m._meta.label_lower == label)
    row = model._default_manager.first()
    found = [reverse(f"admin:{name}_changelist")]
    if admin.site._registry[model].has_add_permission(_superuser_request()):
        found.append(reverse(f"admin:{name}_add"))
    if row is not None:
        found += [reverse(f"admin:{name}_{verb}", args=[row.pk]) for verb in ("change", "history")]
    return found


def _superuser_request() -> Any:
    from django.test import RequestFactory

    request = RequestFactory().get("/admin/")
    request.user = get_user_model()(is_superuser=True, is_active=True)
    return request


def test_every_registered_model_has_rows_to_test_with() -> None:
    assert registered() == sorted(ROWS)


@pytest.mark.parametrize("label", sorted(ROWS))
def test_every_page_of_the_desk_opens_under_the_strict_policy(label: str) -> None:
    make_negotiation()
    make_rows(label, range(2))
    client = at_the_desk()
    for address in addresses(label):
        response = client.get(address)
        assert response.status_code == 200, address
        is_strict(response)


def is_strict(response: Any) -> None:
    """The page is under the strict policy, and has nothing in it that the policy forbids."""
    address = response.request["PATH_INFO"]
    assert response["Content-Security-Policy"] == CONTENT_SECURITY_POLICY, address
    text = response.content.decode()
    assert not re.search(r"<[^>]+\sstyle=", text), address
    assert not re.search(r"<[^>]+\son[a-z]+=", text), address
    assert not re.search(r"<script(?![^>]*(src=|application/json))", text), address


@pytest.mark.parametrize("label", sorted(ROWS))
def test_no_list_of_the_desk_asks_the_database_per_row(label: str) -> None:
    make_negotiation()
    client = at_the_desk()
    address = reverse(f"admin:{label.replace('.', '_')}_changelist")
    make_rows(label, range(10))
    few = queries(client, address)
    make_rows(label, range(10, 40))
    assert queries(client, address) <= few


def queries(client: Client, address: str) -> int:
    client.get(address)  # What is asked once a process is not the page's.
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("label", sorted(ROWS))
def test_every_list_of_the_desk_can_be_searched_and_filtered(label: str) -> None:
    model = next(m for m in admin.site._registry if m._meta.label_lower == label)
    its_admin = admin.site._registry[model]
    assert its_admin.search_fields
    assert its_admin.list_filter or label == "auth.group"
    assert its_admin.actions is not None
    make_negotiation()
    response = at_the_desk().get(reverse(f"admin:{label.replace('.', '_')}_changelist"), {"q": "x"})
    assert response.status_code == 200


def report_of(claims: int) -> Report:
    report = make_report(status="draft", body="words and more words")
    for number in range(claims):
        event = make_event() if number % 2 else None
        make_claim(report=report, event=event, quote="more words")
    return report


def test_the_form_of_a_report_asks_no_more_for_thirty_claims_than_for_five() -> None:
    client = at_the_desk()
    few, many = report_of(5), report_of(30)
    few_queries = queries(client, page("report", "change", few.pk))
    assert queries(client, page("report", "change", many.pk)) == few_queries
    assert few_queries < 25


def test_the_read_only_form_of_a_report_asks_no_more_for_more_claims_either() -> None:
    few, many = report_of(5), report_of(30)
    for report in (few, many):
        report.status = "published"
        report.save()
    client = at_the_desk("editor")
    few_queries = queries(client, page("report", "change", few.pk))
    assert queries(client, page("report", "change", many.pk)) == few_queries


def test_the_history_of_a_report_asks_no_more_for_more_claims() -> None:
    client = at_the_desk()
    few, many = report_of(5), report_of(30)
    few_queries = queries(client, page("report", "history", few.pk))
    assert queries(client, page("report", "history", many.pk)) == few_queries


def test_the_form_of_a_statement_asks_no_more_for_more_speakers() -> None:
    client = at_the_desk()
    few = make_statement(make_actor(), make_actor())
    many = make_statement(*(make_actor() for _ in range(12)))
    few_queries = queries(client, page("statement", "change", few.pk))
    assert queries(client, page("statement", "change", many.pk)) == few_queries


def test_the_table_of_aspects_explains_every_one() -> None:
    text = at_the_desk("editor").get(reverse("admin:aspects")).content.decode()
    assert "Head of delegation" in text
    assert "between" not in text.split("<table")[0]
    assert text.count("<code>") > 19


def test_a_version_in_the_history_can_be_read_but_not_turned_back() -> None:
    client = at_the_desk()
    actor = make_actor(name="Jane Doe")
    version = actor.history.get().pk
    address = reverse("admin:tracker_actor_simple_history", args=[actor.pk, version])
    assert "Jane Doe" in client.get(address).content.decode()
    assert client.post(address, {"name": "Another"}).status_code == 405
    actor.refresh_from_db()
    assert actor.name == "Jane Doe"


def test_the_history_tells_who_changed_what_when_and_from_what() -> None:
    client = at_the_desk("publisher")
    actor = make_actor(name="Jane Doe")
    address = page("actor", "change", actor.pk)
    send(client, address, open_form(client, address), name="Jane Q. Doe")
    text = client.get(page("actor", "history", actor.pk)).content.decode()
    assert "publisher" in text
    assert "<del>Jane Doe</del> → <ins>Jane Q. Doe</ins>" in re.sub(r"\s+", " ", text)
    record = actor.history.first()
    assert record.history_user.username == "publisher"
    assert timezone.now() - record.history_date < timedelta(minutes=5)


def test_a_long_history_is_read_page_by_page() -> None:
    client, actor = at_the_desk(), make_actor()
    for number in range(55):
        actor.name = f"Name {number}"
        actor.save()
    address = page("actor", "history", actor.pk)
    first = client.get(address).content.decode()
    second = client.get(address, {"p": "2"}).content.decode()
    assert "<ins>Name 54</ins>" in first
    assert "page 1 of 2" in first
    assert "Name 0</ins>" not in first
    assert "<ins>Name 0</ins>" in second


def test_the_history_of_nothing_leads_back_with_a_word() -> None:
    answer = at_the_desk().get(page("actor", "history", 999), follow=True)
    assert "Perhaps it was deleted" in answer.content.decode()


def test_an_actor_is_found_by_an_alias_in_another_script() -> None:
    wanted = make_actor("jane-doe", aliases=["Джейн Доу"])
    make_actor("john-roe", aliases=["Джон Роу"])
    client = at_the_desk("editor")
    for word in ("Джейн", "доу"):
        found = client.get(page("actor", "changelist"), {"q": word}).context["cl"].queryset
        assert [*found] == [wanted]
    answer = client.get(
        reverse("admin:autocomplete"),
        {
            "term": "Доу",
            "app_label": "tracker",
            "model_name": "statementspeaker",
            "field_name": "actor",
        },
    )
    assert [row["text"] for row in answer.json()["results"]] == ["Jane Doe"]
