"""The timeline as a plotly figure: a plain dict, with the theme's tokens for colours.

Static/js/chart.js puts the page's values in the place of `var(--token)` when it draws. Nothing
here imports plotly: that costs a tenth of a second and 16 MB in every process.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from html import escape
from textwrap import wrap
from typing import Any

from dashboard.charts.arrangement import EDGE, HEADER, WIDTH, Arrangement, Place
from dashboard.charts.drawings import STRUCK
from dashboard.charts.marks import Mark, Shape

Figure = dict[str, Any]

_PAPER = "var(--paper)"
# What a mark is drawn in; the style sheet gives the SVG the same tokens.
INKS: dict[str, str] = {
    "held": "var(--settled)",
    "announced": "var(--moving)",
    "postponed": "var(--halted)",
    "cancelled": "var(--dispute)",
    "denied": "var(--dispute)",
    "unconfirmed": "var(--quiet)",
    "nothing": "var(--quiet)",
    "open": "var(--moving)",
    "kept": "var(--settled)",
    "late": "var(--halted)",
    "overdue": "var(--halted)",
    "called_off": "var(--quiet)",
    "unreported": "var(--quiet)",
    "not_decidable": "var(--quiet)",
    "not_scorable": "var(--quiet)",
    "awaits_verdict": "var(--quiet)",
}
# plotly cannot dash the outline of a point: a dot or a cross inside says what the dashes say.
_SYMBOL_ENDINGS = {
    "held": "",
    "announced": "-open",
    "postponed": "-open-dot",
    "cancelled": "-open",
    "denied": "-open",
}
_IN_DOUBT = "-cross-open"
STROKE = "var(--dispute)"
_BAR_HEIGHT = 12
# Below the last lane, for the word at the line of the day.
_FOOT = 16
_DOUBT = 0.4
_HOVER_WIDTH = 46
_NOTHING = "rgba(0,0,0,0)"
_DAY = timedelta(days=1)
_MILLISECOND = timedelta(milliseconds=1)


def timeline_figure(arrangement: Arrangement) -> Figure:
    """The figure of the same marks, in the same places; one unit of y is one pixel.

    Traces that the pointer meets have in `customdata`, for each mark, its address and its title.
    """
    places = arrangement.places
    windows = [place for place in places if place.mark.shape is Shape.WINDOW]
    bars = [place for place in places if place.mark.shape in (Shape.BAR, Shape.SPAN)]
    points = [place for place in places if place.mark.shape.is_point]
    inks = sorted({_ink(place) for place in windows})
    return {
        "data": [
            *(_lines([place for place in windows if _ink(place) == ink]) for ink in inks),
            _windows(windows),
            _bars(bars),
            _points(points),
            _strikes([place for place in places if place.mark.state in STRUCK]),
            _labels([place for place in places if place.label]),
        ],
        "layout": _layout(arrangement),
    }


def _ink(place: Place) -> str:
    return INKS[place.mark.state]


def _trace(places: Sequence[Place]) -> Figure:
    return {
        "y": [-place.y for place in places],
        "hoverinfo": "text",
        "hovertext": [_hover(place.mark) for place in places],
        "customdata": [[place.mark.url, place.mark.title] for place in places],
        "showlegend": False,
    }


def _hover(mark: Mark) -> str:
    """The lines of a mark, none too wide; plotly would read an angle bracket as a tag."""
    lines = [part for line in mark.lines for part in wrap(line, _HOVER_WIDTH)]
    return "<br>".join(escape(line, quote=False) for line in lines)


def _ranges(places: Sequence[Place]) -> Figure:
    """Horizontal bars from the first day to the end of the last."""
    return {
        **_trace(places),
        "type": "bar",
        "orientation": "h",
        "base": [place.start.isoformat() for place in places],
        "x": [_length(place) for place in places],
        "width": [_BAR_HEIGHT for _ in places],
    }


def _length(place: Place) -> int:
    return (place.end - place.start + _DAY) // _MILLISECOND


def _bars(places: Sequence[Place]) -> Figure:
    inks = [_ink(place) for place in places]
    return {
        **_ranges(places),
        "marker": {
            "color": [_filling(place) for place in places],
            "opacity": [_opacity(place) for place in places],
            "line": {"color": inks, "width": 2},
        },
    }


def _windows(places: Sequence[Place]) -> Figure:
    """What the pointer meets of a window; its line has no inside to point at."""
    return {**_ranges(places), "marker": {"color": _NOTHING, "line": {"width": 0}}}


def _lines(places: Sequence[Place]) -> Figure:
    """Windows of one colour: lines between two ends, and a gap after each."""
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [x for p in places for x in (p.start.isoformat(), p.end.isoformat(), None)],
        "y": [y for p in places for y in (-p.y, -p.y, None)],
        "cliponaxis": False,
        "line": {"color": _ink(places[0]), "width": 1.5},
        "marker": {"symbol": "line-ns-open", "size": 14, "color": _ink(places[0])},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _filling(place: Place) -> str:
    return _ink(place) if place.mark.state == "held" else _PAPER


def _opacity(place: Place) -> float:
    return _DOUBT if place.mark.shape is Shape.BAR and place.mark.state == "held" else 1


def _points(places: Sequence[Place]) -> Figure:
    inks = [_ink(place) for place in places]
    return {
        **_trace(places),
        "type": "scatter",
        "mode": "markers",
        "x": [place.start.isoformat() for place in places],
        "cliponaxis": False,
        "marker": {
            "symbol": [_symbol(place) for place in places],
            "size": 13,
            "opacity": 1,
            "color": inks,
            "line": {"color": inks, "width": 2},
        },
    }


def _symbol(place: Place) -> str:
    return place.mark.shape.value + _SYMBOL_ENDINGS.get(place.mark.state, _IN_DOUBT)


def _strikes(places: Sequence[Place]) -> Figure:
    """A stroke through what was cancelled, denied or called off, where the drawing has it."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [place.start.isoformat() for place in places],
        "y": [-place.y for place in places],
        "cliponaxis": False,
        "marker": {"symbol": "line-ne-open", "size": 18, "color": STROKE, "line": {"width": 2}},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _labels(places: Sequence[Place]) -> Figure:
    """The words beside the marks."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [(p.start if p.label_is_left else p.end).isoformat() for p in places],
        "y": [-place.y for place in places],
        "text": [_label(place) for place in places],
        "textposition": [f"middle {'left' if p.label_is_left else 'right'}" for p in places],
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _label(place: Place) -> str:
    """Spaces that do not break keep the words off the mark."""
    words, room = escape(place.label, quote=False), "\u00a0" * 3
    return f"{words}{room}" if place.label_is_left else f"{room}{words}"


def _layout(arrangement: Arrangement) -> Figure:
    axis, day = arrangement.axis, arrangement.day
    is_shown = axis.covers(day)
    return {
        "template": "none",
        "height": arrangement.height + _FOOT,
        "margin": {"l": 0, "r": 0, "t": HEADER, "b": 0, "pad": 0},
        "paper_bgcolor": _NOTHING,
        "plot_bgcolor": _NOTHING,
        "font": {"family": "var(--sans)", "size": 13, "color": "var(--ink-soft)"},
        "hovermode": "closest",
        "hoverlabel": {
            "align": "left",
            "bgcolor": _PAPER,
            "bordercolor": "var(--ink-faint)",
            "font": {"family": "var(--sans)", "size": 13, "color": "var(--ink)"},
        },
        "showlegend": False,
        "barmode": "overlay",
        "xaxis": {
            "type": "date",
            "side": "top",
            "range": _drawn_range(arrangement),
            "minallowed": _drawn_range(arrangement)[0],
            "maxallowed": _drawn_range(arrangement)[1],
            "gridcolor": "var(--rule)",
            "zeroline": False,
            "nticks": 10,
            "tickformat": "%-d %b<br>%Y",
        },
        "yaxis": {
            "range": [-arrangement.height - _FOOT, -HEADER],
            "fixedrange": True,
            "visible": False,
        },
        "shapes": [_rule(band.y) for band in arrangement.bands]
        + ([_day_line(day.isoformat())] if is_shown else []),
        "annotations": [_lane_title(band.title, band.y) for band in arrangement.bands]
        + ([_day_label(day.isoformat(), arrangement.day_words)] if is_shown else []),
    }


def _drawn_range(arrangement: Arrangement) -> list[str]:
    """The axis with the same air at its edges as the drawing has."""
    axis = arrangement.axis
    edge = (axis.last - axis.first) * EDGE / (WIDTH - 2 * EDGE)
    return [(axis.first - edge).isoformat(), (axis.last + edge).isoformat()]


def _rule(y: int) -> Figure:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": -y,
        "y1": -y,
        "layer": "below",
        "line": {"color": "var(--rule)", "width": 1},
    }


def _day_line(day: str) -> Figure:
    return {
        "type": "line",
        "yref": "paper",
        "x0": day,
        "x1": day,
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"color": "var(--ink)", "width": 1.5, "dash": "dot"},
    }


def _day_label(day: str, words: str) -> Figure:
    return {
        "text": words,
        "x": day,
        "yref": "paper",
        "y": 0,
        "xanchor": "right",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"color": "var(--ink)", "size": 13},
    }


def _lane_title(title: str, y: int) -> Figure:
    return {
        "text": escape(title, quote=False),
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": -y - 1,
        "yanchor": "top",
        "showarrow": False,
        "font": {"color": "var(--ink)", "size": 13, "weight": 600},
    }
