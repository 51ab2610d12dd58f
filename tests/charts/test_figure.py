"""The plotly figure: valid for plotly, with the marks of the drawing and nothing a tag."""

from __future__ import annotations

import json
from datetime import date

import pytest
from plotly import graph_objects

from dashboard.charts.arrangement import arrange, axis
from dashboard.charts.drawings import timeline_rows, timeline_svg
from dashboard.charts.figure import INKS, timeline_figure
from dashboard.charts.marks import NO_STATUS, Lane, Shape
from tests.charts.making import make_mark
from tracker.aspects import EventStatus
from tracker.rules.record import Outcome

TODAY = date(2025, 7, 1)
JULY = {"start": date(2025, 7, 1), "end": date(2025, 7, 31)}
MARKS = [
    make_mark("Held", lanes=(Lane("Rounds", "rounds"), Lane("Talks", "talks"))),
    make_mark("Call", shape=Shape.CIRCLE),
    make_mark("Announced", state="announced", start=date(2025, 8, 1)),
    make_mark("Cancelled", state="cancelled", start=date(2025, 8, 3)),
    make_mark("Range", shape=Shape.BAR, **JULY),
    make_mark("Planned range", shape=Shape.BAR, state="announced", **JULY),
    make_mark("Struck range", shape=Shape.BAR, state="cancelled", **JULY),
    make_mark("Two days", shape=Shape.SPAN, **JULY),
    make_mark("Promise", shape=Shape.WINDOW, state="overdue", **JULY),
    make_mark("Kept promise", shape=Shape.WINDOW, state="kept", **JULY),
]


def arranged(marks=MARKS):
    return arrange(marks, TODAY, axis(marks, TODAY))


def met(figure):
    """What the pointer and the keyboard meet: (address, title) of every mark of the figure."""
    return [tuple(each) for trace in figure["data"] for each in trace.get("customdata", [])]


def trace_of(name, figure):
    """(the trace, the place in it) of a mark."""
    for trace in figure["data"]:
        urls = [url for url, _ in trace.get("customdata", [])]
        if f"/events/{name}/" in urls:
            return trace, urls.index(f"/events/{name}/")
    raise LookupError(name)


@pytest.mark.parametrize("marks", [MARKS, MARKS[:1], MARKS[-1:], MARKS[4:5]])
def test_plotly_takes_the_figure(marks):
    figure = timeline_figure(arranged(marks))
    assert graph_objects.Figure(figure).data
    assert json.loads(json.dumps(figure)) == figure


def test_drawing_figure_and_list_have_the_same_marks():
    arrangement = arranged()
    drawn = [(mark["url"], mark["title"]) for mark in timeline_svg(arrangement)["marks"]]
    assert sorted(drawn) == sorted(met(timeline_figure(arrangement)))
    assert {url for url, _ in drawn} == {row["url"] for row in timeline_rows(MARKS)}


def test_drawing_and_figure_put_a_mark_in_the_same_place():
    arrangement = arranged()
    lowered = {(mark["url"], -mark["y"]) for mark in timeline_svg(arrangement)["marks"]}
    figure = timeline_figure(arrangement)
    for trace in figure["data"]:
        for (url, _), y in zip(trace.get("customdata", []), trace["y"], strict=False):
            assert (url, y) in lowered


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("held", "diamond"),
        ("call", "circle"),
        ("announced", "diamond-open"),
        ("cancelled", "diamond-open"),
    ],
)
def test_a_point_tells_its_state_by_its_form(name, symbol):
    trace, at = trace_of(name, timeline_figure(arranged()))
    assert trace["marker"]["symbol"][at] == symbol


@pytest.mark.parametrize(
    ("name", "color", "opacity"),
    [
        ("range", INKS["held"], 0.4),
        ("two-days", INKS["held"], 1),
        ("planned-range", "var(--paper)", 1),
        ("struck-range", "var(--paper)", 1),
    ],
)
def test_a_bar_tells_its_state_by_its_form(name, color, opacity):
    trace, at = trace_of(name, timeline_figure(arranged()))
    marker = trace["marker"]
    assert (marker["color"][at], marker["opacity"][at]) == (color, opacity)
    assert (trace["base"][at], trace["x"][at]) == ("2025-07-01", 31 * 24 * 60 * 60 * 1000)


def test_what_was_cancelled_is_struck_in_drawing_and_figure_alike():
    arrangement = arranged()
    struck = [-mark["y"] for mark in timeline_svg(arrangement)["marks"] if mark["is_struck"]]
    (strokes,) = (
        trace
        for trace in timeline_figure(arrangement)["data"]
        if trace.get("marker", {}).get("symbol") == "line-ne-open"
    )
    assert len(struck) == 2
    assert strokes["y"] == struck


def test_a_window_is_a_line_between_two_ends():
    figure = timeline_figure(arranged())
    (line,) = (t for t in figure["data"] if t.get("line", {}).get("color") == INKS["overdue"])
    assert line["x"] == ["2025-07-01", "2025-07-31", None]
    assert line["marker"]["symbol"] == "line-ns-open"


def test_every_state_has_an_ink():
    states = {*EventStatus, *Outcome, NO_STATUS}
    assert {str(state) for state in states} == set(INKS)


def test_no_editors_words_become_a_tag():
    mark = make_mark(
        "<b>Talks</b> <a href='x'>here</a> & there", lanes=(Lane("<b>Rounds</b>", "r"),)
    )
    figure = json.dumps(timeline_figure(arranged([mark])))
    shown = json.loads(figure)
    words = [shown["data"][-1]["text"], *(t.get("hovertext") for t in shown["data"])]
    titles = [note["text"] for note in shown["layout"]["annotations"]]
    for word in [w for each in words if each for w in each] + titles:
        assert "<" not in word.replace("<br>", "")


def test_a_long_line_of_the_hover_is_broken():
    mark = make_mark(detail="word " * 40)
    trace, at = trace_of("talks", timeline_figure(arranged([mark])))
    assert max(len(line) for line in trace["hovertext"][at].split("<br>")) <= 46


def test_the_day_is_drawn_only_where_it_is_shown():
    marks = MARKS[:1]
    shown = axis(marks, TODAY, date(2025, 6, 1), date(2025, 6, 30))
    arrangement = arrange(marks, TODAY, shown)
    assert timeline_svg(arrangement)["today_x"] is None
    assert len(timeline_figure(arrangement)["layout"]["shapes"]) == len(arrangement.bands)
    assert timeline_svg(arranged())["today_x"]
