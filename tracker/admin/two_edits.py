"""Two edits of one row put together: what was opened, what was saved meanwhile, what was typed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from tracker.admin.savings import Content, Place, Values

# What a formset is sent for a part that is to be taken out.
REMOVED = "DELETE"
# What is sent of a part that was left folded.
_OF_FOLDED = {"id", REMOVED}


class Change(StrEnum):
    """Who changed a value since it was opened; that decides what stands in the form now."""

    THEIRS = "theirs"
    MINE = "mine"
    BOTH = "both"


@dataclass(frozen=True)
class Difference:
    """One value that is not alike in all three; without a name it is a part as a whole."""

    place: Place
    name: str
    change: Change
    can_take: bool = False

    @property
    def key(self) -> str:
        """What the tick that takes theirs is named, however the forms are numbered."""
        return ":".join((*self.place, self.name))


@dataclass
class PutTogether:
    """What the form shall hold, and where the three are not alike.

    What one of the two changed is as that one left it. What both changed is mine, unless theirs
    is among what is `taken`. So nothing that was typed goes but by whoever typed it.
    """

    taken: Collection[str] = ()
    content: Content = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    @classmethod
    def of(
        cls, opened: Content, theirs: Content, mine: Content, taken: Collection[str] = ()
    ) -> PutTogether:
        both = cls(taken)
        # In the order of the form, so that every part stays at its place in it.
        for place in dict.fromkeys((*mine, *theirs)):
            both._place(place, opened.get(place), theirs.get(place), mine.get(place))
        return both

    def _place(
        self, place: Place, was: Values | None, theirs: Values | None, mine: Values | None
    ) -> None:
        if mine is None:
            # They added it: a form does not drop a part without saying so.
            self._tell(place, "", Change.THEIRS)
            self.content[place] = theirs or {}
        elif theirs is None:
            self._gone(place, was, mine)
        elif REMOVED in mine:
            self._removed(place, was, theirs, mine)
        else:
            self.content[place] = self._row(place, was, theirs, mine)

    def _gone(self, place: Place, was: Values | None, mine: Values) -> None:
        """A part that I added stays; of one that they removed, what I typed into it."""
        prefix, key = place
        if key.startswith("+"):
            self.content[place] = mine
        elif REMOVED not in mine:
            is_typed = was is None or any(mine.get(name) != was[name] for name in was)
            self._tell(place, "", Change.BOTH if is_typed else Change.THEIRS)
            if is_typed:
                self.content[prefix, f"+{key}"] = mine

    def _removed(self, place: Place, was: Values | None, theirs: Values, mine: Values) -> None:
        """A part that I remove is theirs to keep if they changed it."""
        if theirs == was:
            self.content[place] = mine
        else:
            told = self._tell(place, "", Change.BOTH, can_take=True)
            self.content[place] = theirs if told.key in self.taken else mine

    def _row(self, place: Place, was: Values | None, theirs: Values, mine: Values) -> Values:
        values = dict(mine)
        for name, their in theirs.items():
            before, my = was[name] if was else None, mine.get(name, [])
            if their == my:
                continue
            if my == before:
                self._tell(place, name, Change.THEIRS)
                values[name] = their
            elif their == before:
                self._tell(place, name, Change.MINE)
            else:
                told = self._tell(place, name, Change.BOTH, can_take=True)
                values[name] = their if told.key in self.taken else my
        return values

    def _tell(self, place: Place, name: str, change: Change, can_take: bool = False) -> Difference:
        self.differences.append(Difference(place, name, change, can_take))
        return self.differences[-1]


def unfolded(sent: Content, opened: Content, theirs: Content) -> Content:
    """What is sent, with the parts that were left folded as they were when it was opened.

    Where the history has not kept that, they are as they are stored now.
    """
    content: Content = {}
    for place, values in sent.items():
        before = opened.get(place, theirs.get(place))
        if not _is_folded(values):
            content[place] = values
        elif before is not None:
            content[place] = before | values
    return content


def folded_again(content: Content, sent: Content) -> Content:
    """The content, in which only those stored parts have fields that were sent with some."""
    return {
        place: values if _is_open(place, sent) else _folded(values)
        for place, values in content.items()
    }


def _is_open(place: Place, sent: Content) -> bool:
    prefix, key = place
    return not prefix or key.startswith("+") or not _is_folded(sent.get(place, {}))


def _is_folded(values: Values) -> bool:
    return values.keys() <= _OF_FOLDED


def _folded(values: Values) -> Values:
    return {name: texts for name, texts in values.items() if name in _OF_FOLDED}
