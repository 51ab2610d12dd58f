"""The timeline as a page takes it: the drawing, the figure and the list, from one set of marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dashboard import wording
from dashboard.charts.arrangement import TODAY, arrange, axis
from dashboard.charts.drawings import Row, timeline_rows, timeline_svg
from dashboard.charts.figure import timeline_figure
from dashboard.charts.marks import Mark, newest_marks
from tracker.ledger import Ledger

NEWEST = 12
UNDATED = "None of these has a date that could be drawn."
NOTHING = "Nothing that was published by this day speaks of an event."
CAPTION = (
    "Events and forecasts over time, a lane for each series of meetings. A bar is a date known "
    "only to a range, a line between two ends the days a forecast names; each mark leads to its "
    "evidence. The same is listed below."
)


def timeline(ledger: Ledger) -> Row:
    """What dashboard/_figure.html takes, with the list that stands under it as `occasions`.

    The front page has the newest; the page of the timeline has everything.
    """
    return timeline_chart(newest_marks(ledger, NEWEST), ledger)


def timeline_chart(
    marks: Sequence[Mark],
    ledger: Ledger,
    *,
    first: date | None = None,
    last: date | None = None,
    nothing: str = NOTHING,
) -> Row:
    """The chart of some of the marks, between two days if they are given.

    Where there is nothing to draw, `nothing` is the sentence that stands in its place.
    """
    chart: Row = {
        "id": "timeline",
        "title": "Timeline of events and forecasts",
        "occasions": timeline_rows(marks),
        "nothing": "",
    }
    drawn = [mark for mark in marks if mark.is_drawn]
    if not drawn:
        return chart | {"nothing": UNDATED if marks else nothing}
    day_words = TODAY if ledger.is_today else wording.when(ledger.day.isoformat())
    shown = axis(drawn, ledger.day, first, last)
    arrangement = arrange(drawn, ledger.day, shown, day_words)
    return chart | {
        "caption": CAPTION,
        "template": "dashboard/_timeline.html",
        "legend": _legend(drawn),
        "figure": timeline_figure(arrangement),
        "figure_id": "timeline-figure",
        **timeline_svg(arrangement),
    }


def _legend(marks: Iterable[Mark]) -> list[Row]:
    """The states that are drawn, in the order in which they first appear."""
    words = {mark.state: LEGEND[mark.state] for mark in marks}
    return [{"status": state, "text": text} for state, text in words.items()]


LEGEND = {
    "held": "held, or took place",
    "announced": "announced",
    "postponed": "postponed",
    "cancelled": "cancelled",
    "denied": "denied",
    "unconfirmed": "unconfirmed, or sources disagree",
    "nothing": "no status on record",
    **{state: f"forecast: {words}" for state, words in wording.OUTCOME_WORDS.items()},
}
