"""Standing: a party's own word, what others say beside it, support, marks and rivals."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.evidence import A_VALUE, Shown, says_who, standing_of
from dashboard.standing import Standing, in_order
from tests.factories import (
    make_actor,
    make_assessment,
    make_claim,
    make_event,
    make_issue,
    make_outlet,
    make_party,
    make_report,
    make_series,
    make_statement,
)
from tests.reading_pages import read_again, say
from tracker.ledger import Ledger
from tracker.models import Issue

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
JUNE = date(2025, 6, 11)


def standing(day=TODAY, today=TODAY, **only):
    ledger = Ledger(day, today)
    return Standing(ledger, ledger.readings().filter(**only))


def word(issue, party, day=TODAY):
    return standing(day).word(issue, party)


def sentence(slug, day):
    issue = Issue.objects.get(slug=slug)
    stands = standing(day, issue=issue)
    return " ".join(stands.word(issue, p).sentence(day) for p in stands.ledger.principals)


def line(aspect, **only):
    [reading] = standing(aspect=aspect, **only).readings
    return standing(**only).line(reading)


@pytest.fixture
def north():
    return make_party("north", order=0)


@pytest.fixture
def south():
    return make_party("south", order=1)


@pytest.fixture
def issue():
    return make_issue("flights")


# What the five reports must show.


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("slug", "day", "expected"),
    [
        (
            "property",
            JUNE,
            "Russia: under discussion. United States: nothing on record.",
        ),
        (
            "property",
            TODAY,
            "Russia: under discussion (10 June 2025). "
            "United States: nothing on record; refused, says Russia (23–24 June 2026).",
        ),
        (
            "banking",
            TODAY,
            "Russia: nothing on record; agreed, says TRT World (11 June 2025); "
            "under discussion, says The Kyiv Independent (11 June 2025). "
            "United States: nothing on record; agreed, says TRT World (11 June 2025); "
            "under discussion, says The Kyiv Independent (11 June 2025).",
        ),
        (
            "venue",
            TODAY,
            "Russia: agreed or preliminary (10 June 2025, contested). "
            "United States: nothing on record.",
        ),
    ],
)
def test_where_an_issue_stands_reads_as_a_sentence(slug, day, expected):
    assert sentence(slug, day) == expected


@pytest.mark.usefixtures("sample")
def test_the_flights_condition_is_hearsay_told_by_the_other_side():
    flights = Issue.objects.get(slug="flights")
    [reading] = standing(issue=flights, aspect="condition").readings
    told = standing(issue=flights).line(reading)
    assert (told.says, told.hearsay, told.label) == (
        "says Russia", True, "Condition, United States",
    )  # fmt: skip


@pytest.mark.usefixtures("sample")
def test_what_contradicts_a_reading_is_named_with_who_says_so():
    began = line("began", issue__slug="property")
    assert [value.text for value in began.values] == ["between December 2016 and January 2017"]
    assert [(rival.text, rival.says) for rival in began.rivals] == [
        ("2022 or later", "says MENAFN")
    ]
    assert (began.contested, began.rivals_label) == (True, "Others say otherwise:")


# A party's word.


def test_a_party_that_said_nothing_has_nothing_on_record(north, issue):
    assert word(issue, north).sentence(TODAY) == "North: nothing on record."


def test_a_word_of_the_last_week_bears_no_date_in_the_sentence(north, issue):
    say(make_actor(party=north), "2025-06-10", issue=issue)
    read_again()
    assert word(issue, north).sentence(date(2025, 6, 17)) == "North: under discussion."
    assert word(issue, north).sentence(date(2025, 6, 18)) == (
        "North: under discussion (10 June 2025)."
    )


def test_what_others_say_stands_desk_first_then_parties_then_press(north, south, issue):
    third = make_party("third", principal=False)
    say(make_actor(party=third), issue=issue, about=north, value="raised")
    lead = say(make_actor(party=south), issue=issue, about=north, value="refused")
    make_claim(issue=issue, about=north, statement=None, value="agreed")
    make_assessment(leading_claim=lead, issue=issue, party=north, value="stalled")
    read_again()
    told = word(issue, north)
    assert not told.values
    assert [(o.text, o.says.split(" Outlet")[0]) for o in told.others] == [
        ("stalled", "in the desk’s verdict"),
        ("refused", "says South"),
        ("raised", "says Third"),
        ("agreed", "says"),
    ]


def test_a_value_leads_to_the_latest_claim_that_says_it(north, issue):
    speaker = make_actor(party=north)
    say(speaker, "2025-06-01", issue=issue)
    latest = say(speaker, "2025-06-10", issue=issue)
    read_again()
    [value] = word(issue, north).values
    assert value.url == f"/claims/{latest.public_id}/"


def test_links_keep_the_day_shown(north, issue):
    claim = say(make_actor(party=north), issue=issue)
    read_again()
    told = word(issue, north, date(2025, 6, 12))
    assert told.values[0].url == f"/claims/{claim.public_id}/?as_of=2025-06-12"
    assert told.url == "/parties/north/?as_of=2025-06-12"


def test_each_version_of_the_press_bears_the_outlet_that_says_it(north, issue):
    for name, value in (("Daily", "agreed"), ("Weekly", "refused")):
        report = make_report(outlet=make_outlet(name=name))
        make_claim(report=report, issue=issue, about=north, statement=None, value=value)
    read_again()
    others = word(issue, north).others
    assert [(o.text, o.says, o.support_label, o.contested) for o in others] == [
        ("agreed", "says Daily", "unattributed", True),
        ("refused", "says Weekly", "unattributed", True),
    ]


def test_parties_that_differ_are_marked_and_show_each_others_word(north, south, issue):
    say(make_actor(party=north), issue=issue, value="agreed")
    say(make_actor(party=south), issue=issue, value="refused")
    read_again()
    [reading] = standing(party=north).readings
    shown = standing().line(reading)
    assert (shown.differs, shown.contested) == (True, False)
    assert [rival.text for rival in shown.rivals] == ["refused"]
    assert shown.rivals_label == "The parties’ own words differ:"


# A line of an event.


def test_a_reading_that_nothing_decides_shows_every_value_and_who_says_it():
    event = make_event()
    for name, place in (("Daily", "Oslo"), ("Weekly", "Bergen")):
        report = make_report(outlet=make_outlet(name=name))
        make_claim(report=report, event=event, statement=None, aspect="place", value=place)
    read_again()
    shown = line("place", event=event)
    assert [value.text for value in shown.values] == ["Bergen", "Oslo"]
    assert [(r.text, r.says) for r in shown.rivals] == [
        ("Bergen", "says Weekly"),
        ("Oslo", "says Daily"),
    ]
    assert shown.rivals_label == "Nothing decides between them:"


def test_drift_within_a_statement_is_named_as_that():
    event, statement = make_event(), make_statement()
    for place in ("Oslo", "Bergen"):
        make_claim(
            report=make_report(), statement=statement, event=event, aspect="place", value=place
        )
    read_again()
    shown = line("place", event=event)
    assert (shown.drift, shown.rivals_label) == (True, "The reports of one statement differ:")


def test_a_fact_about_the_course_supports_that_it_was_held():
    event = make_event()
    claim = make_claim(event=event, aspect="duration", value="PT6H", kind="fact")
    read_again()
    [held] = line("status", event=event).values
    assert (held.text, held.url) == ("held", f"/claims/{claim.public_id}/")


def test_a_head_of_delegation_is_shown_by_name(north):
    make_claim(
        event=make_event(),
        aspect="head_of_delegation",
        value=make_actor(name="Ann Other", party=north).slug,
        about=north,
    )
    read_again()
    shown = line("head_of_delegation")
    assert (shown.label, shown.values[0].text) == ("Head of delegation, North", "Ann Other")


def test_a_number_says_what_it_is_counted_in():
    make_claim(
        event=make_event(), aspect="ordinal", value="2", series=make_series(title="Round table")
    )
    read_again()
    assert line("ordinal").note == "Counted in “Round table”."


def test_the_desks_verdict_decides_and_gives_its_reasons():
    event = make_event()
    claim = make_claim(event=event, aspect="place", value="Oslo")
    make_assessment(leading_claim=claim, value="Bergen", rationale="The minutes say so.")
    read_again()
    shown = line("place", event=event)
    assert [value.text for value in shown.values] == ["Bergen"]
    assert (shown.support, shown.says) == ("desk", "in the desk’s verdict")
    assert shown.note == "The minutes say so."
    assert [rival.text for rival in shown.rivals] == ["Oslo"]


def test_a_draft_that_a_verdict_cites_leaves_no_trace():
    event = make_event()
    claim = make_claim(event=event, aspect="place", value="Oslo")
    draft = make_claim(event=event, aspect="place", value="Bergen", status="draft", quote="secret")
    make_assessment(draft, leading_claim=claim, value="Oslo")
    read_again()
    shown = line("place", event=event)
    assert not shown.rivals
    assert "secret" not in repr(shown)


# Who says so.


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], ""),
        (["A"], "says A"),
        (["A", "A"], "says A"),
        (["A", "B"], "say A and B"),
        (["A", "B", "C", "D"], "say A, B, C and D"),
        (["A", "B", "C", "D", "E"], "say A, B, C and 2 others"),
    ],
)
def test_who_says_so_is_named_while_that_can_be_read(names, expected):
    assert says_who(names) == expected


def test_there_are_others_where_more_say_so_than_there_are_names_for():
    assert says_who(["A"], among_others=True) == "say A and others"
    assert says_who(["A", "B", "C", "D"], among_others=True) == "say A, B, C and others"


def test_who_speaks_is_named_before_the_outlets(north):
    event = make_event()
    speaker = make_actor(name="Ann Other", party=north)
    report = make_report(outlet=make_outlet(name="Daily"), published="2025-06-12")
    make_claim(report=report, event=event, statement=None)
    say(speaker, event=event)
    read_again()
    assert line("status", event=event).says == "say Ann Other and Daily"


# How a claim stands.


def test_a_claim_has_the_support_of_what_it_supports(north, issue):
    claim = say(make_actor(party=north), issue=issue)
    read_again()
    assert standing_of([claim], Ledger(TODAY, TODAY))[claim.pk] == {
        "support": "one_voice",
        "support_label": "one voice",
        "contested": False,
        "needs_review": False,
        "drift": False,
        "differs": False,
    }


def test_a_rival_has_the_marks_but_not_the_support(north):
    event = make_event()
    for _ in range(2):
        make_claim(event=event, aspect="format", value="open")
    rival = make_claim(event=event, aspect="format", value="closed")
    read_again()
    stands = standing_of([rival], Ledger(TODAY, TODAY))[rival.pk]
    assert (stands["support"], stands["contested"]) == ("", True)


def test_a_former_word_has_neither_support_nor_marks(north, issue):
    speaker = make_actor(party=north)
    former = say(speaker, "2025-06-01", issue=issue)
    say(speaker, "2025-06-10", issue=issue, value="agreed")
    read_again()
    assert not any(standing_of([former], Ledger(TODAY, TODAY))[former.pk].values())


# What it costs.


@pytest.mark.parametrize("count", [10, 40])
def test_the_number_of_queries_does_not_grow_with_the_readings(
    count, north, south, django_assert_num_queries
):
    for _ in range(count):
        say(make_actor(party=north), issue=(issue := make_issue()))
        say(make_actor(party=south), issue=issue, about=north, value="refused")
    read_again()
    ledger = Ledger(TODAY, TODAY)
    with django_assert_num_queries(6):
        stands = Standing(ledger, ledger.readings())
        for reading in stands.readings:
            stands.line(reading)
            if reading.issue:
                stands.word(reading.issue, north)


def test_the_lists_do_not_depend_on_how_the_rows_came_to_be_stored(north, issue):
    for item in ("b", "a", "c"):
        say(make_actor(party=north), issue=issue, aspect="demand", value=item, kind="demand")
        read_again()
    assert [reading.item for reading in standing().readings] == ["a", "b", "c"]


def test_parties_that_only_a_later_day_knows_are_not_named(north, issue):
    say(make_actor(party=north), "2025-06-10", issue=issue)
    later = make_party("later", principal=False)
    say(make_actor(party=later), "2025-07-10", issue=issue, about=north, value="agreed")
    read_again()
    assert set(standing(date(2025, 6, 12)).parties) == {"north"}
    assert set(standing(date(2025, 7, 12)).parties) == {"north", "later"}


def test_of_many_claims_for_one_value_the_newest_are_shown_and_all_are_counted(north):
    event = make_event()
    for day in range(1, A_VALUE + 6):
        say(make_actor(party=north), f"2025-06-{day:02}", event=event, value="held")
    read_again()
    shown = line("status", event=event)
    assert shown.claims_label == f"The newest {A_VALUE} of {A_VALUE + 5} claims"
    assert shown.says.endswith(" and others")
    assert len(shown.claims) == A_VALUE
    assert "5 June 2025" not in {claim["published"] for claim in shown.claims}
    assert shown.support == "repeated"


def test_a_thousand_readings_have_their_claims_on_any_database(north):
    """SQLite takes an "or" of a thousand parts at most, which is what Django would ask it."""
    speaker, report = make_actor(party=north), make_report()
    said = make_statement(speaker)
    issue = make_issue()
    for number in range(1010):
        make_claim(
            report=report, statement=said, issue=issue, aspect="demand", value=f"item {number}",
            order=number,
        )  # fmt: skip
    read_again()
    assert len(standing(issue=issue).items(issue, ["demand"])[0]["items"]) == 1010


def test_of_many_items_the_newest_are_shown_and_the_others_counted(north):
    issue, speaker = make_issue(), make_actor(party=north)
    for day in range(1, 6):
        say(speaker, f"2025-06-0{day}", issue=issue, aspect="demand", value=f"item {day}")
    say(speaker, "2024-01-01", issue=issue, value="raised")
    read_again()
    ledger = Ledger(TODAY, TODAY)
    stands = Standing.of_some(ledger, ledger.readings().about_issue(issue).newest_items(2))
    shown = stands.of(issue, "demand")
    assert [reading.values for reading in shown] == [["item 4"], ["item 5"]]
    url = f"/claims/?issue={issue.slug}&aspect=demand"
    assert stands.left_out(shown) == [{"text": "and 3 more, among the claims", "url": url}]
    # Of a status there is one for each who says so: none is left out for being old.
    assert [reading.values for reading in stands.of(issue, "status")] == [["raised"]]


def test_aspects_that_share_their_places_have_one_each_at_least(north):
    issue, speaker = make_issue(), make_actor(party=north)
    for day in range(1, 6):
        say(speaker, f"2025-06-0{day}", issue=issue, aspect="demand", value=f"demand {day}")
    for day in range(1, 3):
        say(speaker, f"2025-05-0{day}", issue=issue, aspect="offer", value=f"offer {day}")
    read_again()
    ledger = Ledger(TODAY, TODAY)
    of_issue = ledger.readings().about_issue(issue)
    stands = Standing.of_some(ledger, of_issue.newest_items(3, ("demand", "offer")))
    shown = stands.of(issue, "demand", "offer")
    assert sorted(reading.values[0] for reading in shown) == [
        "demand 3", "demand 4", "demand 5", "offer 2",
    ]  # fmt: skip
    assert {more["text"] for more in stands.left_out(shown)} == {
        "and 2 more (demand), among the claims",
        "and 1 more (offer), among the claims",
    }


def test_of_those_who_say_where_a_party_stands_the_first_are_shown_and_the_others_counted(north):
    issue, south = make_issue(), make_party("south")
    say(make_actor(party=north), issue=issue, value="agreed")
    say(make_actor(party=south), issue=issue, value="refused", about=north)
    make_claim(issue=issue, statement=None, value="stalled", about=north)
    read_again()
    ledger = Ledger(TODAY, TODAY)
    order = in_order(party.slug for party in ledger.parties())
    stands = Standing.of_some(ledger, ledger.readings().first_voices(2, order))
    word = stands.word(issue, north)
    assert [value.text for value in [*word.values, *word.others]] == ["agreed", "refused"]
    assert (word.more, word.more_url) == ("and 1 more", f"/issues/{issue.slug}/")


@pytest.mark.parametrize(("claims", "listed"), [(3, 3), (4, 0)])
def test_a_page_that_lists_few_claims_leads_to_the_table_where_there_are_more(claims, listed):
    issue = make_issue()
    for _ in range(claims):
        make_claim(issue=issue, statement=None, aspect="count", value="6")
    read_again()
    ledger = Ledger(TODAY, TODAY)
    stands = Standing(ledger, ledger.readings(), 3, Shown.FEW)
    line = stands.line(stands.of(issue)[0])
    assert len(line.claims) == listed
    assert (line.claims_url == "") == bool(listed)
    assert line.claims_label == ("3 claims in 3 reports, 3 origins" if listed else "4 claims")


def test_a_joint_statement_in_many_reports_leaves_nobody_out(north):
    issue, speakers = make_issue(), [make_actor(party=north, name=name) for name in ("Ann", "Bo")]
    said = make_statement(*speakers)
    for _ in range(3):
        make_claim(issue=issue, statement=said, aspect="count", value="6")
    read_again()
    ledger = Ledger(TODAY, TODAY)
    stands = Standing(ledger, ledger.readings(), 2, Shown.VALUES)
    assert stands.line(stands.of(issue)[0]).says == "says Ann and Bo"
