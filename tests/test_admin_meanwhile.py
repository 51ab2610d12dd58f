"""The second of two who save: what the form then shows, holds and saves."""

import pytest
from django.db import connection
from django.forms import CharField
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from tests.at_the_desk import (
    at_the_desk,
    claim_fields,
    errors_of,
    open_form,
    page,
    send,
    typed,
    with_claims_open,
)
from tests.factories import (
    make_actor,
    make_assessment,
    make_claim,
    make_issue,
    make_party,
    make_report,
    make_statement,
)
from tests.test_admin_pages import queries
from tracker.admin.editing import DeskForm
from tracker.admin.savings import Shape, State, sent_content
from tracker.models import Actor, Claim, Report

pytestmark = pytest.mark.django_db


def as_told(side):
    return "".join(piece.text for piece in side.pieces if piece.kind != "removed").strip()


def draft(claims=1, **fields):
    report = make_report(status="draft", body="A body of words.", headline="Opened", **fields)
    for _ in range(claims):
        make_claim(report=report, summary="Opened.")
    return report


class Two:
    """Two editors with one form open: the first saves, and what the second then gets."""

    def __init__(self, row, model="report", group="publisher"):
        self.row = row
        self.address = with_claims_open(row) if model == "report" else page(model, "change", row.pk)
        self.first = at_the_desk(group, username="ann")
        self.second = at_the_desk(group, username="bob")
        self.data = open_form(self.second, self.address)

    def theirs(self, **changed):
        data = open_form(self.first, self.address)
        answer = send(self.first, self.address, data, **changed)
        assert answer.status_code == 302, errors_of(answer)

    def mine(self, **changed):
        answer = send(self.second, self.address, self.data, **changed)
        assert answer.status_code == 200
        return answer

    def agree(self, answer, **changed):
        seen = str(answer.context["meanwhile"].shown)
        answer = send(self.second, self.address, typed(answer), overwrite=seen, **changed)
        self.row.refresh_from_db()
        return answer


def shown(answer):
    """The differences in an answer: label, the three texts without what is struck out, verdict."""
    return [
        (
            row.label,
            *(
                "".join(p.text for p in side.pieces if p.kind != "removed").strip()
                for side in row.sides
            ),
            str(row.difference.change),
        )
        for group in answer.context["meanwhile"].groups
        for row in group.rows
    ]


def test_three_texts_stand_side_by_side_with_who_saved_and_when():
    two = Two(draft())
    two.theirs(headline="Theirs")
    answer = two.mine(headline="Mine")
    assert shown(answer) == [("Headline", "Opened", "Theirs", "Mine", "both")]
    text = answer.content.decode()
    assert "ann saved it at" in text
    assert "Saved by ann at" in text
    assert "<del>Opened </del><ins>Theirs </ins>" in text
    assert "<del>Opened </del><ins>Mine </ins>" in text


def test_of_two_savings_no_error_is_told_but_those_there_are():
    two = Two(draft())
    two.theirs(headline="Theirs")
    assert "errornote" not in two.mine(headline="Mine").content.decode()
    assert "Please correct the errors below." in two.mine(headline="").content.decode()


def test_what_only_they_changed_stands_in_the_form_and_what_only_i_changed_does_too():
    two = Two(draft())
    two.theirs(headline="Theirs", byline="By them")
    answer = two.mine(note="My note", headline="Mine")
    assert [(label, verdict) for label, *_, verdict in shown(answer)] == [
        ("Headline", "both"),
        ("Byline", "theirs"),
        ("Note", "mine"),
    ]
    kept = typed(answer)
    assert [kept[name] for name in ("headline", "byline", "note")] == ["Mine", "By them", "My note"]
    assert two.agree(answer).status_code == 302
    stored = (two.row.headline, two.row.byline, two.row.note)
    assert stored == ("Mine", "By them", "My note")


def test_theirs_can_be_taken_field_by_field():
    two = Two(draft())
    claim = two.row.claims.get()
    two.theirs(headline="Theirs", **{"claims-0-summary": "Theirs."})
    answer = two.mine(headline="Mine", **{"claims-0-summary": "Mine."})
    assert f'value="claims:{claim.pk}:summary"' in answer.content.decode()
    assert two.agree(answer, take=[f"claims:{claim.pk}:summary"]).status_code == 302
    claim.refresh_from_db()
    assert (two.row.headline, claim.summary) == ("Mine", "Theirs.")


def test_taking_one_value_of_theirs_takes_no_other():
    two = Two(draft())
    two.theirs(headline="Theirs", note="Their note")
    answer = two.mine(headline="Mine")
    assert two.agree(answer, take=["::headline"], note="").status_code == 302
    assert (two.row.headline, two.row.note) == ("Theirs", "")


