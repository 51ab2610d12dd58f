"""The shape of the sample ledger: what can be seen in the file alone, without a database."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

SAMPLE = Path(__file__).parents[1] / "tracker" / "sample" / "irritants.json"
TEXT = SAMPLE.read_text(encoding="utf-8")
LEDGER: dict[str, Any] = json.loads(TEXT)

Row = dict[str, Any]

PUBLIC_ID = re.compile(r"[23456789bcdfghjkmnpqrstvwxyz]{8}")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SENTENCE = re.compile(r"\S.*[.]")
LONGEST_QUOTE = 25

# The members each list may have, in the order in which they stand (docs/ledger-format.md).
MEMBERS = {
    "parties": "slug name adjective",
    "actors": "slug name kind party aliases description",
    "outlets": "slug name kind state_controlled family country homepage domains",
    "series": "slug title",
    "issues": "slug title summary",
    "events": "slug title kind",
    "statements": "id speakers origin forum said medium according_to language note",
    "reports": (
        "id outlet headline byline url published published_basis published_note language status "
        "republication_of republication_kind primary_document entered withdrawn_on "
        "withdrawal_reason note claims"
    ),
    "claims": (
        "id statement kind hedge quote quote_at summary event issue aspect value series about "
        "holds_on window window_words not_scorable speaker_as_written note"
    ),
}
SLUGGED = ("parties", "actors", "outlets", "series", "issues", "events")
# An outlet says these of one party or the other, so its claim has to name the party.
OF_A_PARTY = ("head_of_delegation", "office", "reason", "demand", "offer", "condition")


def claims() -> list[Row]:
    return [claim for report in LEDGER["reports"] for claim in report["claims"]]


def rows(name: str) -> list[Row]:
    return claims() if name == "claims" else LEDGER[name]


def slugs(name: str) -> set[str]:
    return {row["slug"] for row in LEDGER[name]}


def refused(holds: Callable[[Row], bool]) -> list[str]:
    """The ids of the claims for which it does not hold."""
    return [claim["id"] for claim in claims() if not holds(claim)]


def speaks_of_a_party(claim: Row) -> bool:
    return claim["aspect"] in OF_A_PARTY or (claim["aspect"] == "status" and "issue" in claim)


def values_in(node: Any) -> Iterator[Any]:
    """Every value at any depth."""
    yield node
    if isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from values_in(child)


def test_the_file_is_written_as_the_format_says() -> None:
    assert json.dumps(LEDGER, indent=2, ensure_ascii=False) + "\n" == TEXT
    assert (LEDGER["format"], LEDGER["format_version"]) == ("pourparler-ledger", 1)


def test_five_reports_are_in_it() -> None:
    assert len(LEDGER["reports"]) == 5
    assert all(report["claims"] for report in LEDGER["reports"])


def test_no_empty_member_is_written_out() -> None:
    assert not [value for value in values_in(LEDGER) if value in ("", None, [], {}, False)]


def test_no_article_is_in_it() -> None:
    members = [node for node in values_in(LEDGER) if isinstance(node, dict)]
    assert not any("body" in member for member in members)


@pytest.mark.parametrize("name", MEMBERS)
def test_members_stand_in_the_order_of_the_format(name: str) -> None:
    order = MEMBERS[name].split()
    for row in rows(name):
        assert list(row) == [member for member in order if member in row]


@pytest.mark.parametrize("name", ["actors", "outlets", "series", "events"])
def test_lists_with_slugs_are_sorted_by_them(name: str) -> None:
    listed = [row["slug"] for row in LEDGER[name]]
    assert listed == sorted(listed)


def test_statements_are_sorted_by_id_and_reports_by_their_earliest_day() -> None:
    listed = [row["id"] for row in LEDGER["statements"]]
    assert listed == sorted(listed)
    days = [(report["published"].strip("[.")[:10], report["id"]) for report in LEDGER["reports"]]
    assert days == sorted(days)


def test_every_id_is_public_and_given_once() -> None:
    ids = [row["id"] for name in ("statements", "reports", "claims") for row in rows(name)]
    assert len(ids) == len(set(ids))
    assert [one for one in ids if not PUBLIC_ID.fullmatch(one)] == []


@pytest.mark.parametrize("name", SLUGGED)
def test_every_slug_is_given_once(name: str) -> None:
    listed = [row["slug"] for row in LEDGER[name]]
    assert len(listed) == len(set(listed))
    assert [slug for slug in listed if not SLUG.fullmatch(slug)] == []


def test_principals_parties_and_outlets_are_those_of_the_file() -> None:
    assert set(LEDGER["negotiation"]["principals"]) <= slugs("parties")
    assert {actor["party"] for actor in LEDGER["actors"] if "party" in actor} <= slugs("parties")
    assert {report["outlet"] for report in LEDGER["reports"]} <= slugs("outlets")


def test_every_statement_has_known_speakers() -> None:
    for statement in LEDGER["statements"]:
        heard = [speaker["actor"] for speaker in statement["speakers"]]
        assert heard
        assert {*heard, statement.get("according_to", heard[0])} <= slugs("actors")


def test_every_statement_was_made_to_a_known_outlet_if_to_any() -> None:
    origins = {statement["origin"] for statement in LEDGER["statements"] if "origin" in statement}
    assert origins <= slugs("outlets")


def test_every_statement_is_relayed_and_every_relayed_statement_is_there() -> None:
    relayed = {claim["statement"] for claim in claims() if "statement" in claim}
    assert relayed == {statement["id"] for statement in LEDGER["statements"]}


def test_a_claim_has_exactly_one_subject() -> None:
    assert refused(lambda claim: ("event" in claim) != ("issue" in claim)) == []


@pytest.mark.parametrize("name", ["issues", "events"])
def test_claims_are_about_the_subjects_of_the_file_and_about_all_of_them(name: str) -> None:
    member = name.removesuffix("s")
    assert {claim[member] for claim in claims() if member in claim} == slugs(name)


def test_a_claim_has_a_value_unless_it_records_a_silence() -> None:
    assert refused(lambda claim: "aspect" in claim) == []
    assert refused(lambda claim: ("value" in claim) == (claim["kind"] != "silence")) == []


def test_every_quotation_is_short_and_on_one_line() -> None:
    assert refused(lambda claim: 0 < len(claim["quote"].split()) <= LONGEST_QUOTE) == []
    assert refused(lambda claim: claim["quote"] == " ".join(claim["quote"].split())) == []


def test_every_summary_is_a_sentence_and_not_the_quotation() -> None:
    assert refused(lambda claim: bool(SENTENCE.fullmatch(claim["summary"]))) == []
    assert refused(lambda claim: claim["quote"] not in claim["summary"]) == []


def test_what_an_outlet_says_of_a_party_names_the_party() -> None:
    own_voice = [claim for claim in claims() if "statement" not in claim]
    assert [c["id"] for c in own_voice if speaks_of_a_party(c) and "about" not in c] == []
    assert {claim["about"] for claim in claims() if "about" in claim} <= slugs("parties")


def test_a_number_belongs_to_a_series_and_nothing_else_does() -> None:
    assert refused(lambda claim: ("series" in claim) == (claim["aspect"] == "ordinal")) == []
    assert {claim["series"] for claim in claims() if "series" in claim} == slugs("series")


def test_heads_of_delegation_are_actors_of_the_file() -> None:
    heads = {claim["value"] for claim in claims() if claim["aspect"] == "head_of_delegation"}
    assert heads
    assert heads <= slugs("actors")


def test_only_forecasts_have_a_window_or_are_not_scorable() -> None:
    timing = {"window", "window_words", "not_scorable"}
    assert refused(lambda claim: bool(timing & set(claim)) == (claim["kind"] == "forecast")) == []


def test_who_is_quoted_is_written_only_where_somebody_is_quoted() -> None:
    assert refused(lambda c: "speaker_as_written" not in c or "statement" in c) == []


def test_an_inferred_date_is_explained_and_no_other() -> None:
    for report in LEDGER["reports"]:
        assert (report["published_basis"] == "inferred") == ("published_note" in report)


def test_every_address_is_one_a_browser_opens_safely() -> None:
    addresses = [report["url"] for report in LEDGER["reports"]]
    addresses += [outlet["homepage"] for outlet in LEDGER["outlets"]]
    assert [address for address in addresses if not address.startswith("https://")] == []
