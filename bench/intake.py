"""Times intake: against extracting a page's text alone, and as what it is given grows twofold."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Iterator
from datetime import date
from html import escape

import trafilatura

from tracker.intake.article import IntakeError, Source
from tracker.intake.known import Known, KnownEvent, KnownIssue, KnownStatement, Near
from tracker.intake.names import Named, Names
from tracker.intake.proposing import propose

SEED, TIMES, WORDS = 1, 5, 20_000
TODAY = date(2025, 7, 1)
LINE = "{:<34}{:>14}"
# Marks of which a page may have a million; each is tried at two lengths.
HOSTILE = {
    "spaces": " ", "quotation marks": '"', "curly quotation marks": "“", "brackets": "[",
    "angle brackets": "<", "full stops": ". ", "days": "June 1, ", "quoted words": "“a” ",
    "said": "he said ", "lines": "a\n",
}  # fmt: skip
MARKS = 50_000
ASIDE = (
    "<div class='ad'><div><span>Advertisement</span></div></div><figure class='media'>"
    "<picture><source srcset='/a.webp'><img src='/a.jpg' alt=''></picture>"
    "<figcaption>Photo: North Wire</figcaption></figure>"
)

PERSONS = ("Ann Berg", "Kim Holt", "Tor Lind", "Eva Rask", "Jon Sand")
TOPICS = ("visas", "the seized ships", "direct flights", "banking services", "the bridge at Lund")
PLACES = ("Lund", "Oslo", "Vienna", "Geneva")
SENTENCES = (
    "“We hope that the next round will take place very soon in {place},” {person} said on Tuesday.",
    "{person} told North Wire that there has been no progress on {topic} since the last round.",
    "Envoys of both countries met in {place} on {day} and spoke for about six hours of {topic}.",
    "The weather was fine, and the streets around the old harbour were full of people at noon.",
    "According to {person}, the ministry “insists on” an answer to its proposal about {topic}.",
    "Prices of fish and timber rose a little last month, as they have done in most of the years.",
    "The talks focused on {topic}, and both sides agreed to continue discussions on the issue.",
    "Few of those who stood there could remember how long the ferry had been out of service.",
)

KNOWN = Known(
    names=Names(
        actors=tuple(
            Named(
                slug=name.lower().replace(" ", "-"),
                name=name,
                aliases=(name.split()[1],),
                kind="person",
                party="north",
            )
            for name in PERSONS
        ),
        outlets=(Named(slug="north-wire", name="North Wire", kind="agency"),),
    ),
    issues=tuple(
        KnownIssue(
            slug=f"issue-{number}", title=topic, precedents=(f"They spoke of {topic}.",) * 20
        )
        for number, topic in enumerate(TOPICS)
    ),
    events=tuple(
        KnownEvent(slug=f"round-{day}", title=f"Round {day}", dates=(f"2025-03-{day:02d}",))
        for day in range(1, 29)
    ),
    places=("Lund, Sweden",),
    near=lambda article: Near(
        statements=tuple(
            KnownStatement(id=f"s{day}", speakers=("ann-berg",), said=f"2025-06-{day:02d}")
            for day in range(1, 29)
        )
    ),
)


def page(words: int) -> str:
    """A page with an article of so many words in next to no markup."""
    links = "".join(f'<li><a href="/{at}">Another story {at}</a></li>' for at in range(60))
    paragraphs = "".join(f"<p>{escape(text, quote=False)}</p>" for text in _paragraphs(words))
    return _framed(f"<ul>{links}</ul>", paragraphs)


def page_of_site(words: int) -> str:
    """The same article in the markup that sites of news put around every paragraph and link."""
    links = "".join(
        f"<li class='item item--{at}'><a class='link' href='/s/{at}' data-track='menu'>"
        f"<svg></svg><span>Another story {at}</span></a></li>"
        for at in range(200)
    )
    paragraphs = "".join(
        f"<div class='wrapper' data-component='text'><p class='text text--body'>{text}</p></div>"
        + (ASIDE if at % 6 == 0 else "")
        for at, text in enumerate(
            escape(text, quote=False).replace("said", "<a class='link' href='/said'>said</a>", 1)
            for text in _paragraphs(words)
        )
    )
    return _framed(f"<script>{'var a = {};' * 10_000}</script><ul>{links}</ul>", paragraphs)


def _framed(menu: str, paragraphs: str) -> str:
    return (
        "<!doctype html><html lang='en'><head><title>Envoys to meet again</title>"
        "<meta property='article:published_time' content='2025-06-10T08:00:00Z'></head><body>"
        f"<nav>{menu}</nav><main><article><h1>Envoys to meet again</h1>"
        f"<time datetime='2025-06-10'>June 10, 2025</time>{paragraphs}</article></main>"
        f"<aside>{menu}</aside><footer>All rights reserved.</footer></body></html>"
    )


def _paragraphs(words: int) -> list[str]:
    chance = random.Random(SEED)  # noqa: S311  # The same article in every run.
    paragraphs: list[str] = []
    count = 0
    while count < words:
        paragraphs.append(" ".join(_sentence(chance) for _ in range(3)))
        count += len(paragraphs[-1].split())
    return paragraphs


def _sentence(chance: random.Random) -> str:
    return chance.choice(SENTENCES).format(
        place=chance.choice(PLACES),
        person=chance.choice(PERSONS),
        topic=chance.choice(TOPICS),
        day=f"March {chance.randint(1, 28)}",
    )


def seconds(work: Callable[[], object], times: int = TIMES) -> float:
    """The CPU time of the fastest of several runs."""
    taken = []
    for _ in range(times):
        gc.collect()
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


def take_in(content: str) -> None:
    """Everything that intake does, whether it can make anything of it or not."""
    try:
        propose(Source(content=content), KNOWN, TODAY)
    except IntakeError:
        return


def lines() -> Iterator[str]:
    """What is measured, a line each."""
    single, double = page(WORDS), page(2 * WORDS)
    whole = seconds(lambda: take_in(single))
    yield LINE.format(f"intake of {WORDS:,} words", "")
    for name, content in (("bare page", single), ("page of a site", page_of_site(WORDS))):
        yield LINE.format(f"in extractions from a {name}", f"{_in_extractions(content):.2f}")
    yield LINE.format("twice as many words", f"{seconds(lambda: take_in(double)) / whole:.2f}")
    for name, mark in HOSTILE.items():
        count = MARKS // len(mark)
        yield LINE.format(f"twice as many {name}", f"{_growth(mark * count):.2f}")


def _in_extractions(content: str) -> float:
    """What intake costs, in extractions of the text alone by the library that intake uses."""
    alone = seconds(lambda: trafilatura.extract(content))
    return seconds(lambda: take_in(content)) / alone


def _growth(text: str) -> float:
    return seconds(lambda: take_in(text * 2), 2) / seconds(lambda: take_in(text), 2)


if __name__ == "__main__":
    print("\n".join(lines()))
