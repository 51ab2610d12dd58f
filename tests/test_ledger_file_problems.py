"""What is wrong with a file: every problem is listed, with its place and a hint."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Model

from tests.factories import make_event, make_issue
from tests.ledger_files import Document, full, problems_with, small, take_in
from tracker.ledger_file import parsing, plan
from tracker.ledger_file.problems import did_you_mean, shown
from tracker.models import Assessment, Claim, FormerSlug, Report, Ruling, Succession

pytestmark = pytest.mark.django_db

Change = Callable[[Document], object]


def says(model: type[Model], name: str) -> str:
    """The message of a constraint of the models."""
    (check,) = (check for check in model._meta.constraints if check.name == name)
    return str(check.violation_error_message)


def claim(document: Document, place: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = document["reports"][0]["claims"][place]
    return found


# No JSON, or none of ours.


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The file is empty. A ledger file begins with a brace: {"),
        (b" \n\t", "The file is empty. A ledger file begins with a brace: {"),
        (
            b'{\n  "format": "pourparler-ledger",\n  oops\n}',
            "This is not JSON: expecting property name enclosed in double quotes in line 3, "
            "column 3.",
        ),
        (b'{"a": "\x00"}', "This is not JSON: invalid control character at in line 1, column 8."),
        (b'{"a": 1} {', "This is not JSON: extra data in line 1, column 10."),
        (
            b'{\n "a": "caf\xe9"}',
            "The file is not UTF-8: line 2, byte 11 of it is 0xe9. Save it as UTF-8.",
        ),
        (
            "{}".encode("utf-16"),
            "The file is not UTF-8: line 1, byte 1 of it is 0xff. Save it as UTF-8.",
        ),
        (b'{"a": NaN}', "NaN is not JSON. Leave out what is not known."),
        (b'{"a": -Infinity}', "-Infinity is not JSON. Leave out what is not known."),
        (b"[" * 100_000, "The file is nested too deeply to be a ledger file."),
        (b'{"a":' * 100_000, "The file is nested too deeply to be a ledger file."),
        (b"[" + b"9" * 5000 + b"]", "The file holds a number too long to be read."),
        (b"[]", "A ledger file holds an object, in braces; this one holds a list."),
        (b"3", "A ledger file holds an object, in braces; this one holds 3."),
        (b"null", "A ledger file holds an object, in braces; this one holds null."),
        (
            b"{}",
            'format: a ledger file says "format": "pourparler-ledger"; this is something else',
        ),
        (
            b'{"format": "pourparler-ledger"}',
            "format_version: null is not a version that can be read; write 1",
        ),
        (
            b'{"format": "pourparler-ledger", "format_version": true}',
            "format_version: true is not a version that can be read; write 1",
        ),
        (
            b'{"format": "pourparler-ledger", "format_version": 2}',
            "format_version: 2 is not a version that can be read; "
            "the file is from a newer Pourparler; update this one",
        ),
    ],
)
def test_what_is_no_ledger_file_is_told_in_a_sentence(data: bytes, message: str) -> None:
    assert problems_with(data) == [message]


def test_a_byte_order_mark_is_no_problem() -> None:
    document = b'\xef\xbb\xbf{"format": "pourparler-ledger", "format_version": 1, "x": 1}'
    assert problems_with(document) == ['"x" is not a key here']


def test_a_file_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "SIZE_LIMIT", 10)
    (problem,) = problems_with(b"{" + b" " * 1000)
    assert problem.startswith("The file has 1,001 bytes; at most 10 are read. Split it by reports")


# One thing wrong.


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        # Keys.
        (
            lambda d: d.update(report=[]),
            '"report" is not a key here; did you mean "reports"?',
        ),
        (
            lambda d: d["reports"][0].update(headlin="x"),
            'reports[0]: "headlin" is not a key here; did you mean "headline"?',
        ),
        (
            lambda d: claim(d).update(Quote_At=1),
            'reports[0].claims[0]: "Quote_At" is not a key here; did you mean "quote_at"?',
        ),
        (
            lambda d: d["statements"][0]["speakers"][0].update({"\u202e\n": 1}),
            'statements[0].speakers[0]: "��" is not a key here',
        ),
        # Types.
        (lambda d: d.update(former_slugs={}), "former_slugs: a list is expected, not an object"),
        (
            lambda d: d.update(negotiation=[]),
            "negotiation: an object, in braces, is expected, not a list",
        ),
        (
            lambda d: d["issues"].append(None),
            "issues[2]: an object, in braces, is expected, not null",
        ),
        (
            lambda d: d["issues"][0].update(title=3),
            "issues[0].title: a text in quotation marks is expected, not 3",
        ),
        (
            lambda d: d["issues"][0].update(title=["a"]),
            "issues[0].title: a text in quotation marks is expected, not a list",
        ),
        (
            lambda d: d["outlets"][0].update(state_controlled="yes"),
            'outlets[0].state_controlled: true or false is expected, not "yes"',
        ),
        (
            lambda d: d["outlets"][0].update(state_controlled=1),
            "outlets[0].state_controlled: true or false is expected, not 1",
        ),
        (
            lambda d: d["actors"][0].update(aliases="J. Doe"),
            'actors[0].aliases: a list is expected, not "J. Doe"',
        ),
        (
            lambda d: d["actors"][0].update(aliases=["J. Doe", 7]),
            "actors[0].aliases[1]: a text in quotation marks is expected, not 7",
        ),
        (
            lambda d: claim(d).update(quote_at=-1),
            "reports[0].claims[0].quote_at: a whole number from 0 to 2147483647 is expected, not "
            "-1",
        ),
        (
            lambda d: claim(d).update(quote_at=10**30),
            "reports[0].claims[0].quote_at: a whole number from 0 to 2147483647 is expected, "
            "not a very large number",
        ),
        (
            lambda d: claim(d).update(quote_at=1.5),
            "reports[0].claims[0].quote_at: a whole number from 0 to 2147483647 is expected, not "
            "1.5",
        ),
        (
            lambda d: d["negotiation"].update(version=True),
            "negotiation.version: a whole number from 0 to 2147483647 is expected, not true",
        ),
        # What is missing.
        (lambda d: d["issues"][1].pop("title"), "issues[1].title: this is missing"),
        (lambda d: d["issues"][1].update(title=" \n"), "issues[1].title: this is missing"),
        (lambda d: d["issues"][1].update(title=None), "issues[1].title: this is missing"),
        (lambda d: d["issues"][1].pop("slug"), "issues[1].slug: this is missing"),
        (lambda d: d["events"][0].pop("kind"), "events[0].kind: this is missing"),
        (lambda d: d["reports"][0].pop("outlet"), "reports[0].outlet: this is missing"),
        (
            lambda d: d["statements"][0].update(speakers=[]),
            "statements[0].speakers: this is missing",
        ),
        # Texts.
        (
            lambda d: d["issues"][0].update(title="x" * 201),
            "issues[0].title: this has 201 characters; at most 200 are kept",
        ),
        (
            lambda d: claim(d).update(quote="x" * 501),
            "reports[0].claims[0].quote: this has 501 characters; at most 500 are kept",
        ),
        (
            lambda d: d["actors"][0].update(kind="persn"),
            'actors[0].kind: "persn" is not one of: person, body, anonymous; did you mean '
            '"person"?',
        ),
        (
            lambda d: d["reports"][0].update(status="public"),
            'reports[0].status: "public" is not one of: draft, ready, published, withdrawn; '
            'did you mean "published"?',
        ),
        (
            lambda d: d["issues"][1].update(slug="Lane Closures"),
            'issues[1].slug: "Lane Closures" is not a slug: small letters, digits and single '
            "hyphens between them; for example direct-flights",
        ),
        (
            lambda d: claim(d, 1).update(id="abcdefgh"),
            'reports[0].claims[1].id: "abcdefgh" is not an id: 8 digits and consonants without 0, '
            "1 and l; for example 7kq2xw9d",
        ),
        (
            lambda d: d["reports"][0].update(url="javascript:alert(1)"),
            'reports[0].url: "javascript:alert(1)" is not a web address; '
            "for example https://example.org/news",
        ),
        (
            lambda d: d["reports"][0].update(url="https://example.org/" + "x" * 2000),
            "reports[0].url: this has 2020 characters; at most 2000 are kept",
        ),
        # Dates.
        (
            lambda d: d["statements"][0].update(said="Febuary"),
            'statements[0].said: "Febuary" is not a date; for example 2025-02',
        ),
        (
            lambda d: d["reports"][0].update(published="2025-02-30"),
            'reports[0].published: "2025-02-30" names a day that does not exist: February 2025 has '
            "28 days; for example 2025-02-28",
        ),
        (
            lambda d: claim(d).update(holds_on="2025-02"),
            'reports[0].claims[0].holds_on: "2025-02" is not a day; for example 2025-02-18',
        ),
        (
            lambda d: d["reports"][0].update(entered="9999-12-31"),
            'reports[0].entered: "9999-12-31" is not a day; for example 2025-02-18',
        ),
        # Names given twice.
        (
            lambda d: d["issues"].append({"slug": "tolls", "title": "Again"}),
            'issues[2].slug: "tolls" stands already in issues[0]',
        ),
        (
            lambda d: claim(d, 1).update(id="44444444"),
            'reports[0].claims[1].id: "44444444" stands already in reports[0].claims[0]',
        ),
        (
            lambda d: d["statements"][0]["speakers"].append({"actor": "jane-doe"}),
            'statements[0].speakers[1].actor: "jane-doe" stands already in '
            "statements[0].speakers[0]",
        ),
        (
            lambda d: d["negotiation"].update(principals=["north", "north"]),
            "negotiation.principals: something stands here twice, or is empty",
        ),
        # References.
        (
            lambda d: d["reports"][0].update(outlet="the-dayli"),
            'reports[0].outlet: "the-dayli" is not among the outlets of the file or the ledger; '
            'did you mean "the-daily"?',
        ),
        (
            lambda d: d["reports"][0].update(outlet="The Daily"),
            'reports[0].outlet: "The Daily" is not among the outlets of the file or the ledger; '
            'did you mean "the-daily"?',
        ),
        (
            lambda d: d["actors"][0].update(party="\x00'; --"),
            'actors[0].party: "\'; --" is not among the parties of the file or the ledger',
        ),
        (
            lambda d: claim(d).update(statement="2222222b"),
            'reports[0].claims[0].statement: "2222222b" is not among the statements of the file or '
            'the ledger; did you mean "22222222"?',
        ),
        (
            lambda d: d["negotiation"].update(principals=["north", "west"]),
            'negotiation.principals: "west" is not among the parties of the file or the ledger',
        ),
        (
            lambda d: claim(d, 1).update(aspect="head_of_delegation", value="john", about="north"),
            'reports[0].claims[1].value: "john" is not among the actors of the file or the ledger',
        ),
        # What the models say.
        (
            lambda d: claim(d).update(issue=None),
            f"reports[0].claims[0]: {says(Claim, 'claim_one_subject')}",
        ),
        (
            lambda d: claim(d).update(event="oslo-round"),
            f"reports[0].claims[0]: {says(Claim, 'claim_one_subject')}",
        ),
        (
            lambda d: claim(d, 1).update(aspect="began"),
            f"reports[0].claims[1].aspect: {says(Claim, 'claim_aspect_applies')}",
        ),
        (
            lambda d: claim(d, 1).update(aspect="date", value="Febuary"),
            'reports[0].claims[1].value: "Febuary" is not a date; for example 2025-02',
        ),
        (
            lambda d: claim(d).pop("value"),
            "reports[0].claims[0].value: A value is missing; for example under discussion",
        ),
        (
            lambda d: claim(d).update(kind="silence", about="north"),
            f"reports[0].claims[0].value: {says(Claim, 'claim_silence_without_value')}",
        ),
        (
            lambda d: claim(d).update(kind="forecast"),
            f"reports[0].claims[0].window_words: {says(Claim, 'claim_forecast_with_window')}",
        ),
        (
            lambda d: claim(d).update(not_scorable=True),
            f"reports[0].claims[0].kind: {says(Claim, 'claim_window_of_forecast')}",
        ),
        (
            lambda d: d["reports"][0].pop("published"),
            f"reports[0].published: {says(Report, 'report_stated_date')}",
        ),
        (
            lambda d: d["reports"][0].update(
                republication_of="33333333", republication_kind="reprint"
            ),
            f"reports[0].republication_of: {says(Report, 'report_republishes_another')}",
        ),
        (
            lambda d: d["reports"][0].update(republication_kind="reprint"),
            f"reports[0].republication_kind: {says(Report, 'report_republication_whole')}",
        ),
        (
            lambda d: d["reports"][0].update(status="withdrawn"),
            f"reports[0]: {says(Report, 'report_withdrawal_whole')}",
        ),
        # Former slugs.
        (
            lambda d: d.update(former_slugs=[{"noun": "issue", "slug": "lanes", "now": "tolls"}]),
            'former_slugs[0].slug: "lanes" is still a slug of the issues; merge the two at the '
            "desk "
            "first",
        ),
        (
            lambda d: d.update(former_slugs=[{"noun": "issue", "slug": "fees", "now": "toll"}]),
            'former_slugs[0].now: "toll" is not among the issues of the file or the ledger; did '
            "you "
            'mean "tolls"?',
        ),
        (
            lambda d: d.update(former_slugs=[{"noun": "issue", "slug": "fees", "now": "fees"}]),
            "former_slugs[0]: A former slug cannot lead to itself.",
        ),
        (
            lambda d: d.update(
                former_slugs=[{"noun": "issue", "slug": "fees", "now": "tolls"}] * 2
            ),
            'former_slugs[1].slug: "issue fees" stands already in former_slugs[0]',
        ),
    ],
)
def test_a_problem_is_named_with_its_place_and_a_hint(change: Change, problem: str) -> None:
    document = small()
    change(document)
    assert problems_with(document) == [problem]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            lambda d: d["assessments"][0].update(claims=["6666666z"]),
            'assessments[0].claims: "6666666z" is not among the claims of the file or the ledger',
        ),
        (
            lambda d: d["assessments"][0].pop("party"),
            f"assessments[0].party: {says(Assessment, 'assessment_party_in_scope')}",
        ),
        (
            lambda d: d["assessments"][0].update(value="frozen"),
            'assessments[0].value: "frozen" is not one of: raised, under discussion, preliminary, '
            "agreed, implemented in part, implemented, stalled, refused, suspended, reversed.",
        ),
        (
            lambda d: d["assessments"][0].update(claims=["44444444", "44444444"]),
            "assessments[0].claims: something stands here twice, or is empty",
        ),
    ],
)
def test_an_assessment_is_held_to_its_rules_too(change: Change, problem: str) -> None:
    document = full()
    change(document)
    assert problems_with(document) == [problem]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            lambda d: d["successions"][0].update(later="oslo-rond"),
            'successions[0].later: "oslo-rond" is not among the events of the file or the ledger; '
            'did you mean "oslo-round"?',
        ),
        (
            lambda d: d["successions"][0].update(later="oslo-round"),
            f"successions[0].later: {says(Succession, 'succession_of_two')}",
        ),
        (
            lambda d: d["successions"][0].update(kind="after"),
            'successions[0].kind: "after" is not one of: replaces, postponed to, '
            "may be the same as",
        ),
        (
            lambda d: d["successions"][1].update(former="bridge-opening", later="oslo-round"),
            'successions[1].later: These two events are linked already. See "77777777".',
        ),
        (
            lambda d: d["rulings"][0].update(relation="rhymes"),
            'rulings[0].relation: "rhymes" is not one of: different count, echo, drift, agrees, '
            "refines, parties differ, supersedes, later word, answers, contradicts",
        ),
        (
            lambda d: d["rulings"][0].update(other="4444444m"),
            f"rulings[0].other: {says(Ruling, 'ruling_on_two')}",
        ),
        (
            lambda d: d["rulings"][1].update(claim="4444444b", other="4444444m"),
            'rulings[1].other: There is a ruling on these two claims already. See "88888888".',
        ),
        (
            lambda d: d["rulings"][0].update(other="44444444"),
            "rulings[0].other: the two claims speak of different things: of no one aspect of one "
            "subject",
        ),
        (
            lambda d: d["rulings"][0].pop("reason"),
            "rulings[0].reason: this is missing",
        ),
    ],
)
def test_a_word_of_the_desk_on_two_is_held_to_its_rules_too(change: Change, problem: str) -> None:
    document = full()
    change(document)
    assert problems_with(document) == [problem]


@pytest.mark.parametrize(
    "ends", [("oslo-round", "bridge-opening"), ("bridge-opening", "oslo-round")]
)
def test_two_that_the_ledger_has_linked_are_not_linked_again(ends: tuple[str, str]) -> None:
    take_in(full())
    document = small()
    link = full()["successions"][0] | {"id": "7777777c", "former": ends[0], "later": ends[1]}
    document["successions"] = [link]
    assert problems_with(document) == [
        'successions[0].later: These two events are linked already. See "77777777".'
    ]


def test_what_is_wrong_with_a_claim_is_told_once_and_not_of_its_ruling_too() -> None:
    document = full()
    document["reports"][1]["claims"][1]["aspect"] = "nothing"
    (problem,) = problems_with(document)
    assert problem.startswith("reports[1].claims[1].aspect: ")


def test_a_key_that_stands_twice_is_told() -> None:
    data = b'{"format": "pourparler-ledger", "format_version": 1, "issues": [], "issues": []}'
    assert problems_with(data) == ['the key "issues" stands twice']
    data = (
        b'{"format": "pourparler-ledger", "format_version": 1,'
        b' "issues": [{"slug": "a", "slug": "b", "title": "A", "title": "B"}]}'
    )
    assert problems_with(data) == [
        'issues[0]: the key "slug" stands twice',
        'issues[0]: the key "title" stands twice',
    ]


def test_all_problems_are_listed_in_the_order_of_the_file() -> None:
    document = small()
    document["parties"][1]["slug"] = "South"
    document["statements"][0]["said"] = "Febuary"
    document["reports"].append({"id": "3333333b", "headline": "x", "claims": [{"value": "x"}]})
    claim(document).update(value="nearly", window="soon", hedge="maybe")
    claim(document, 1).update(event="oslo", quot="x")
    assert [problem.partition(": ")[0] for problem in problems_with(document)] == [
        "negotiation.principals",
        "parties[1].slug",
        "actors[1].party",
        "statements[0].said",
        "reports[0].claims[0].hedge",
        "reports[0].claims[0].window",
        "reports[0].claims[0].value",
        "reports[0].claims[1]",
        "reports[0].claims[1].event",
        "reports[1].outlet",
        "reports[1].published_basis",
        "reports[1].claims[0].id",
        "reports[1].claims[0].kind",
        "reports[1].claims[0].summary",
        "reports[1].claims[0].aspect",
        "reports[1].claims[0]",
    ]


# What is stored already.


def test_a_new_noun_does_not_take_the_slug_another_had() -> None:
    take_in(small())
    FormerSlug.objects.create(noun="issue", slug="fees", now="tolls")
    document = small()
    document["issues"] = [{"slug": "fees", "title": "Fees"}]
    assert problems_with(document) == ['issues[0].slug: "fees" is called "tolls" now; write that']


def test_a_reference_by_a_former_slug_is_told_the_slug_of_today() -> None:
    take_in(small())
    FormerSlug.objects.create(noun="issue", slug="fees", now="tolls")
    document = small()
    claim(document)["issue"] = "fees"
    assert problems_with(document) == [
        'reports[0].claims[0].issue: "fees" is not among the issues of the file or the ledger; '
        'it is called "tolls" now'
    ]


def test_hints_look_among_the_rows_of_the_ledger_too() -> None:
    make_event(slug="bergen-round")
    make_issue(slug="customs")
    document = small()
    claim(document)["issue"] = "custom"
    claim(document, 1)["event"] = "bergen_round"
    assert [problem.rpartition("; ")[2] for problem in problems_with(document)] == [
        'did you mean "customs"?',
        'did you mean "bergen-round"?',
    ]


def test_a_name_is_guessed_at_once_and_so_many_names_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(plan, "GUESSES", 1)
    document = small()
    for letter, name in {"b": "toll", "c": "toll", "d": "lane"}.items():
        wrong = claim(document) | {"id": f"4444444{letter}", "issue": name}
        document["reports"][0]["claims"].append(wrong)
    endings = [problem.rpartition("ledger")[2] for problem in problems_with(document)]
    assert endings == ['; did you mean "tolls"?', '; did you mean "tolls"?', ""]


# What a message may hold.


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("plain", '"plain"'),
        ("x" * 50, '"' + "x" * 40 + '…"'),
        ("a\x1b[31m\u202e\ud800", '"a�[31m��"'),
        ({}, "an object"),
        ([1], "a list"),
        (None, "null"),
        (False, "false"),
        (1e999, "Infinity"),
        (-(10**20), "a very large number"),
    ],
)
def test_values_are_shown_short_and_safe_to_print(value: Any, words: str) -> None:
    assert shown(value) == words
    shown(value).encode()


def test_no_name_is_guessed_that_is_far_off_or_among_too_many() -> None:
    assert did_you_mean("zzz", ["tolls", "lanes"]) == ""
    assert did_you_mean("x" * 101, ["x" * 100]) == ""
    assert did_you_mean("tols", ["tolls", *map(str, range(6000))]) == ""
    assert did_you_mean("Direct Flights", ["direct-flights"]) == '; did you mean "direct-flights"?'
