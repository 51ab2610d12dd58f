"""Two editors at one article at the same moment: each decision counts once, and is stored whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.at_the_desk import at_the_desk, page
from tests.factories import make_actor, make_event, make_issue, make_outlet
from tests.intake.proposals import FLIGHTS, OSLO, kept
from tests.test_admin_concurrency import ROUNDS, at_once
from tracker.models import Claim, Decided, Intake, Report, Statement

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def editors() -> list[Client]:
    """Two of them, in a ledger that knows what the articles speak of."""
    make_actor("jane-doe")
    make_outlet("oslo-times", name="The Oslo Times")
    make_issue("flights")
    make_event("oslo-round")
    return [at_the_desk("editor"), at_the_desk("editor", username="other")]


def deciding(client: Client, intake: Intake, decision: str, number: int = 0) -> Callable[[], str]:
    """A decision that waits to be made; what it returns is what its editor is told."""

    def decide() -> str:
        sent = {"decision": decision, "number": number}
        answer: Any = client.post(page("intake", "change", intake.pk), sent)
        return str([*answer.wsgi_request._messages][-1])

    return decide


def test_of_one_article_two_editors_make_one_draft(editors: list[Client]) -> None:
    for number in range(ROUNDS):
        intake = kept(FLIGHTS)
        told = at_once(*(deciding(client, intake, "accept") for client in editors))
        assert Report.objects.count() == number + 1
        assert sum("already" in said for said in told) == 1


@pytest.mark.parametrize("other", ["accept", "reject"])
def test_a_suggestion_that_two_editors_decide_is_decided_once(
    editors: list[Client], other: str
) -> None:
    one, another = editors
    for _ in range(ROUNDS):
        intake = kept(FLIGHTS)
        deciding(one, intake, "accept")()
        told = at_once(deciding(one, intake, "accept", 1), deciding(another, intake, other, 1))
        assert sum("meanwhile" in said for said in told) == 1
        claims = Claim.objects.filter(report__intakes=intake)
        assert claims.count() == (intake.suggested.get().decision == Decided.ACCEPTED)


def test_two_suggestions_of_one_speech_that_two_editors_accept_share_its_statement(
    editors: list[Client],
) -> None:
    for number in range(ROUNDS):
        intake = kept(FLIGHTS, OSLO)
        deciding(editors[0], intake, "accept")()
        at_once(*(deciding(editors[n], intake, "accept", n + 1) for n in range(2)))
        assert Claim.objects.filter(report__intakes=intake).count() == 2
        assert Statement.objects.count() == number + 1


def test_a_claim_is_in_what_was_looked_at_before_publishing_or_is_no_claim(
    editors: list[Client],
) -> None:
    publisher = at_the_desk("publisher")
    for _ in range(ROUNDS):
        intake = kept(FLIGHTS, OSLO)
        deciding(editors[0], intake, "accept")()
        deciding(editors[0], intake, "accept", 1)()
        report = Report.objects.get(intakes=intake)
        address = f"{page('report', 'publish')}?ids={report.pk}"
        seen = publisher.get(address).context["seen"]
        _, answer = at_once(
            deciding(editors[0], intake, "accept", 2),
            lambda address=address, seen=seen: publisher.post(address, {"seen": seen}),
        )
        report.refresh_from_db()
        published = Claim.objects.filter(report=report)
        assert report.is_published == (answer.status_code == 302)
        assert published.count() == (1 if report.is_published else 2)
        assert {claim.known_from is not None for claim in published} == {report.is_published}
