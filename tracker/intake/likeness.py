"""Whether an article is, or carries, a report that the ledger holds; before anything is created."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice

from tracker import dates
from tracker.intake.addresses import normalised
from tracker.intake.article import Article, Because
from tracker.intake.known import KnownReport
from tracker.intake.names import Names
from tracker.intake.proposal import Likeness, Likening
from tracker.intake.stems import WORD
from tracker.text import fold_space

# Runs of so many words are compared; texts that share none share no sentence.
RUN = 4
# Beyond so many words, a text that repeats another has shown it.
LONGEST = 50_000
SAME, LARGELY = 0.85, 0.5
FEWEST_RUNS = 20
FEWEST_QUOTES, WORDS_OF_QUOTE = 3, 4
QUOTES_SAME, QUOTES_LARGELY = 0.7, 0.4
FEWEST_ANCHORS, ANCHORS_SAME = 6, 0.7
DAYS_OF_TRANSLATION = 7

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_PLAIN_HEADLINE = re.compile(r"\W+")


def likenings(
    article: Article, reports: Iterable[KnownReport], names: Names
) -> tuple[Likening, ...]:
    """Every report the article may be or carry; the surest ways of telling come first."""
    text = _Text(article, names)
    found = [likening for report in reports if (likening := text.likened_to(report))]
    order = list(Likeness)
    return tuple(sorted(found, key=lambda likening: order.index(likening.likeness)))


class _Text:
    """The article, with what is compared of it worked out once, and only if it is needed."""

    def __init__(self, article: Article, names: Names) -> None:
        self.article = article
        self.names = names
        self.address = normalised(article.canonical_url)
        self.headline = _headline(article.headline)
        self.folded = fold_space(article.body)
        self._runs: frozenset[int] | None = None
        self._anchors: frozenset[str] | None = None

    @property
    def runs(self) -> frozenset[int]:
        if self._runs is None:
            self._runs = runs(self.article.body)
        return self._runs

    @property
    def anchors(self) -> frozenset[str]:
        if self._anchors is None:
            self._anchors = anchors(self.article.body, self.names)
        return self._anchors

    def likened_to(self, report: KnownReport) -> Likening | None:
        for likened in (self._by_address, self._by_text, self._by_quotes, self._by_headline):
            if found := likened(report):
                return Likening(report.id, *found)
        if found := self._as_translation(report):
            return Likening(report.id, *found)
        return None

    def _is_of_same_outlet(self, report: KnownReport) -> bool:
        return self.article.outlet in {"", report.outlet}

    def _by_address(self, report: KnownReport) -> tuple[Likeness, Because] | None:
        if not self.address or self.address != normalised(report.url):
            return None
        because = Because("duplicate_of", "It stands under the same address.", report.url)
        rewritten = report.body and _jaccard(self.runs, runs(report.body)) < SAME
        return (Likeness.UPDATE if rewritten else Likeness.DUPLICATE), because

    def _by_text(self, report: KnownReport) -> tuple[Likeness, Because] | None:
        theirs = runs(report.body) if report.body else frozenset()
        fewest = min(len(self.runs), len(theirs)) if theirs else 0
        if fewest < FEWEST_RUNS:
            return None
        shared = len(self.runs & theirs) / fewest
        if shared < LARGELY:
            return None
        because = Because("duplicate_of", f"{shared:.0%} of the shorter text stand in the other.")
        if not self._is_of_same_outlet(report):
            return Likeness.REPUBLICATION, because
        same = _jaccard(self.runs, theirs) >= SAME
        return (Likeness.DUPLICATE if same else Likeness.UPDATE), because

    def _by_quotes(self, report: KnownReport) -> tuple[Likeness, Because] | None:
        """Where the body of the report is not held, its quotations speak for it."""
        telling = {quote for quote in report.quotes if len(quote.split()) >= WORDS_OF_QUOTE}
        if report.body or len(telling) < FEWEST_QUOTES:
            return None
        standing = [quote for quote in telling if quote in self.folded]
        share = len(standing) / len(telling)
        if share < QUOTES_LARGELY:
            return None
        because = Because(
            "duplicate_of",
            f"{len(standing)} of the {len(telling)} longer quotations that the ledger took from "
            "the report stand in the text.",
            max(standing, key=lambda quote: (len(quote), quote)),
        )
        if not self._is_of_same_outlet(report):
            return Likeness.REPUBLICATION, because
        return (Likeness.DUPLICATE if share >= QUOTES_SAME else Likeness.UPDATE), because

    def _by_headline(self, report: KnownReport) -> tuple[Likeness, Because] | None:
        if not self.headline or self.headline != _headline(report.headline):
            return None
        if not self.article.outlet or self.article.outlet != report.outlet:
            return None
        reason = "The same outlet has a report with this headline."
        if report.body:
            return Likeness.UPDATE, Because("duplicate_of", reason, report.headline)
        return Likeness.DUPLICATE, Because("duplicate_of", reason, report.headline)

    def _as_translation(self, report: KnownReport) -> tuple[Likeness, Because] | None:
        languages = {tag.partition("-")[0] for tag in (self.article.language, report.language)}
        if len(languages - {""}) < 2 or not report.body or not self._is_near(report):
            return None
        theirs = anchors(report.body, self.names)
        shared, fewest = self.anchors & theirs, min(len(self.anchors), len(theirs))
        if len(shared) < FEWEST_ANCHORS or len(shared) < ANCHORS_SAME * fewest:
            return None
        because = Because(
            "duplicate_of",
            f"It is in another language and has {len(shared)} of {fewest} names and numbers.",
            ", ".join(sorted(shared)[:FEWEST_ANCHORS]),
        )
        return Likeness.TRANSLATION, because

    def _is_near(self, report: KnownReport) -> bool:
        mine, theirs = _last_day(self.article.published), _last_day(report.published)
        return not (mine and theirs) or abs((mine - theirs).days) <= DAYS_OF_TRANSLATION


def runs(body: str) -> frozenset[int]:
    """The fingerprint of a text: a number for every run of words in it."""
    words = [match[0].casefold() for match in islice(WORD.finditer(body), LONGEST)]
    return frozenset(hash(tuple(words[at : at + RUN])) for at in range(len(words) - RUN + 1))


def anchors(body: str, names: Names) -> frozenset[str]:
    """What a translation keeps: numbers of two digits or more, and whom the ledger knows."""
    numbers = {found.replace(",", ".") for found in _NUMBER.findall(body) if len(found) > 1}
    return frozenset(numbers) | frozenset(_named(body, names))


def _named(body: str, names: Names) -> Iterator[str]:
    for named in (*names.actors, *names.outlets):
        if any(spelling in body for spelling in named.spellings if spelling):
            yield named.slug


def _jaccard(mine: Collection[int], theirs: Collection[int]) -> float:
    both = len(frozenset(mine) & frozenset(theirs))
    return both / ((len(mine) + len(theirs) - both) or 1)


def _headline(text: str) -> str:
    return _PLAIN_HEADLINE.sub(" ", text.casefold()).strip()


def _last_day(published: str) -> date | None:
    return dates.parse(published).latest if published else None
