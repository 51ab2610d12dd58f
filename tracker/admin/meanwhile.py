"""What somebody saved while a form was open, as the form shows it: three texts side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.db.models import Model
from django.forms.models import ModelChoiceField
from django.http import HttpRequest, QueryDict

from tracker.admin.savings import (
    ROW,
    Content,
    Parts,
    Place,
    Saver,
    Shape,
    State,
    Values,
    fill,
    kept_content,
    savers,
    sent_content,
    shapes_of,
    state_of,
)
from tracker.admin.two_edits import (
    REMOVED,
    Change,
    Difference,
    PutTogether,
    folded_again,
    unfolded,
)
from tracker.admin.word_differences import Piece, compared, shortened

NOT_KEPT = "Not kept in the history."
NOT_THERE = "It was not there."
GONE = "Removed."

STANDING = {
    Change.THEIRS: "Only they changed it: theirs stands below.",
    Change.MINE: "Only you changed it: yours stands below.",
    Change.BOTH: "Both of you changed it: yours stands below.",
}
ADDED = "They added it: it stands below."
TAKEN_OUT = "They removed it, and you had not touched it: it is gone below."
PUT_BACK = (
    "They removed it while you changed it: yours stands below as a new one, to keep or to remove."
)
KEPT = "They changed it while you were removing it: when you save, it is removed."


@dataclass(frozen=True)
class Side:
    """One of the three texts, in pieces, or a word on why there is none."""

    title: str
    pieces: Sequence[Piece] = ()
    note: str = ""


@dataclass(frozen=True)
class Row:
    """One difference; `standing` says what of it is in the form now."""

    difference: Difference
    label: str
    sides: Sequence[Side]
    standing: str
    is_ticked: bool


@dataclass(frozen=True)
class Group:
    """The differences in the row itself, or in one of its parts."""

    title: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Meanwhile:
    """All that is shown beside the form, and the state in which it was looked at."""

    shown: State
    latest: Saver | None
    groups: Sequence[Group]

    @property
    def has_clashes(self) -> bool:
        rows = (row for group in self.groups for row in group.rows)
        return any(row.difference.change is Change.BOTH for row in rows)


def meanwhile(
    its_admin: ModelAdmin, request: HttpRequest, obj: Model, parts: Parts
) -> Meanwhile | None:
    """What was saved since the form was opened; what is sent takes in what it does not clash with.

    Called with the row locked: what is shown is what is stored.
    """
    data = request.POST.copy()
    shapes = shapes_of(its_admin, request, obj)
    if seen := State.read(data.get("overwrite", ""), parts):
        _agree(data, shapes, obj.pk, seen)
        request.POST = data  # type: ignore[assignment]
    opened, stored = State.read(data.get("opened", ""), parts), state_of(type(obj), parts, obj.pk)
    if opened == stored:
        return None
    was, theirs = kept_content(shapes, obj.pk, opened), kept_content(shapes, obj.pk, stored)
    sent = sent_content(shapes, data)
    mine = unfolded(sent, was, theirs)
    both = PutTogether.of(was, theirs, mine)
    fill(data, shapes, folded_again(both.content, sent), obj.pk)
    request.POST = data  # type: ignore[assignment]
    by = savers(shapes, obj.pk, was, opened, stored)
    page = _Page({shape.prefix: shape for shape in shapes}, was, theirs, mine, by)
    ticked = frozenset(data.getlist("take"))
    latest = max(by.values(), key=lambda saver: saver.at, default=None)
    return Meanwhile(stored, latest, page.groups(both.differences, ticked))


def _agree(data: QueryDict, shapes: Sequence[Shape], pk: Any, seen: State) -> None:
    """Whoever has looked at a state goes on from there, with what of it was chosen."""
    if taken := frozenset(data.getlist("take")):
        theirs, sent = kept_content(shapes, pk, seen), sent_content(shapes, data)
        # As if nothing had been opened: nothing but what is taken replaces what is sent.
        both = PutTogether.of({}, theirs, unfolded(sent, {}, theirs), taken)
        fill(data, shapes, folded_again(both.content, sent), pk)
    data["opened"] = str(seen)
    data.setlist("take", [])
    del data["overwrite"]


@dataclass(frozen=True)
class _Page:
    """Puts differences in words: labels for keys, and the words that differ marked."""

    shapes: Mapping[str, Shape]
    opened: Content
    theirs: Content
    mine: Content
    by: Mapping[tuple[Place, str], Saver]

    def groups(self, differences: Sequence[Difference], ticked: frozenset[str]) -> list[Group]:
        return [
            Group(self._title(place), [self._row(each, each.key in ticked) for each in rows])
            for place, rows in groupby(differences, key=lambda difference: difference.place)
        ]

    def _title(self, place: Place) -> str:
        prefix, _ = place
        if not prefix:
            return ""
        values = next(
            content[place] for content in (self.theirs, self.mine, self.opened) if place in content
        )
        shape = self.shapes[prefix]
        about = next((self._text(shape, name, values) for name in shape.fields if values[name]), "")
        return f"{str(shape.model._meta.verbose_name).capitalize()}: {about}"

    def _row(self, difference: Difference, is_ticked: bool) -> Row:
        label = "As a whole"
        if difference.name:
            label = _label(self.shapes[difference.place[0]].fields[difference.name])
        return Row(
            difference, label, [*self._sides(difference)], self._standing(difference), is_ticked
        )

    def _sides(self, difference: Difference) -> Iterator[Side]:
        place, name = difference.place, difference.name
        saver = self.by.get((place, name)) or self.by.get((place, ""))
        theirs = f"Saved by {saver}" if saver else "Saved meanwhile"
        before = self._of(self.opened, place, name)
        yield self._side("When you opened it", before, None, self._why_none())
        yield self._side(theirs, self._of(self.theirs, place, name), before, GONE)
        my = self.mine.get(place)
        typed = None if my is None or REMOVED in my else self._of(self.mine, place, name)
        yield self._side("Yours", typed, before, GONE if my else NOT_THERE)

    def _side(self, title: str, text: str | None, before: str | None, none: str) -> Side:
        if text is None:
            return Side(title, note=none)
        if not text and not before:
            return Side(title, note="Empty.")
        return Side(title, shortened(text) if before is None else compared(before, text))

    def _of(self, content: Content, place: Place, name: str) -> str | None:
        """A value in words; without a name all of a part's, each on a line with its label."""
        if place not in content:
            return None
        shape, values = self.shapes[place[0]], content[place]
        if name:
            return self._text(shape, name, values)
        lines = [
            f"{_label(field)}: {self._text(shape, each, values)}"
            for each, field in shape.fields.items()
            if values.get(each)
        ]
        return "\n".join(lines)

    def _why_none(self) -> str:
        return NOT_THERE if ROW in self.opened else NOT_KEPT

    def _text(self, shape: Shape, name: str, values: Values) -> str:
        sent, field = values.get(name, []), shape.fields[name]
        if isinstance(field, forms.BooleanField):
            return "yes" if sent else "no"
        if isinstance(field, ModelChoiceField):
            return ", ".join(self._chosen(field, sent))
        words = {str(key): str(word) for key, word in getattr(field, "choices", ()) or ()}
        return "\n".join(words.get(text, text) for text in sent)

    def _chosen(self, field: ModelChoiceField, sent: Sequence[str]) -> Iterator[str]:
        keys = [key for key in sent if key.isdecimal() and len(key) < 19]
        rows = field.queryset.in_bulk(keys) if keys and field.queryset is not None else {}
        for key in keys:
            row = rows.get(int(key))
            yield field.label_from_instance(row) if row else "one that is gone"

    def _standing(self, difference: Difference) -> str:
        """What stands in the form for it, and why."""
        if difference.name:
            return STANDING[difference.change]
        if difference.change is Change.THEIRS:
            return ADDED if difference.place in self.theirs else TAKEN_OUT
        return KEPT if difference.place in self.theirs else PUT_BACK


def _label(field: forms.Field) -> str:
    label = str(field.label or "")
    return label[:1].upper() + label[1:]
