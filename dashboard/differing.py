"""Two renderings of one page: which of its lines only one of them has, and no id in both."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

# What is read as one line; of lines in lines the innermost is marked.
LINES = frozenset(
    {"caption", "dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "li", "p", "td", "th", "tr"}
)
MARK = " data-differs"
# Attributes that name ids of the same page.
_NAMING = re.compile(
    r'(?<=\s)(id|for|headers|list|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"'
)
_LEADING = re.compile(r'(?<=\s)(href="|fill="url\()#([^")]*)')
_LABELLED = re.compile(r'(?<=\s)aria-label="')


def pane(html: str, other: str, name: str, title: str) -> str:
    """One of two renderings as it can stand beside the other, its own lines marked.

    `name` goes before every id; `title` before the name of every landmark, and the id
    "name-title" is that of the heading that says the title.
    """
    ids = frozenset(re.findall(r'\sid="([^"]*)"', html))

    def named(found: re.Match[str]) -> str:
        names = [f"{name}-{each}" if each in ids else each for each in found[2].split()]
        whose = [f"{name}-title"] if found[1] == "aria-labelledby" else []
        return f'{found[1]}="{" ".join([*whose, *names])}"'

    def leading(found: re.Match[str]) -> str:
        return f"{found[1]}#{name}-{found[2]}" if found[2] in ids else found[0]

    marked = _LEADING.sub(leading, _NAMING.sub(named, _marked(html, other)))
    return _LABELLED.sub(f'aria-label="{title}: ', marked)


@dataclass
class _Line:
    """One line of a page: its words, and where a mark can be put into its start tag."""

    tag: str
    at: int
    words: list[str] = field(default_factory=list)
    inner: list[_Line] = field(default_factory=list)

    @property
    def text(self) -> tuple[str, str]:
        return self.tag, " ".join("".join(self.words).split())

    def all(self) -> Iterator[_Line]:
        yield self
        for line in self.inner:
            yield from line.all()


class _Reader(HTMLParser):
    """Reads the lines of a page in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        starts = [0]
        for line in html.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        self.starts = starts
        self.whole = _Line("", 0)
        self.open = [self.whole]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in LINES:
            return
        row, column = self.getpos()
        line = _Line(tag, self.starts[row - 1] + column + 1 + len(tag))
        self.open[-1].inner.append(line)
        self.open.append(line)

    def handle_endtag(self, tag: str) -> None:
        tags = [line.tag for line in self.open]
        if tag in tags:
            del self.open[len(tags) - 1 - tags[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        for line in self.open:
            line.words.append(data)


def _marked(html: str, other: str) -> str:
    there = Counter(line.text for line in _Reader(other).whole.all())
    places: list[int] = []
    _mark(_Reader(html).whole, there, places)
    for at in sorted(places, reverse=True):
        html = f"{html[:at]}{MARK}{html[at:]}"
    return html


def _mark(line: _Line, there: Counter[tuple[str, str]], places: list[int]) -> bool:
    """Whether the line or one in it is only here; the innermost such are marked."""
    is_there = there[line.text] > 0
    there[line.text] -= 1
    # Every line in it is looked at, also after one is marked.
    inner = [_mark(each, there, places) for each in line.inner]
    if any(inner) or is_there or not line.tag or not line.text[1]:
        return any(inner) or not is_there
    places.append(line.at)
    return True
