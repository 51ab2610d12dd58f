"""Tests of tracker/intake/likeness.py."""

from dataclasses import replace

import pytest

from tracker.intake.article import Article
from tracker.intake.known import KnownReport
from tracker.intake.likeness import likenings
from tracker.intake.names import Named, Names
from tracker.intake.proposal import Likeness

BODY = (
    "Envoys of North and South met in Geneva on 3 March 2025 for the second round of their talks. "
    "They spoke for about seven hours of the frozen accounts of both embassies and of the bridge "
    "at Lund, which has been closed since 2019 and cost 320 million. Ambassador Ann Berg told "
    "reporters that 14 of 20 questions were settled and that the rest would have to wait."
)
TRANSLATED = (
    "3 марта 2025 года в Женеве прошёл второй раунд переговоров Севера и Юга. Около семи часов "
    "говорили о счетах и о мосте в Лунде, который стоил 320 млн и закрыт с 2019 года. Посол Анна "
    "Берг сказала, что решены 14 из 20 вопросов."
)
NAMES = Names(
    actors=(Named(slug="ann-berg", name="Ann Berg", aliases=("Анна Берг",)),),
    outlets=(Named(slug="north-post", name="North Post"),),
)
REPORT = KnownReport(
    id="report-1",
    outlet="north-post",
    url="https://north.example/talks",
    headline="Envoys meet in Geneva",
    published="2025-03-04",
    language="en",
    body=BODY,
)
QUOTED = replace(
    REPORT,
    url="",
    headline="",
    body="",
    quotes=("met in Geneva on 3 March", "of the frozen accounts of", "14 of 20 questions were"),
)
ARTICLE = Article(
    body=BODY, outlet="north-post", headline="Other words", published="2025-03-04", language="en"
)


def how(article: Article, *reports: KnownReport) -> list[Likeness]:
    return [likening.likeness for likening in likenings(article, reports, NAMES)]


@pytest.mark.parametrize(
    ("article", "report", "expected"),
    [
        pytest.param(ARTICLE, REPORT, [Likeness.DUPLICATE], id="the same text"),
        pytest.param(
            replace(ARTICLE, body="New.", canonical_url="http://www.north.example/talks/?utm_id=1"),
            replace(REPORT, body=""),
            [Likeness.DUPLICATE],
            id="the same address, the body not held",
        ),
        pytest.param(
            replace(ARTICLE, body="All is new.", canonical_url=REPORT.url),
            REPORT,
            [Likeness.UPDATE],
            id="the same address, other words",
        ),
        pytest.param(
            replace(ARTICLE, body=f"{BODY} {TRANSLATED}"),
            REPORT,
            [Likeness.UPDATE],
            id="the same outlet and more text",
        ),
        pytest.param(
            replace(ARTICLE, outlet="south-post"),
            REPORT,
            [Likeness.REPUBLICATION],
            id="another outlet",
        ),
        pytest.param(
            replace(ARTICLE, outlet="south-post", language="ru", body=TRANSLATED),
            REPORT,
            [Likeness.TRANSLATION],
            id="names and numbers in another language",
        ),
        pytest.param(
            replace(ARTICLE, outlet="", language="ru", body=TRANSLATED, published="2025-08-01"),
            REPORT,
            [],
            id="in another language months later",
        ),
        pytest.param(ARTICLE, QUOTED, [Likeness.DUPLICATE], id="the quotations of the ledger"),
        pytest.param(
            replace(ARTICLE, outlet="south-post"),
            QUOTED,
            [Likeness.REPUBLICATION],
            id="the quotations, in another outlet",
        ),
        pytest.param(
            replace(ARTICLE, body="Something else.", headline="Envoys meet in Geneva!"),
            replace(REPORT, body=""),
            [Likeness.DUPLICATE],
            id="the headline of the same outlet",
        ),
        pytest.param(
            replace(ARTICLE, body="Something else happened today, and nobody met anybody at all."),
            REPORT,
            [],
            id="other news of the same outlet",
        ),
    ],
)
def test_an_article_is_likened_to_a_report(
    article: Article, report: KnownReport, expected: list[Likeness]
) -> None:
    assert how(article, report) == expected


def test_a_report_that_only_quotes_the_same_sentence_is_no_duplicate() -> None:
    sentence = "14 of 20 questions were settled and that the rest would have to wait"
    other = replace(ARTICLE, body=f'"{sentence}," said Berg. ' + TRANSLATED * 3)
    assert how(other, REPORT) == []


def test_duplicates_are_named_before_the_rest_and_every_likening_says_why() -> None:
    other = replace(REPORT, id="report-2", outlet="south-post", url="")
    found = likenings(ARTICLE, [other, REPORT], NAMES)
    assert [likening.report for likening in found] == ["report-1", "report-2"]
    assert all(likening.because.reason for likening in found)


def test_the_longest_quotation_found_is_shown_as_evidence() -> None:
    (likening,) = likenings(ARTICLE, [QUOTED], NAMES)
    assert likening.because.words == "of the frozen accounts of"
    assert "3 of the 3" in likening.because.reason
