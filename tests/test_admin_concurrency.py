"""Two editors who save at the same moment: one is stored, the other is told, none is lost."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from tests.at_the_desk import at_the_desk, open_form, page, send
from tests.factories import make_actor, make_claim
from tracker.models import Report

ROUNDS = 6


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
