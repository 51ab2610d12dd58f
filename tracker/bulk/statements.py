"""The statement that a row of a table of claims names: one of the record, or a new one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from tracker.bulk.cells import listed, value_of
from tracker.bulk.errors import Errors
from tracker.bulk.finding import Finder
from tracker.models import Actor, Statement, StatementSpeaker

# The columns that say which statement it is, where its id does not.
DESCRIBING = ("speaker", "office", "said", "medium", "origin", "according_to")
_OWN = ("said", "medium", "origin", "according_to")


def statement_of(cells: Mapping[str, str], finder: Finder) -> Statement | None:
    """The statement the cells name or describe; None for the outlet's own voice."""
    if cells.get("statement"):
        return finder.statement(cells["statement"])
    if not cells.get("speaker"):
        if any(cells.get(name) for name in DESCRIBING):
            raise ValidationError({"speaker": "Say whose words they are."})
        return None
    errors = Errors()
    described: dict[str, Any] = {}
    speakers: list[Actor] = []
    with errors.of("speaker"):
        speakers = [finder.row(Actor, name) for name in listed(cells["speaker"])]
    for name in _OWN:
        with errors.of(name):
            field = Statement._meta.get_field(name)
            described[name] = value_of(field, cells.get(name, ""), finder)
    errors.tell()
    return _held(described, speakers) or _made(described, speakers, cells.get("office", ""))


def _held(described: Mapping[str, Any], speakers: list[Actor]) -> Statement | None:
    """The one statement of the record that is exactly so."""
    likely = Statement.objects.filter(**described).prefetch_related("speakers")
    found = [statement for statement in likely if {*statement.speakers.all()} == {*speakers}]
    if len(found) > 1:
        ids = ", ".join(statement.public_id for statement in found)
        raise ValidationError({"statement": f"It can be any of several: give its id ({ids})."})
    return found[0] if found else None


def _made(described: Mapping[str, Any], speakers: list[Actor], office: str) -> Statement:
    statement = Statement(**described)
    if statement.according_to in speakers:
        raise ValidationError({"according_to": "Nobody is known only through himself."})
    statement.full_clean()
    statement.save()
    for order, actor in enumerate(speakers):
        speaker = StatementSpeaker(statement=statement, actor=actor, office=office, order=order)
        speaker.full_clean()
        speaker.save()
    return statement
