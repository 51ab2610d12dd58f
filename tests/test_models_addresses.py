"""Addresses: every public noun knows its own."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path

from tests.factories import (
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_outlet,
    make_party,
    make_report,
    make_statement,
)


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("issues/<slug:slug>/", nothing, name="issue"),
    path("events/<slug:slug>/", nothing, name="event"),
    path("people/<slug:slug>/", nothing, name="person"),
    path("parties/<slug:slug>/", nothing, name="party"),
    path("outlets/<slug:slug>/", nothing, name="outlet"),
    path("claims/<slug:public_id>/", nothing, name="claim"),
    path("reports/<slug:public_id>/", nothing, name="report"),
    path("statements/<slug:public_id>/", nothing, name="statement"),
]

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.test_models_addresses")]


@pytest.mark.parametrize(
    ("make", "address"),
    [
        (make_issue, "/issues/{row.slug}/"),
        (make_event, "/events/{row.slug}/"),
        (make_actor, "/people/{row.slug}/"),
        (make_party, "/parties/{row.slug}/"),
        (make_outlet, "/outlets/{row.slug}/"),
        (make_claim, "/claims/{row.public_id}/"),
        (make_report, "/reports/{row.public_id}/"),
        (make_statement, "/statements/{row.public_id}/"),
        (make_assessment, "/issues/{row.issue.slug}/"),
    ],
)
def test_every_public_noun_knows_its_address(make: Callable[[], object], address: str) -> None:
    row = make()
    assert row.get_absolute_url() == address.format(row=row)  # type: ignore[attr-defined]


def test_a_verdict_on_an_event_stands_on_the_page_of_the_event() -> None:
    verdict = make_assessment(leading_claim=make_forecast())
    assert verdict.event is not None
    assert verdict.get_absolute_url() == verdict.event.get_absolute_url()