def test_saving_without_the_tick_saves_nothing_and_keeps_what_was_ticked():
    two = Two(draft())
    two.theirs(headline="Theirs")
    answer = send(two.second, two.address, typed(two.mine(headline="Mine")), take=["::headline"])
    assert answer.status_code == 200
    (group,) = answer.context["meanwhile"].groups
    assert group.rows[0].is_ticked
    assert typed(answer)["headline"] == "Mine"
    two.row.refresh_from_db()
    assert two.row.headline == "Theirs"


def test_whoever_agreed_to_one_saving_is_told_of_the_next():
    two = Two(draft())
    two.theirs(headline="Theirs")
    answer = two.mine(headline="Mine")
    two.theirs(headline="Theirs again")
    again = two.agree(answer)
    assert again.status_code == 200
    assert shown(again) == [("Headline", "Theirs", "Theirs again", "Mine", "both")]
    assert two.agree(again).status_code == 302
    assert two.row.headline == "Mine"


def test_what_is_wrong_in_the_form_does_not_ask_for_the_same_agreement_again():
    two = Two(draft())
    two.theirs(headline="Theirs")
    answer = two.agree(two.mine(headline="Mine"), published="no date")
    assert "published" in errors_of(answer)
    assert answer.context["meanwhile"] is None
    answer = send(two.second, two.address, typed(answer), published="2025-06-10")
    assert answer.status_code == 302
    two.row.refresh_from_db()
    assert two.row.headline == "Mine"


def test_a_claim_they_added_is_shown_and_stays():
    two = Two(draft())
    issue = make_issue()
    two.theirs(
        **{"claims-TOTAL_FORMS": "2"},
        **claim_fields(
            1,
            kind="fact",
            issue=issue.pk,
            about=make_party().pk,
            aspect="status",
            value="agreed",
            summary="Added.",
            order="2",
        ),
    )
    answer = two.mine(headline="Mine")
    assert "They added it" in answer.content.decode()
    assert "Summary: Added." in answer.content.decode()
    added = two.row.claims.last()
    assert typed(answer)["claims-1-id"] == str(added.pk)
    assert f'<span id="claims-1-label">{added.summary}</span>' in answer.content.decode()
    assert two.agree(answer).status_code == 302
    assert [claim.summary for claim in two.row.claims.order_by("pk")] == ["Opened.", "Added."]


def remove(two, number=0):
    two.theirs(**{f"claims-{number}-DELETE": "on"})


def test_a_claim_they_removed_is_gone_from_the_form_if_i_had_not_touched_it():
    two = Two(draft(claims=2))
    remove(two)
    answer = two.mine(headline="Mine")
    assert "They removed it, and you had not touched it" in answer.content.decode()
    assert two.agree(answer).status_code == 302
    assert two.row.claims.count() == 1


def test_a_claim_they_removed_while_i_changed_it_is_kept_as_a_new_one():
    two = Two(draft(claims=2))
    remove(two)
    answer = two.mine(**{"claims-0-summary": "My words."})
    assert "They removed it while you changed it" in answer.content.decode()
    assert two.agree(answer).status_code == 302, errors_of(answer)
    assert {claim.summary for claim in two.row.claims.all()} == {"Opened.", "My words."}


def test_a_claim_i_remove_can_be_kept_if_they_changed_it():
    two = Two(draft())
    claim = two.row.claims.get()
    two.theirs(**{"claims-0-summary": "Theirs."})
    answer = two.mine(**{"claims-0-DELETE": "on"})
    assert "They changed it while you were removing it" in answer.content.decode()
    taking = {"claims-0-DELETE": "on", "take": [f"claims:{claim.pk}:"]}
    assert two.agree(answer, **taking).status_code == 302
    claim.refresh_from_db()
    assert claim.summary == "Theirs."


def test_another_order_of_the_claims_is_shown():
    two = Two(draft(claims=2))
    two.theirs(**{"claims-0-order": "9"})
    assert ("Order", "0", "9", "0", "theirs") in shown(two.mine(headline="Mine"))


def test_speakers_are_shown_by_name_and_not_by_number():
    jane, john = make_actor(name="Jane Doe"), make_actor(name="John Roe")
    two = Two(make_statement(jane), model="statement")
    two.theirs(**{"statementspeaker_set-0-actor": john.pk})
    answer = two.mine(**{"statementspeaker_set-0-office": "envoy"})
    assert ("Actor", "Jane Doe", "John Roe", "Jane Doe", "theirs") in shown(answer)
    assert two.agree(answer).status_code == 302
    speaker = two.row.statementspeaker_set.get()
    assert (speaker.actor, speaker.office) == (john, "envoy")


