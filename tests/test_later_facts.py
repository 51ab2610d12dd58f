"""What later reports of the June round must show: it is called off, from their day on."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from dashboard.relation_rows import related
from tests import sweep
from tests.ledger_files import empty_the_record
from tests.reading_pages import section, words
from tests.sample_rows import LATER, SAMPLE
from tests.test_drafts_leave_no_trace import samples
from tests.test_sample_data import values_in
from tracker.ledger import Ledger
from tracker.ledger_file.export import export
from tracker.ledger_file.load import load
from tracker.models import Actor, Claim, Event, Reading, Report
from tracker.quotations import QuoteState
from tracker.rule_claims import rule_claim, with_voices
from tracker.rules.relations import Relation

pytestmark = pytest.mark.django_db

JUNE_ROUND = "round-announced-june-2025"
TEXT = LATER.read_text(encoding="utf-8")
FILE: dict[str, Any] = json.loads(TEXT)
CLAIMS: list[dict[str, Any]] = [claim for r in FILE["reports"] for claim in r["claims"]]
TODAY = "2026-11-23"


def as_of(day: str) -> Ledger:
    return Ledger.as_of(date.fromisoformat(day))


def read(day: str, aspect: str = "status") -> Reading:
    return as_of(day).readings().get(event__slug=JUNE_ROUND, aspect=aspect)


def outcomes(day: str) -> dict[str, tuple[str, date | None]]:
    """What had become of each forecast of the round, and which day settled it, by speaker."""
    rows = as_of(day).forecasts().filter(event__slug=JUNE_ROUND).select_related("speaker")
    return {row.speaker.slug: (row.state, row.settled_on) for row in rows if row.speaker}


# The file.


def test_the_file_is_written_as_the_format_says() -> None:
    assert json.dumps(FILE, indent=2, ensure_ascii=False) + "\n" == TEXT


def test_it_has_summaries_alone_and_says_of_each_report_that_the_text_is_not_held() -> None:
    assert not any({"quote", "quote_at"} & claim.keys() for claim in CLAIMS)
    assert all(claim["summary"].endswith(".") for claim in CLAIMS)
    for report in FILE["reports"]:
        assert "body" not in report
        assert "held" in report["note"]


def test_its_ids_are_not_those_of_the_first_file() -> None:
    def ids(document: Any) -> list[str]:
        return [one["id"] for one in values_in(document) if isinstance(one, dict) and "id" in one]

    mine = ids(FILE)
    assert len(mine) == len(set(mine)) == 3 + 2 + 7
    assert not {*mine} & {*ids(json.loads(SAMPLE.read_text(encoding="utf-8")))}


@pytest.mark.usefixtures("sample")
def test_it_is_taken_in_once_and_the_second_time_changes_nothing() -> None:
    first, second = load(LATER.read_bytes()), load(LATER.read_bytes())
    assert (first.created["reports"], first.created["claims"], first.version) == (3, 7, 2)
    assert not first.updated
    assert second.is_nothing
    assert second.version == 2


@pytest.mark.usefixtures("later_sample")
def test_both_files_together_are_written_and_read_back_as_the_same_bytes() -> None:
    together = export()
    empty_the_record()
    load(together.encode())
    assert export() == together
    assert Report.objects.count() == 8


@pytest.mark.usefixtures("later_sample")
def test_its_quotations_are_neither_verified_nor_missing() -> None:
    claims = Claim.objects.filter(public_id__in=[claim["id"] for claim in CLAIMS])
    assert {claim.quote_state for claim in claims} == {""}
    assert QuoteState.NOT_FOUND not in {claim.quote_state for claim in claims}


# The round, as it was known on each day.


@pytest.mark.usefixtures("later_sample")
@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2025-06-11", "announced"),
        ("2025-06-15", "announced"),
        ("2025-06-16", "cancelled"),
        ("2025-07-05", "cancelled"),
        ("2025-07-06", "postponed"),
        (TODAY, "postponed"),
    ],
)
def test_the_round_is_announced_then_cancelled_then_postponed_and_never_contested(
    day: str, status: str
) -> None:
    found = read(day)
    assert found.values == [status]
    marks = found.contested, found.drift, found.differs, found.needs_review
    assert not any(marks)


@pytest.mark.usefixtures("later_sample")
def test_two_reports_of_one_statement_are_one_voice_and_one_origin() -> None:
    found = read("2025-06-16")
    assert found.support == "one_voice"
    assert (found.speakers, found.origins, found.reports, found.outlets) == (1, 1, 2, 0)


@pytest.mark.usefixtures("later_sample")
def test_who_called_it_off_is_that_sides_action_by_the_other_sides_word() -> None:
    reasons = as_of(TODAY).readings().filter(event__slug=JUNE_ROUND, aspect="reason")
    assert [(row.party.slug, row.said_by, row.contested) for row in reasons if row.party] == [
        ("russia", "own", False),
        ("russia", "own", False),
    ]


@pytest.mark.usefixtures("later_sample")
def test_one_speaker_who_says_cancelled_and_then_postponed_supersedes_herself() -> None:
    about = with_voices(Claim.objects.filter(event__slug=JUNE_ROUND, aspect="status"))
    cancelled = about.filter(value="cancelled").select_related("report__outlet", "series", "about")
    postponed = about.get(value="postponed")
    assert {related(claim, postponed, as_of(TODAY)) for claim in cancelled} == {Relation.SUPERSEDES}
    one, other = cancelled
    assert related(one, other, as_of(TODAY)) is Relation.ECHO


@pytest.mark.usefixtures("later_sample")
def test_the_other_side_has_still_no_voice_on_it() -> None:
    about = with_voices(as_of(TODAY).claims().filter(event__slug=JUNE_ROUND))
    assert {v.party for claim in about for v in rule_claim(claim).voices if v.party} == {"russia"}
    silences = about.filter(kind="silence").order_by("known_from")
    assert [
        (claim.about.slug, claim.known_from.isoformat())
        for claim in silences
        if claim.about and claim.known_from
    ] == [("united-states", "2025-06-10"), ("united-states", "2025-06-16")]


# The forecasts.


@pytest.mark.usefixtures("later_sample")
@pytest.mark.parametrize("day", ["2025-06-11", "2025-06-15"])
def test_the_forecasts_are_open_until_the_day_before(day: str) -> None:
    both = {"sergei-ryabkov", "alexander-darchiev"}
    assert outcomes(day) == dict.fromkeys(both, ("open", None))


@pytest.mark.usefixtures("later_sample")
@pytest.mark.parametrize("day", ["2025-06-16", "2025-07-06", "2025-07-11", TODAY])
def test_they_are_called_off_from_16_june_on_and_never_revised(day: str) -> None:
    both = {"sergei-ryabkov", "alexander-darchiev"}
    assert outcomes(day) == dict.fromkeys(both, ("called_off", date(2025, 6, 16)))


# The pages.


@pytest.fixture
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    sweep.stop_the_clock(monkeypatch)


@pytest.mark.usefixtures("later_sample", "_one_day")
@pytest.mark.parametrize("day", ["2025-06-10", "2025-06-11"])
def test_on_the_days_of_june_nothing_of_it_is_visible_anywhere(day: str) -> None:
    marks = ["zakharova", "news-pravda", "headline not held", "by the u.s. side"]
    ids = [report["id"] for report in FILE["reports"]] + [claim["id"] for claim in CLAIMS]
    listed = [a for name, each in sweep.paths(samples()).items() if name != "method" for a in each]
    asked = [sweep.ask_with(address, as_of=day) for address in listed]
    assert len(asked) > 60
    for address, answer in sweep.walk(asked).items():
        if answer.status == 200:
            page = answer.text.casefold()
            assert [mark for mark in (*marks, *ids) if mark in page] == [], address


@pytest.mark.usefixtures("later_sample", "_one_day")
def test_what_only_later_reports_name_is_not_yet_known(client: Any) -> None:
    report, statement = FILE["reports"][0]["id"], FILE["statements"][0]["id"]
    for address in (
        Actor.objects.get(name__endswith="Zakharova").get_absolute_url(),
        "/outlets/news-pravda/",
        f"/reports/{report}/",
        f"/statements/{statement}/",
        f"/claims/{CLAIMS[0]['id']}/",
    ):
        assert "Not yet known" in words(client, f"{address}?as_of=2025-06-15", 404)
        words(client, f"{address}?as_of={TODAY}")


@pytest.mark.usefixtures("later_sample", "_one_day")
@pytest.mark.parametrize(
    ("day", "expected", "movement"),
    [
        (
            "2025-06-17",
            "Nothing on record is still to come.",
            "16 June 2025 Round announced in June 2025, status: announced → cancelled",
        ),
        (
            "2025-07-07",
            "Round announced in June 2025 postponed says Maria Zakharova (6 July 2025) one voice",
            "6 July 2025 Round announced in June 2025, status: cancelled → postponed",
        ),
    ],
)
def test_the_front_page_says_what_became_of_the_round(
    client: Any, day: str, expected: str, movement: str
) -> None:
    text = words(client, f"/?as_of={day}")
    assert expected in text
    assert movement in text
    assert "Round announced in June 2025: held called off says Sergei Ryabkov" in text


@pytest.mark.usefixtures("later_sample", "_one_day")
@pytest.mark.parametrize(
    ("day", "status"),
    [
        (
            "2025-06-17",
            "cancelled says Maria Zakharova 16 June 2025 one voice 2 claims in 2 reports",
        ),
        ("2025-07-07", "postponed says Maria Zakharova 6 July 2025 one voice"),
    ],
)
def test_the_page_of_the_round_says_who_says_so_and_who_is_silent(
    client: Any, day: str, status: str
) -> None:
    address = f"{Event.objects.get(slug=JUNE_ROUND).get_absolute_url()}?as_of={day}"
    text = words(client, address)
    assert f"Status {status}" in text
    assert "Russia: cancelled by the U.S. side says Maria Zakharova" in text
    assert "as of 16 June 2025" in text
    foreseen = section(client, "forecasts", address)
    assert foreseen.count("called off") == 2
    assert "overdue" not in foreseen
