"""Two publications at the same moment: what is derived is derived from both."""

from __future__ import annotations

from threading import Thread

import pytest
from django.db import transaction

from tests.bulk.test_meanwhile import publishing, somebody_waits
from tests.factories import make_claim, make_issue, make_report
from tests.reading_pages import read_again
from tracker import movement, projection
from tracker import publishing as verbs
from tracker.models import Negotiation, Reading

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_a_publication_waits_for_the_one_that_came_before_it():
    """Neither sees what the other has not yet committed, and both write the same issue's
    readings and the same days."""
    told = {"issue": make_issue(), "aspect": "count", "value": "6"}
    make_claim(report=make_report(published="2025-06-01"), **told)
    read_again()
    Negotiation.objects.raise_version()
    first, second = (
        make_claim(report=make_report(status="draft", published=day), **told).report
        for day in ("2025-06-10", "2025-06-12")
    )
    publication = Thread(target=publishing(second))
    with transaction.atomic():
        verbs.publish(first)
        publication.start()
        while publication.is_alive() and not somebody_waits():
            pass
        assert publication.is_alive()
    publication.join()
    assert [reading.reports for reading in Reading.objects.all()] == [1, 2, 3]
    assert projection.check(projection.everything()) == []
    assert movement.is_up_to_date()
