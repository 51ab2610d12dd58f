"""Two editors who save at the same moment: one is stored, the other is told, none is lost."""

from functools import partial
from threading import Barrier, Thread
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection
from django.test import RequestFactory

from tests.at_the_desk import (
    at_the_desk,
    fields_of,
    make_user,
    open_form,
    page,
    send,
    with_claims_open,
)
from tests.factories import make_actor, make_claim
from tests.test_admin_meanwhile import as_told
from tracker.admin.savings import state_of
from tracker.admin.two_edits import Change
from tracker.models import Claim, Report

ROUNDS = 6
# Few enough to be waited for, and enough that a check before the lock loses some of them.
MANY_ROUNDS = 200


def at_once(*works):
    """Do the works at the same moment, each on a connection of its own; what each returned."""
    barrier, answers = Barrier(len(works)), {}

    def run(number, work):
        barrier.wait()
        try:
            answers[number] = work()
        finally:
            connection.close()

    threads = [Thread(target=run, args=(n, work)) for n, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [answers[n] for n in range(len(works))]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("model", ["report", "actor"])
def test_of_two_edits_at_the_same_moment_none_is_lost(model):
    row = make_actor() if model == "actor" else make_claim(status="draft").report
    field = "name" if model == "actor" else "headline"
    clients = [at_the_desk("editor"), at_the_desk("editor", username="other")]
    address = page(model, "change", row.pk)
    for number in range(ROUNDS):
        data = [open_form(client, address) for client in clients]
        names = [f"{who} {number}" for who in ("First", "Second")]
        answers = at_once(
            *(
                lambda client=client, own=own, name=name: send(
                    client, address, own, **{field: name}
                )
                for client, own, name in zip(clients, data, names, strict=True)
            )
        )
        assert sorted(answer.status_code for answer in answers) == [200, 302]
        row.refresh_from_db()
        stored = next(
            name for name, answer in zip(names, answers, strict=True) if answer.status_code == 302
        )
        assert getattr(row, field) == stored


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_an_edit_and_a_publication_at_the_same_moment_both_count_or_one_is_told():
    for _ in range(ROUNDS):
        report = make_claim(status="draft").report
        editor = at_the_desk("editor", username=f"editor {report.pk}")
        publisher = at_the_desk("publisher", username=f"publisher {report.pk}")
        address = page("report", "change", report.pk)
        confirmation = page("report", "publish") + f"?ids={report.pk}"
        data = open_form(editor, address)
        seen = publisher.get(confirmation).context["seen"]
        edited, published = at_once(
            lambda address=address, data=data, editor=editor: send(
                editor, address, data, headline="Edited"
            ),
            lambda address=confirmation, seen=seen, publisher=publisher: publisher.post(
                address, {"seen": seen}
            ),
        )
        stored = Report.objects.get(pk=report.pk)
        assert (stored.headline == "Edited") == (edited.status_code == 302)
        assert stored.is_published == (published.status_code == 302)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_in_two_hundred_rounds_no_acknowledged_edit_of_a_report_is_lost():
    """What was acknowledged is stored, or whoever replaced it had it before their eyes."""
    claim = make_claim(status="draft")
    report, address = claim.report, with_claims_open(claim.report)
    data = open_form(at_the_desk("editor"), address)
    users = [make_user("editor", username=name) for name in ("first", "second")]
    # One edits the report's own words as the other does, and its claim's or its note besides.
    before = data["headline"]
    for number in range(MANY_ROUNDS):
        data["opened"] = str(state_of(Report, [(Claim, "report")], report.pk))
        names = [f"{user.username} {number}" for user in users]
        edits = [
            data | {"headline": names[0], "claims-0-summary": f"Summary {number}."},
            data | {"headline": names[1], "note": f"Note {number}."},
        ]
        works = [partial(saved, *each, report) for each in zip(users, edits, strict=True)]
        answers = at_once(*works)
        assert sorted(answer.status_code for answer in answers) == [200, 302]
        told = next(n for n, answer in enumerate(answers) if answer.status_code == 200)
        shown = answers[told].context_data
        texts = [as_told(side) for side in clash(shown["meanwhile"]).sides]
        assert texts == [before, names[1 - told], names[told]]
        agreed = fields_of(shown) | {"overwrite": str(shown["meanwhile"].shown)}
        assert saved(users[told], agreed, report).status_code == 302
        report.refresh_from_db()
        claim.refresh_from_db()
        data |= {
            "headline": names[told],
            "note": f"Note {number}.",
            "claims-0-summary": f"Summary {number}.",
        }
        before = names[told]
        assert report.headline == before
        assert (report.note, claim.summary) == (data["note"], data["claims-0-summary"])
        assert report.history.filter(headline=names[1 - told]).exists()


def saved(user, data, report):
    """The answer of the desk to a form, before it is made a page of."""
    sent = {name: value for name, value in data.items() if value is not None}
    request: Any = RequestFactory().post("/", sent)
    request.user, request._dont_enforce_csrf_checks = user, True
    request._messages = CookieStorage(request)
    return admin.site.get_model_admin(Report).changeform_view(request, str(report.pk))


def clash(meanwhile):
    """The one difference of the page that both had changed."""
    rows = [row for group in meanwhile.groups for row in group.rows]
    (found,) = (row for row in rows if row.difference.change is Change.BOTH)
    return found
