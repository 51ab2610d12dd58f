"""What has changed in the ledger since a version: by version, and of each by issue and event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.utils import timezone

from dashboard import wording
from dashboard.claim_rows import address
from tracker import aspects
from tracker.aspects import Subject
from tracker.ledger import Ledger
from tracker.models import LedgerVersion, Revision
from tracker.rules.record import DESK, OWN, PRESS

Row = dict[str, Any]
State = Mapping[str, Any]

# So many of the newest versions are listed, and so many changes of all these.
VERSIONS = 30
CHANGES = 300
NOTHING = "nothing"
_MARKS = {
    "contested": "contested",
    "differs": "parties differ",
    "drift": "drift",
    "hearsay": "hearsay",
    "needs_review": "needs review",
}


def log(ledger: Ledger, since: int) -> Row:
    """What templates/dashboard/_revisions.html takes; a number of queries that does not grow."""
    later = ledger.versions().filter(number__gt=since)
    shown = list(later[:VERSIONS])
    revisions = ledger.revisions(since).filter(version__in=shown)
    number_of_all = dict(revisions.order_by().values_list("version").annotate(Count("pk")))
    subjects = revisions.select_related("event", "issue", "party", "series")
    listed = list(subjects[:CHANGES])
    words = _Words(ledger, listed)
    versions = [_version(words, v, listed, number_of_all.get(v.number, 0)) for v in shown]
    return {
        "since": since,
        "made": _made(ledger, since),
        "unlogged": _unlogged(ledger, since),
        "versions": versions,
        "more": later.count() - len(shown),
    }


def _made(ledger: Ledger, number: int) -> str:
    """The day on which a version was made, in words; "" where nothing tells."""
    logged = ledger.versions().filter(number=number).first()
    newest = ledger.negotiation.changed_at if number == ledger.version else None
    made_at = logged.made_at if logged else newest
    return wording.when(_day(made_at)) if made_at else ""


def _unlogged(ledger: Ledger, since: int) -> int:
    """The version up to which no log was kept; 0 if that was so up to the one asked for."""
    first = ledger.versions().order_by("number").first()
    up_to = first.number - 1 if first else ledger.version
    return up_to if up_to > since else 0


def _day(moment: datetime) -> str:
    return timezone.localtime(moment).date().isoformat()


def _version(words: _Words, version: LedgerVersion, listed: Sequence[Revision], number: int) -> Row:
    own = [revision for revision in listed if revision.version_id == version.number]
    subjects: dict[str, Row] = {}
    for revision in own:
        subject = revision.subject
        url = address(subject, words.ledger) if subject else ""
        row = subjects.setdefault(url, {"title": str(subject), "url": url, "changes": []})
        row["changes"].append(words.change(revision))
    return {
        "number": version.number,
        "made_iso": _day(version.made_at),
        "made": wording.when(_day(version.made_at)),
        "subjects": list(subjects.values()),
        "more": number - len(own),
        "left_out": version.left_out,
    }


class _Words:
    """Revisions in words, with the names that all of them need."""

    def __init__(self, ledger: Ledger, revisions: Sequence[Revision]) -> None:
        self.ledger = ledger
        self.parties = {party.slug: party.name for party in ledger.parties()}
        states = [(r, state) for r in revisions for state in (r.before, r.after) if state]
        self.names = wording.actor_names(
            ledger,
            {(r.aspect, value) for r, state in states for value in state.get("values", [r.item])},
        )
        speakers = {state.get("speaker") for _, state in states} - {None, ""}
        self.speakers = dict(ledger.actors().filter(slug__in=speakers).values_list("slug", "name"))

    def change(self, revision: Revision) -> Row:
        before, after = self._both(revision)
        until = revision.known_to
        # What lies after the day shown is not known on it, the end of a stretch included.
        ended = until if until and until <= self.ledger.day else None
        return {
            "label": self._label(revision),
            "when_iso": revision.known_from.isoformat(),
            "when": wording.when(revision.known_from.isoformat()),
            "until": wording.when(ended.isoformat()) if ended else "",
            "before": before,
            "after": after,
        }

    def _label(self, revision: Revision) -> str:
        """What is read, and in whose word: "Status, North, said by South"."""
        if revision.is_forecast:
            speaker = next(
                (s["speaker"] for s in (revision.after, revision.before) if s and s["speaker"]), ""
            )
            by = f" by {self.speakers[speaker]}" if speaker in self.speakers else ""
            return f"Forecast{by}: {self._value(revision, revision.item)}"
        definition = aspects.aspect(_kind(revision), revision.aspect)
        parts = [definition.label, str(revision.party or revision.series or "")]
        said_by = revision.said_by
        if said_by == DESK:
            parts.append("in the desk’s verdict")
        elif said_by == PRESS:
            parts.append("said by the press")
        elif said_by not in ("", OWN):
            parts.append(f"said by {self.parties.get(said_by, 'another side')}")
        return ", ".join(part for part in parts if part)

    def _both(self, revision: Revision) -> tuple[str, str]:
        """What was read and what is; with what supports it where that alone reads the same."""
        before, after = (self._plain(revision, s) for s in (revision.before, revision.after))
        if before == after:
            before, after = (
                f"{text} ({_details(state or {})})"
                for text, state in ((before, revision.before), (after, revision.after))
            )
        return before, after if before != after else f"{after}, for other reasons"

    def _plain(self, revision: Revision, state: State | None) -> str:
        if state is None:
            return NOTHING
        if revision.is_forecast:
            return wording.outcome(state["state"], state["days_late"])
        values = " or ".join(self._value(revision, value) for value in state["values"])
        return ", ".join([values, *(word for name, word in _MARKS.items() if state[name])])

    def _value(self, revision: Revision, text: str) -> str:
        return wording.value(_kind(revision), revision.aspect, text, self.names, revision.event)


def _kind(revision: Revision) -> Subject:
    return Subject.EVENT if revision.event else Subject.ISSUE


def _details(state: State) -> str:
    """What a reading rests on, or the window of a forecast."""
    if "state" in state:
        return _window(state["window_earliest"], state["window_latest"])
    support = wording.support(state["support"], state["outlets"])
    carried = wording.counted(state["reports"], "report")
    last = f"last said {wording.when(state['since'])}" if state["since"] else ""
    return "; ".join(part for part in (support, carried, last) if part)


def _window(earliest: str | None, latest: str | None) -> str:
    if latest:
        return wording.when(f"[..{latest}]")
    return wording.when(f"[{earliest}..]") if earliest else "at any time"
