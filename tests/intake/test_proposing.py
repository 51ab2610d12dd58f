"""Tests of tracker/intake/proposing.py and of docs/intake.md, which says what comes of it."""

import json
import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from tests.intake.articles import IMITATIONS, NAMES, Imitation
from tests.intake.talks import KNOWN
from tracker.intake.article import Article, Because, Cut, IntakeError, Source
from tracker.intake.known import Known, KnownReport, Near
from tracker.intake.proposal import Likeness, Likening, Proposal
from tracker.intake.proposing import propose
from tracker.intake.suggestion import Suggestion

TODAY = date(2026, 7, 1)
DOCUMENT = (Path(settings.BASE_DIR) / "docs" / "intake.md").read_text(encoding="utf-8")


def test_answers_below_a_headline_with_one_guest_are_the_guest_s_and_no_question_is() -> None:
    text = (
        "Ann Berg: the talks go on\n\nJune 10, 2025\n\nKim Holt met envoys in Lund.\n\n"
        "— Will the next round take place in Lund in July?\n\n"
        "— The next round of talks will take place in Oslo in July.\n\n"
        "— You said that the next round will take place in Lund. Why?\n\n"
        "— The visas of envoys will be discussed in Oslo.\n"
    )
    found = propose(Source(content=text, name="talks.txt"), KNOWN, TODAY).suggestions
    asked = [each for each in found if "in Lund in July" in each.quote or "You said" in each.quote]
    answered = [each for each in found if "in Oslo" in each.quote]
    assert not [each for each in asked if each.speaker == "ann-berg"]
    assert {each.speaker for each in answered} == {"ann-berg"}


def test_a_sentence_of_an_article_becomes_a_claim_of_the_ledgers_event() -> None:
    text = (
        "Envoys prepare new talks\n\nJune 10, 2025\n\n"
        "“I hope the next round will take place very soon in Oslo,” Ann Berg told North Wire on "
        "Tuesday.\n\nEnvoys met in Lund on Feb. 27 and April 10, and spoke of visas and ships."
    )
    proposal = propose(Source(content=text, name="talks.txt"), KNOWN, TODAY)
    found = {(each.event, each.aspect, each.value) for each in proposal.suggestions}
    assert {
        ("summer-round", "status", "held"),
        ("summer-round", "place", "Oslo, Norway"),
        ("winter-talks", "date", "2025-02-27"),
        ("spring-round", "date", "2025-04-10"),
    } <= found
    forecast = next(each for each in proposal.suggestions if each.window)
    assert (forecast.speaker, forecast.statement) == ("ann-berg", "to-the-wire")


@pytest.mark.parametrize("imitation", IMITATIONS, ids=str)
def test_every_layout_gives_exact_quotations_and_json(imitation: Imitation) -> None:
    proposal = propose(Source(content=imitation.pasted), Known(names=NAMES), TODAY)
    body = proposal.article.body
    assert proposal.suggestions
    assert all(each.quote == body[each.start : each.end] for each in proposal.suggestions)
    assert json.loads(json.dumps(proposal.as_data())) == json.loads(
        json.dumps(proposal.as_data(), ensure_ascii=False)
    )


def test_an_article_that_the_ledger_holds_is_called_a_duplicate() -> None:
    text = IMITATIONS[0].pasted
    article = propose(Source(content=text), Known(names=NAMES), TODAY).article
    held = KnownReport(id="report-1", outlet=article.outlet, body=article.body)
    known = Known(names=NAMES, near=lambda article: Near(reports=(held,)))
    (likening,) = propose(Source(content=text), known, TODAY).duplicate_of
    assert (likening.report, likening.likeness) == ("report-1", Likeness.DUPLICATE)


def test_nothing_is_refused_with_a_sentence() -> None:
    with pytest.raises(IntakeError, match=r"\w+ .*\.$"):
        propose(Source(content=" \n\x00 "), KNOWN, TODAY)


def documented(heading: str) -> list[str]:
    """The fields of the first table after the heading."""
    table = DOCUMENT.partition(heading)[2].partition("|---|---|\n")[2].partition("\n\n")[0]
    return re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)


def test_the_document_names_every_field_of_the_json_and_no_other() -> None:
    data = Proposal(article=Article(body="x")).as_data()
    assert sorted(documented("## The JSON")) == sorted(data)
    assert documented("Each suggestion:") == [field.name for field in fields(Suggestion)]
    for part in (Cut, Because, Likening):
        assert all(f"`{field.name}`" in DOCUMENT for field in fields(part))
    assert all(f"`{likeness}`" in DOCUMENT for likeness in Likeness)
