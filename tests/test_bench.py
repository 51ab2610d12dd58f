"""The benchmark: the record it makes up, and the table it prints."""

import json

import pytest

from bench.__main__ import ANEW, KEPT, as_of, desk, table
from bench.desk import waits
from bench.generator import generate
from bench.intake import KNOWN, TODAY, page, page_of_site
from tests.ledger_files import take_in
from tracker.intake.article import Source
from tracker.intake.documents import read
from tracker.models import Claim, Statement

SMALL = {"bare": (0.002, 0.001), "front": (0.5, 0.1), "front as of a day": (0.2, 0.15)}
LARGE = {"bare": (0.002, 0.001), "front": (0.6, 0.14), "front as of a day": (0.3, 0.14)}
# The machine is half as fast for a while: both records meet it so, and no ratio is another.
SLOW_SMALL, SLOW_LARGE = (
    {name: (2 * anew, 2 * kept) for name, (anew, kept) in lap.items()} for lap in (SMALL, LARGE)
)
# And once something came between.
UPSET = LARGE | {"front": (9.0, 9.0), "front as of a day": (9.0, 9.0)}
FOUND = {"front": [(SMALL, LARGE), (SLOW_SMALL, SLOW_LARGE), (SMALL, UPSET)]}


def test_the_same_arguments_make_up_the_same_record():
    assert json.dumps(generate(200, 7)) == json.dumps(generate(200, 7))
    assert generate(200, 7) != generate(200, 8)


@pytest.mark.django_db
def test_a_made_up_record_is_a_valid_ledger_in_the_shape_of_the_five_reports():
    take_in(generate(400, 3, claims_a_report=20))
    claims = Claim.objects.all()
    relaying = claims.filter(statement__isnull=False).count()
    assert 360 <= claims.count() <= 440
    assert 0.4 < relaying / claims.count() < 0.8
    assert relaying > 1.3 * Statement.objects.count()
    statuses = {*claims.values_list("report__status", flat=True)}
    assert {"draft", "published"} <= statuses


def test_pages_are_told_in_bare_responses_and_the_records_compared():
    head, front, dated = table(FOUND)
    assert "1,000" in head
    assert " ".join(front.split()) == "front 100 140 1.40 500 600 1.20"
    assert " ".join(dated.split()) == "front as of a day 150 140 0.93 200 300 1.50"


def test_a_day_is_compared_with_today():
    assert as_of(FOUND, 0, KEPT) == "as of a day ÷ today: front 1.50"
    assert as_of(FOUND, 0, ANEW) == "as of a day ÷ today: front 0.40"
    assert as_of(FOUND, 1, ANEW) == "as of a day ÷ today: front 0.50"


def test_what_the_desk_waits_for_is_told_in_seconds_and_bytes():
    lines = [
        " ".join(line.split())
        for line in desk({"form": 0.125, "bytes": 2e5}, {"form": 3, "bytes": 3e5})
    ]
    assert lines == [
        "the desk waits for 1,000 100,000",
        "form 0.12 s 3.00 s",
        "bytes 200,000 300,000",
    ]


@pytest.mark.django_db
def test_what_the_desk_waits_for_is_measured_and_taken_back():
    take_in(generate(400, 3, claims_a_report=45))
    before = [*Claim.objects.values_list("pk", "report", "known_from")]
    found = waits()
    assert all(taken >= 0 for taken in found.values())
    assert found["its bytes"] > 10_000
    assert [*Claim.objects.values_list("pk", "report", "known_from")] == before


def test_intake_is_timed_on_one_article_in_little_markup_and_in_that_of_a_site():
    bare, dressed = (
        read(Source(content=made(400)), KNOWN.names, TODAY).body for made in (page, page_of_site)
    )
    assert bare == dressed
    assert 390 < len(bare.split()) < 450
    assert len(page_of_site(400)) > 10 * len(page(400))
