"""Tests of tracker/intake/suggesting.py and meaning.py."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.talks import KNOWN, NEAR, PUBLISHED, uttered
from tracker.aspects import aspect
from tracker.intake.article import Article
from tracker.intake.passages import QUOTE_LIMIT
from tracker.intake.suggesting import suggestions
from tracker.intake.suggestion import Suggestion
from tracker.intake.utterance import Form, Utterance


def suggested(body: str, *utterances: Utterance, published: str = "2025-06-10") -> list[Suggestion]:
    article = Article(body=body, published=published, outlet="south-post", language="en")
    return list(suggestions(article, utterances, KNOWN, NEAR, PUBLISHED))


def claims(found: list[Suggestion]) -> set[tuple[str, str, str]]:
    return {(each.event or each.issue, each.aspect, each.value) for each in found}


def test_facts_of_two_meetings_in_one_sentence_are_told_apart() -> None:
    body = "Envoys met in Lund on Feb. 27 and April 10, before Berg met Holt in Oslo on May 2."
    found = suggested(body)
    assert {
        ("winter-talks", "date", "2025-02-27"),
        ("winter-talks", "place", "Lund, Sweden"),
        ("spring-round", "date", "2025-04-10"),
        ("spring-round", "place", "Lund, Sweden"),
    } <= claims(found)
    assert ("winter-talks", "place", "Oslo, Norway") not in claims(found)
    assert {(each.kind, each.speaker, each.statement) for each in found} == {("fact", "", "")}


def test_a_promise_is_a_forecast_of_the_round_expected_then() -> None:
    body = "“I hope the next round will take place very soon in Oslo,” Berg told North Wire."
    quote = "I hope the next round will take place very soon in Oslo"
    forecast, place = suggested(body, uttered(body, quote, origin="north-wire"))
    assert (forecast.event, forecast.kind, forecast.hedge) == ("summer-round", "forecast", "hopes")
    assert (forecast.aspect, forecast.value, forecast.window) == ("status", "held", "very soon")
    assert (place.aspect, place.value, place.kind) == ("place", "Oslo, Norway", "statement")
    assert forecast.statement == place.statement == "to-the-wire"


def test_a_quotation_is_shown_though_a_paraphrase_said_it_before() -> None:
    lead, quote = "the next round will take place in Oslo", "The next round will be held in Oslo"
    body = f"Berg said {lead}.\n“{quote},” she said."
    found = suggested(body, uttered(body, lead, Form.INDIRECT), uttered(body, quote))
    (quoted,) = [each for each in found if each.form == "direct"]
    assert (quoted.quote, quoted.event, quoted.value) == (quote, "summer-round", "announced")
    assert "before" in quoted.uncertain


@pytest.mark.parametrize("form", [Form.INDIRECT, None])
def test_where_and_when_an_agency_wrote_is_said_by_nobody(form: Form | None) -> None:
    said = "LUND, June 9 (North Wire) - The next round will be held in Oslo"
    body = f"{said}, Berg said on Monday."
    found = suggested(body, *([uttered(body, said, form)] if form else []))
    assert {(each.aspect, each.value) for each in found} == {
        ("status", "announced"),
        ("place", "Oslo, Norway"),
    }
    assert all(each.quote.startswith("The next round") for each in found)


def test_what_follows_speaks_of_the_same_event() -> None:
    body = "Envoys met in Lund on April 10.\nThe consultations lasted about six hours."
    assert ("spring-round", "duration", "about PT6H") in claims(suggested(body))


def test_the_issue_is_the_one_whose_words_are_used() -> None:
    body = "Berg said that there has been no progress on the seized ships."
    quote = "there has been no progress on the seized ships"
    (found,) = suggested(body, uttered(body, quote, Form.INDIRECT))
    assert (found.issue, found.aspect, found.value) == ("ships", "status", "stalled")
    assert found.kind == "appraisal"


def test_a_russian_text_finds_issues_whose_titles_are_english() -> None:
    body = (
        "«Стороны договорились о возобновлении прямых рейсов», — сказала Берг.\n"
        "По визам прогресс есть, а в банковском обслуживании никакого прогресса."
    )
    quote = "Стороны договорились о возобновлении прямых рейсов"
    found = suggested(body, uttered(body, quote))
    assert ("flights", "status", "agreed") in claims(found)
    assert ("banking", "status", "stalled") in claims(found)


def test_this_issue_is_the_one_before() -> None:
    body = "Envoys spoke of visas and travel papers.\nBoth agreed to continue talks on the issue."
    assert ("visas", "status", "under discussion") in claims(suggested(body))


def test_a_meeting_the_ledger_does_not_know_is_asked_about() -> None:
    found = suggested("Envoys met in Oslo on May 2.")
    (day,) = [each for each in found if each.aspect == "date"]
    assert (day.event, day.value) == ("", "2025-05-02")
    assert "new one" in day.uncertain


def test_words_without_a_value_are_suggested_bare() -> None:
    body = "“The sea is wide,” Berg said."
    (found,) = suggested(body, uttered(body, "The sea is wide"))
    assert (found.aspect, found.value, found.kind) == ("", "", "statement")
    assert found.uncertain
    assert found.speaker == "ann-berg"


@pytest.mark.parametrize("form", [Form.QUESTION, Form.PARTIAL])
def test_neither_questions_nor_nobodys_words_are_suggested_bare(form: Form) -> None:
    body = "Is “the sea wide” enough?"
    assert suggested(body, uttered(body, "the sea wide", form, speaker="")) == []


def test_a_doubtful_speaker_makes_everything_uncertain() -> None:
    body = "“The next round will be held in Oslo,” he said."
    quote = "The next round will be held in Oslo"
    doubt = "Who “he” is, is open."
    doubted = suggested(body, uttered(body, quote, uncertain=doubt))
    plain = suggested(body, uttered(body, quote))
    assert all(each.uncertain.startswith(doubt) for each in doubted)
    assert doubted[0].confidence < plain[0].confidence


def test_the_same_is_said_once() -> None:
    line = "“The next round will be held in Oslo,” Berg said."
    body = f"{line}\n{line}"
    quote = "The next round will be held in Oslo"
    first = uttered(body, quote)
    again = body.rindex(quote)
    second = replace(
        first,
        start=again,
        end=again + len(quote),
        sentence=(body.rindex("“"), len(body)),
    )
    found = suggested(body, first, second)
    assert [each.aspect for each in found] == ["status", "place"]


def test_an_undated_article_takes_its_year_from_the_events_it_names() -> None:
    found = suggested("Envoys met in Lund on Feb. 27.", published="")
    assert ("winter-talks", "date", "2025-02-27") in claims(found)


def test_every_suggestion_says_why() -> None:
    body = "Envoys met in Lund on April 10. No progress was made on visas of envoys."
    for each in suggested(body):
        fields = {because.field for because in each.because}
        assert {"event" if each.event else "issue", "value"} <= fields
        assert all(because.reason for because in each.because)


LINES = (
    "Envoys met in Lund on April 10.\n",
    "The next round will be held very soon, Berg said.\n",
    "“No progress on visas,” he said, “and none on ships”.\n",
    "They seek the return of six ships seized in 2016 ",
    "«Встреча пройдёт в ближайшие дни». ",
    "  \u200f , . “ ",
)


@given(st.lists(st.sampled_from(LINES), max_size=12).map("".join), st.data())
def test_no_suggestion_invents_words_or_values(body: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(body)), st.integers(0, len(body)))
    spoken = []
    for one, other in data.draw(st.lists(spans, max_size=4)):
        start, end = sorted((one, other))
        if start < end:
            form = data.draw(st.sampled_from(list(Form)))
            quote = body[start:end]
            spoken.append(
                Utterance(quote=quote, start=start, end=end, form=form, sentence=(start, end))
            )
    for each in suggested(body, *spoken):
        assert each.quote == body[each.start : each.end]
        assert 0 < len(each.quote) <= QUOTE_LIMIT
        assert 0 <= each.confidence <= 1
        assert not (each.event and each.issue)
        if each.value:
            subject = "issue" if each.issue else "event"
            assert aspect(subject, each.aspect).parse(each.value) == each.value