def test_the_claims_that_a_verdict_cites_are_among_what_is_compared():
    claim = make_claim(value="agreed")
    others = [make_claim(issue=claim.issue, value=v) for v in ("refused", "stalled")]
    party = claim.statement.speakers.get().party
    verdict = make_assessment(leading_claim=claim, party=party, status="draft")
    verdict.further_claims.set(others[:1])
    two = Two(verdict, model="assessment")
    two.theirs(further_claims=[other.pk for other in others])
    answer = two.mine(rationale="Mine.")
    labels = {label: verdict for label, *_, verdict in shown(answer)}
    assert labels == {"Further claims": "theirs", "Rationale": "mine"}
    assert two.agree(answer).status_code == 302
    assert {*verdict.further_claims.all()} == {*others}


@pytest.mark.parametrize("model", ["actor", "issue", "outlet", "party"])
def test_every_form_of_the_desk_says_so(model):
    from tests import factories

    # A principal party is public, and asks for a reason.
    own = {"principal": False} if model == "party" else {}
    row = getattr(factories, f"make_{model}")(**own)
    field = "title" if model == "issue" else "name"
    two = Two(row, model=model)
    two.theirs(**{field: "Theirs"})
    answer = two.mine(**{field: "Mine"})
    assert [each[2:] for each in shown(answer)] == [("Theirs", "Mine", "both")]
    assert two.agree(answer).status_code == 302
    assert getattr(two.row, field) == "Mine"


def test_a_list_of_spellings_is_compared_line_by_line():
    two = Two(make_actor(aliases=["Doe", "Dö"]), model="actor")
    two.theirs(aliases="Doe\r\nDoh")
    answer = two.mine(aliases="Doe\r\nDö\r\nDow")
    assert shown(answer) == [("Aliases", "Doe\nDö", "Doe\nDoh", "Doe\nDö\nDow", "both")]


def test_what_the_history_has_not_kept_is_said_to_be_missing():
    report = draft()
    two = Two(report)
    two.theirs(headline="Theirs")
    Report.history.filter(headline="Opened").delete()
    answer = two.mine(headline="Mine")
    assert "Not kept in the history." in answer.content.decode()
    assert typed(answer)["headline"] == "Mine"


def test_a_saving_between_the_reading_of_the_row_and_of_its_state_is_noticed(monkeypatch):
    """The form was opened on the one, and must not be taken to have been opened on the other."""
    actor = make_actor(name="Opened")
    begin = DeskForm.__init__
    saved: list[bool] = []

    def late(self, *args, **options):
        if not saved:
            saved.append(True)
            other = Actor.objects.get(pk=actor.pk)
            other.name = "Theirs"
            other.save()
        begin(self, *args, **options)

    monkeypatch.setattr(DeskForm, "__init__", late)
    client, address = at_the_desk("publisher"), page("actor", "change", actor.pk)
    data = open_form(client, address)
    assert data["name"] == "Opened"
    assert send(client, address, data, name="Mine").status_code == 200
    actor.refresh_from_db()
    assert actor.name == "Theirs"


@pytest.mark.parametrize("opened", ["", "0", "1.2.3", "x.y", "9" * 30, "٣.٤", "-1.-1", "0.0"])
def test_a_state_that_is_none_is_taken_for_another_and_told(opened):
    report = draft()
    client, address = at_the_desk("editor"), page("report", "change", report.pk)
    data = open_form(client, address)
    answer = send(client, address, data, opened=opened, headline="Mine")
    assert answer.status_code == 200
    assert typed(answer)["headline"] == "Mine"
    report.refresh_from_db()
    assert report.headline == "Opened"


def test_a_state_is_read_as_it_is_written():
    assert State.read(str(State((12, 40))), [(Claim, "report")]) == State((12, 40))


def test_forms_without_their_counts_are_read_without_a_crash():
    data = QueryDict("claims-TOTAL_FORMS=x&claims-99-quote=a&claims-=b&claimsx-0-quote=c")
    shapes = [Shape(Report, {}), Shape(Claim, {"quote": CharField()}, "claims", "report")]
    assert sent_content(shapes, data) == {("", ""): {}}


def test_what_was_opened_and_saved_is_asked_for_once_however_many_claims_there_are():
    few, many = Two(draft(claims=2)), draft(claims=12)
    few.theirs(headline="Theirs")
    asked = histories_asked(few)
    few.row, few.address = many, with_claims_open(many)
    few.data = open_form(few.second, few.address)
    few.theirs(headline="Theirs")
    assert histories_asked(few) == asked


def histories_asked(two):
    with CaptureQueriesContext(connection) as captured:
        two.mine(headline="Mine")
    return sum("historical" in query["sql"] for query in captured)


def test_the_form_itself_asks_little_more_than_it_did():
    assert queries(at_the_desk(), page("report", "change", draft().pk)) < 25
