"""What an export holds: all of the record, or what the public could see of it on a day."""

import io
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from tests.ledger_files import empty_the_record, full, small, take_in, text_of
from tests.sample_rows import SAMPLE
from tracker.ledger import Ledger
from tracker.ledger_file.export import export
from tracker.ledger_file.format import LISTS, NOUN_LISTS, SECTIONS, Type
from tracker.management.commands import export_ledger
from tracker.models import Claim, Negotiation, Reading, Report

pytestmark = pytest.mark.django_db

DAYS = [date(2025, 4, 8), date(2025, 6, 10), date(2025, 6, 11), date(2026, 7, 1)]


def exported(**options: Any) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(export(**options))
    return document


def names(document: dict[str, Any], listed: str) -> set[str]:
    return {row.get("slug") or row["id"] for row in document.get(listed, [])}


def claims_of(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [claim for report in document.get("reports", []) for claim in report.get("claims", [])]


def objects_of(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object with the name of its section."""
    yield "negotiation", document["negotiation"]
    for listed in LISTS:
        for row in document[listed]:
            yield listed, row
            yield from (("speakers", speaker) for speaker in row.get("speakers", ()))
            if listed == "reports":
                yield from (("claims", claim) for claim in row.get("claims", ()))


# A backup.


@pytest.mark.usefixtures("sample")
def test_the_export_of_the_sample_is_the_sample_byte_for_byte() -> None:
    assert export() == SAMPLE.read_text(encoding="utf-8")


def test_the_full_file_uses_every_key_of_the_format() -> None:
    used = {(section, key) for section, row in objects_of(full()) for key in row}
    derived = {"readings", "cited"}
    there = {
        (name, key.name)
        for name, section in SECTIONS.items()
        if name not in derived
        for key in section.keys
    }
    assert used == there


def test_a_backup_is_the_same_text_again_with_drafts_bodies_and_all() -> None:
    take_in(full())
    assert export() == text_of(full())
    empty_the_record()
    assert exported() == {"format": "pourparler-ledger", "format_version": 1}
    take_in(full())
    assert export() == text_of(full())


def test_what_an_import_cleans_is_clean_in_the_export_and_stays_so() -> None:
    document = small()
    document["negotiation"]["summary"] = " one\r\ntwo\u2028three\tfour\x00\x0b \ud800🌉 \u202eend\r"
    document["issues"][0]["title"] = "\ttolls\r\n \u200fand\u200e  fees\x00"
    document["reports"][0]["body"] = "\r\n\tcafe\u0301 met in Oslo we are talking about tolls\x85"
    take_in(document)
    first = exported()
    assert first["negotiation"]["summary"] == "one\ntwo\nthree\tfour \ufffd🌉 \u202eend"
    assert first["issues"][0]["title"] == "tolls and fees"
    assert first["reports"][0]["body"] == "café met in Oslo we are talking about tolls"
    text = export()
    empty_the_record()
    take_in(first)
    assert export() == text


def test_an_empty_record_is_a_file_too() -> None:
    assert export() == '{\n  "format": "pourparler-ledger",\n  "format_version": 1\n}\n'


def test_a_version_that_is_not_the_first_is_in_the_backup() -> None:
    take_in(small())
    assert "version" not in exported()["negotiation"]
    Negotiation.objects.raise_version()
    assert exported()["negotiation"]["version"] == 2
    assert exported(public=True)["negotiation"]["version"] == 2
    assert "version" not in exported(as_of=date(2025, 2, 19))["negotiation"]


def test_the_order_does_not_depend_on_the_order_of_entry_or_on_the_database() -> None:
    document = full()
    for listed in ("actors", "outlets", "events", "statements", "reports", "assessments"):
        document[listed].reverse()
    document["parties"].reverse()
    take_in(document)
    assert export() == text_of(full())


def test_claims_stand_in_the_order_of_their_report() -> None:
    document = small()
    document["reports"][0]["claims"].reverse()
    take_in(document)
    assert [claim["id"] for claim in claims_of(exported())] == ["55555555", "44444444"]


# For the public.


def test_the_public_file_has_no_draft_no_withdrawn_report_and_no_stored_text() -> None:
    take_in(full())
    text = export(public=True, readings=True)
    document = json.loads(text)
    assert names(document, "reports") == {"33333333", "3333333b"}
    assert names(document, "assessments") == {"66666666"}
    assert names(document, "successions") == {"77777777"}
    assert names(document, "rulings") == {"88888888"}
    for secret in ("3333333d", "3333333c", "A draft text", "said she", "quote_at", "6666666b"):
        assert secret not in text


def test_nouns_that_only_drafts_speak_of_are_not_in_the_public_file() -> None:
    document = full()
    document["outlets"].append({"slug": "zine", "name": "Zine", "kind": "other"})
    document["reports"][0]["outlet"] = "zine"
    document["issues"].append({"slug": "secret", "title": "Secret"})
    document["former_slugs"].append({"noun": "issue", "slug": "hidden", "now": "secret"})
    claim = document["reports"][1]["claims"][1] | {"id": "4444444k", "aspect": "background"}
    del claim["event"], claim["series"]
    document["reports"][0]["claims"] = [claim | {"issue": "secret", "value": "hush"}]
    take_in(document)
    assert "secret" in export()
    public = export(public=True)
    assert "zine" not in public
    assert "secret" not in public
    assert names(json.loads(public), "former_slugs") == {"fees"}


def test_a_republication_of_a_draft_does_not_say_of_what() -> None:
    document = full()
    document["reports"][1]["status"] = "draft"
    document["reports"][2]["entered"] = "2025-03-01"
    document["assessments"] = []
    take_in(document)
    (report,) = exported(public=True)["reports"]
    assert report["id"] == "3333333b"
    assert {"republication_of", "republication_kind"} & report.keys() == set()


def test_a_public_file_can_be_imported_and_is_then_all_there_is() -> None:
    take_in(full())
    public = export(public=True)
    empty_the_record()
    take_in(json.loads(public))
    assert export() == public
    assert export(public=True) == public


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("day", DAYS)
def test_the_file_of_a_day_holds_what_the_ledger_shows_on_that_day(day: date) -> None:
    ledger, document = Ledger.as_of(day), exported(as_of=day)
    for listed in NOUN_LISTS.values():
        slugs = getattr(ledger, listed)().values_list("slug", flat=True)
        assert names(document, listed) == set(slugs), listed
    assert names(document, "statements") == {s.public_id for s in ledger.statements()}
    assert names(document, "reports") == {report.public_id for report in ledger.reports()}
    assert {claim["id"] for claim in claims_of(document)} == {c.public_id for c in ledger.claims()}


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("day", DAYS)
def test_the_file_of_a_day_reads_as_the_day_did(day: date) -> None:
    """The readings of the record cut at a day are those of the record as of that day."""
    then = export(as_of=day, readings=True)
    empty_the_record()
    take_in(json.loads(then))
    assert export(as_of=day, readings=True) == then


@pytest.mark.parametrize("day", [date(2025, 3, 10), date(2025, 3, 11), date(2025, 3, 12)])
def test_what_the_desk_says_of_two_is_in_the_file_of_a_day_from_its_day(day: date) -> None:
    document = full()
    for row in (*document["successions"], *document["rulings"]):
        row["status"] = "published"
    document["reports"][2]["published"] = "2025-02-19"
    document["reports"][2]["claims"][0] |= {"event": "bridge-crossing", "aspect": "place"}
    del document["reports"][2]["claims"][0]["issue"], document["reports"][2]["claims"][0]["about"]
    document["assessments"] = []
    take_in(document)
    then = export(as_of=day, readings=True)
    for listed in ("successions", "rulings"):
        since = {row["id"]: row["known_from"] for row in document[listed]}
        known = {name for name, known_from in since.items() if known_from <= day.isoformat()}
        assert names(json.loads(then), listed) == known
    empty_the_record()
    take_in(json.loads(then))
    assert export(as_of=day, readings=True) == then


def test_before_the_first_report_a_file_holds_the_negotiation_and_its_sides() -> None:
    take_in(full())
    document = exported(as_of=date(2024, 1, 1), readings=True)
    assert set(document) == {"format", "format_version", "negotiation", "parties"}
    assert names(document, "parties") == {"north", "south"}


# Readings.


@pytest.mark.usefixtures("sample")
def test_readings_are_in_the_file_if_they_are_asked_for() -> None:
    document = exported(readings=True)
    assert len(document["readings"]) == Reading.objects.count() > 0
    assert "readings" not in exported()
    known = {claim["id"] for claim in claims_of(document)}
    keys = {key.name: key for key in SECTIONS["readings"].keys}
    for reading in document["readings"]:
        assert set(reading) <= set(keys)
        assert list(reading) == [name for name in keys if name in reading]
        assert {claim["id"] for claim in reading["claims"]} <= known


@pytest.mark.usefixtures("sample")
def test_readings_of_a_day_do_not_tell_that_they_ended_later() -> None:
    day = date(2025, 6, 11)
    assert Reading.objects.filter(known_from__lte=day, known_to__gt=day).exists()
    for reading in exported(as_of=day, readings=True)["readings"]:
        assert reading["known_from"] <= reading.get("known_to", "") or "known_to" not in reading
        assert reading.get("known_to", "0") <= day.isoformat()


@pytest.mark.usefixtures("sample")
def test_an_export_asks_no_question_per_row(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(40):
        export(readings=True)
    assert Claim.objects.count() > 200


# Every key has a type an export can write.


def test_every_key_is_written_as_its_type_says() -> None:
    kinds: dict[Type, type | tuple[type, ...]] = {Type.FLAG: bool, Type.NUMBER: int}
    lists = (Type.TEXTS, Type.REFERENCES, Type.ROWS)
    take_in(full())
    for section, row in objects_of(exported()):
        for name, value in row.items():
            type_ = SECTIONS[section][name].type
            assert isinstance(value, list if type_ in lists else kinds.get(type_, str)), name


# The command.


def test_the_command_writes_to_the_output_or_to_a_file(tmp_path: Path) -> None:
    take_in(full())
    out = io.StringIO()
    call_command("export_ledger", stdout=out)
    assert out.getvalue() == text_of(full())
    file = tmp_path / "backup.json"
    call_command("export_ledger", str(file))
    assert file.read_bytes() == text_of(full()).encode()
    assert [path.name for path in tmp_path.iterdir()] == ["backup.json"]


def test_the_output_is_utf_8_whatever_the_terminal_says(monkeypatch: pytest.MonkeyPatch) -> None:
    take_in(full())
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii", newline="\r\n"))
    call_command("export_ledger", "-")
    sys.stdout.flush()
    assert raw.getvalue() == text_of(full()).encode()


def test_the_command_passes_its_options_on() -> None:
    take_in(full())
    out = io.StringIO()
    call_command("export_ledger", "--public", "--readings", "--as-of", "2025-02-19", stdout=out)
    assert out.getvalue() == export(public=True, readings=True, as_of=date(2025, 2, 19))
    assert names(json.loads(out.getvalue()), "reports") == {"33333333"}


@pytest.mark.parametrize("day", ["2025-02-30", "2025-02", "tomorrow", "0001-01-01", "2025-02-18~"])
def test_a_day_that_is_none_is_refused_with_a_sentence(day: str) -> None:
    with pytest.raises(CommandError, match="is not a day; for example 2025-02-18"):
        call_command("export_ledger", "--as-of", day)


def test_a_file_that_cannot_be_written_leaves_the_one_that_was_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        call_command("export_ledger", str(tmp_path / "no" / "where.json"))
    with pytest.raises(CommandError, match="cannot be written: Is a directory"):
        call_command("export_ledger", str(tmp_path))


def test_a_database_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**options: Any) -> str:
        raise OperationalError("no such table: tracker_negotiation\n")

    monkeypatch.setattr(export_ledger, "export", fail)
    with pytest.raises(CommandError, match="cannot be read: no such table: tracker_negotiation"):
        call_command("export_ledger")


def test_what_is_no_ordinary_file_is_written_to_as_it_is() -> None:
    call_command("export_ledger", "/dev/null")
    assert not Path("/dev/null.part").exists()


def test_stored_texts_stay_at_the_desk_when_a_day_is_asked_for_in_public() -> None:
    take_in(full())
    day = date(2025, 2, 19)
    assert (
        exported(as_of=day)["reports"][0]["body"] == Report.objects.get(public_id="33333333").body
    )
    assert "body" not in exported(as_of=day, public=True)["reports"][0]
