"""Filters: what each lets through, and options that are public on the ledger's day."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from dashboard.filters import ClaimFilter, ReportFilter
from dashboard.parameters import BadParameter
from tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_forecast,
    make_issue,
    make_outlet,
    make_party,
    make_report,
    make_statement,
)
from tracker import projection
from tracker.ledger import Ledger

pytestmark = pytest.mark.django_db

OPTIONS = ("issue", "event", "party", "speaker", "outlet")


def claims(query, day=None):
    projection.rebuild(projection.everything())
    ledger = Ledger.as_of(day)
    return ClaimFilter(QueryDict(query), ledger.claims(), ledger)


def reports(query, day=None):
    projection.rebuild(projection.everything())
    ledger = Ledger.as_of(day)
    return ReportFilter(QueryDict(query), ledger.reports(), ledger)


def offered(day=None):
    declared = claims("", day).filters
    return {name: [slug for slug, _ in declared[name].extra["choices"]] for name in OPTIONS}


def test_without_a_filter_everything_is_there():
    made = [make_claim(), make_claim(statement=None)]
    chosen = claims("")
    assert set(chosen.qs) == set(made)
    assert chosen.active == {}


def test_each_noun_filters_by_its_slug():
    issue, event, outlet = make_issue("visas"), make_event("round"), make_outlet("gazette")
    about_issue = make_claim(issue=issue)
    about_event = make_claim(event=event)
    printed = make_claim(report=make_report(outlet=outlet))
    assert list(claims("issue=visas").qs) == [about_issue]
    assert list(claims("event=round").qs) == [about_event]
    assert list(claims("outlet=gazette").qs) == [printed]


def test_kind_aspect_and_voice_filter_by_their_words():
    demand = make_claim(kind="demand", aspect="demand", value="the return of the keys")
    own = make_claim(statement=None)
    assert list(claims("kind=demand").qs) == [demand]
    assert list(claims("aspect=demand").qs) == [demand]
    assert list(claims("voice=speaker").qs) == [demand]
    assert list(claims("voice=outlet").qs) == [own]


def test_filters_narrow_together():
    issue = make_issue("visas")
    wanted = make_claim(issue=issue, statement=None)
    make_claim(issue=issue)
    make_claim(statement=None)
    assert list(claims("issue=visas&voice=outlet").qs) == [wanted]


def test_a_party_filters_by_whose_word_it_is_so_hearsay_is_the_tellers():
    north, south = make_party("north"), make_party("south")
    spoken = make_claim(statement=make_statement(make_actor(party=south)))
    told = make_claim(
        statement=make_statement(make_actor(party=south), according_to=make_actor(party=north))
    )
    make_claim(statement=None, about=south)
    assert list(claims("party=south").qs) == [spoken]
    assert list(claims("party=north").qs) == [told]


def test_a_speaker_filters_what_they_said_and_what_is_known_through_them():
    ann, ben = make_actor("ann"), make_actor("ben")
    said = make_claim(statement=make_statement(ann))
    joint = make_claim(statement=make_statement(ben, ann))
    told = make_claim(statement=make_statement(ben, according_to=ann))
    make_claim(statement=make_statement(ben))
    assert set(claims("speaker=ann").qs) == {said, joint, told}


def test_the_days_are_those_on_which_claims_became_known_both_included():
    made = {
        day: make_claim(report=make_report(published=f"2025-06-{day:02}"))
        for day in (9, 10, 11, 12)
    }
    assert set(claims("known_from=2025-06-10&known_until=2025-06-11").qs) == {made[10], made[11]}
    assert list(claims("known_from=2025-06-12").qs) == [made[12]]
    assert list(claims("known_from=2025-06-12&known_until=2025-06-10").qs) == []


def test_contested_claims_are_those_cited_where_what_is_read_is_contested():
    issue, party = make_issue(), make_party()
    rivals = {
        make_claim(issue=issue, statement=None, about=party, value=value)
        for value in ("agreed", "refused")
    }
    calm = make_claim(statement=None)
    forecast = make_forecast()
    assert set(claims("contested=yes").qs) == rivals
    assert set(claims("contested=no").qs) == {calm, forecast}


def test_support_filters_by_the_rung_of_what_rests_on_the_claim():
    party = make_party()
    issue = make_issue()
    repeated = {
        make_claim(issue=issue, statement=make_statement(make_actor(party=party))) for _ in range(2)
    }
    alone = make_claim(statement=make_statement(make_actor(party=party)))
    own = make_claim(statement=None)
    assert set(claims("support=repeated").qs) == repeated
    assert list(claims("support=one_voice").qs) == [alone]
    assert list(claims("support=unattributed").qs) == [own]
    assert list(claims("support=on_paper").qs) == []


def test_what_only_a_draft_speaks_of_is_no_option():
    make_claim(status="draft")
    make_claim(status="draft", event=make_event())
    assert offered() | {"party": []} == {name: [] for name in OPTIONS}
    assert reports("").filters["outlet"].extra["choices"] == []


def test_what_only_later_days_know_is_no_option():
    make_claim(issue=make_issue("visas"), report=make_report(published="2025-06-09"))
    make_claim(issue=make_issue("flights"), report=make_report(published="2025-06-10"))
    assert offered(date(2025, 6, 9))["issue"] == ["visas"]
    assert offered(date(2025, 6, 10))["issue"] == ["visas", "flights"]
    with pytest.raises(BadParameter, match="issue expects one of: visas$"):
        claims("issue=flights", date(2025, 6, 9))


def test_speakers_are_those_who_spoke_or_told_not_those_only_named():
    make_actor("named")
    make_claim(event=make_event(), aspect="head_of_delegation", value="named")
    said = make_statement(make_actor("said"), according_to=make_actor("told"))
    make_claim(statement=said)
    assert {"said", "told"} <= set(offered()["speaker"])
    assert "named" not in offered()["speaker"]


def test_an_outlet_only_spoken_to_is_no_option():
    make_claim(statement=make_statement(origin=make_outlet("spoken-to")))
    assert "spoken-to" not in offered()["outlet"]


@pytest.mark.parametrize(
    "name",
    ["issue", "event", "party", "speaker", "outlet", "voice", "kind", "aspect", "support"],
)
@pytest.mark.parametrize("asked", ["nonesuch", "1", "Null", "null", "\x00", "a' OR 1=1 --", " "])
def test_an_unknown_option_is_refused_by_name(name, asked):
    make_claim()
    query = QueryDict(mutable=True)
    query[name] = asked
    with pytest.raises(BadParameter, match="expects one of: ") as refused:
        claims(query.urlencode())
    assert refused.value.name == name


def test_a_drafts_option_is_refused_like_one_that_never_was():
    make_claim(status="draft", issue=make_issue("secret"))
    make_claim(issue=make_issue("visas"))
    with pytest.raises(BadParameter) as draft:
        claims("issue=secret")
    with pytest.raises(BadParameter) as nothing:
        claims("issue=nothing")
    assert draft.value.expected == nothing.value.expected == "one of: visas"


@pytest.mark.parametrize("name", ["known_from", "known_until"])
@pytest.mark.parametrize("asked", ["2025-02-30", "06/10/2025", "0001-01-01", "2025", "tomorrow"])
def test_a_day_that_is_none_is_refused_by_name(name, asked):
    for made in (claims, reports):
        with pytest.raises(BadParameter, match="a day") as refused:
            made(f"{name}={asked}")
        assert refused.value.name == name


def test_a_filter_given_twice_is_refused():
    make_claim(issue=make_issue("visas"))
    with pytest.raises(BadParameter, match="issue expects one value"):
        claims("issue=visas&issue=visas")


def test_the_filters_that_are_set_are_told_in_words():
    make_claim(issue=make_issue("visas", title="Visas"))
    chosen = claims("issue=visas&known_from=2025-06-10&kind=")
    assert chosen.active == {"issue": "Issue: Visas", "known_from": "Known from: 10 June 2025"}


def test_one_filter_can_be_left_out_of_the_others():
    claim = make_claim(issue=make_issue("visas"))
    chosen = claims("issue=visas&voice=outlet")
    assert list(chosen.qs) == []
    assert list(chosen.without("voice")) == [claim]


def test_reports_filter_by_outlet_and_day():
    gazette = make_outlet("gazette")
    old = make_report(outlet=gazette, published="2025-06-01")
    new = make_report(outlet=gazette, published="2025-06-10")
    make_report(published="2025-06-01")
    assert set(reports("outlet=gazette").qs) == {old, new}
    assert list(reports("outlet=gazette&known_from=2025-06-02").qs) == [new]
    assert list(reports("outlet=gazette&known_until=2025-06-02").qs) == [old]


def test_every_filter_is_labelled():
    for form in (claims("").form, reports("").form):
        assert all(field.label for field in form)
