"""Whole articles, as pasted and as pages: what is found in each, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from tests.intake.articles import IMITATIONS, INTERVIEW, NAMES, RELATED, TICKER, Imitation, as_page
from tracker.intake.article import Article, IntakeError, Source
from tracker.intake.documents import read
from tracker.intake.names import Names
from tracker.text import clean_text

TODAY = date(2026, 11, 27)


def given(content: str | bytes, url: str = "", **more: str) -> Article:
    return read(Source(content=content, url=url, **more), NAMES, TODAY)


every_imitation = pytest.mark.parametrize("imitation", IMITATIONS, ids=str)
as_given = pytest.mark.parametrize("form", ["pasted", "page"])


def read_as(form: str, imitation: Imitation) -> Article:
    content = imitation.pasted if form == "pasted" else as_page(imitation)
    return given(content, imitation.url)


@every_imitation
@as_given
def test_the_body_is_the_article_and_nothing_beside_it(form: str, imitation: Imitation) -> None:
    article = read_as(form, imitation)
    assert article.body == "\n\n".join(imitation.body)
    assert [words for words in imitation.beside if words in article.body] == []


@every_imitation
@as_given
def test_headline_byline_outlet_and_language_are_found(form: str, imitation: Imitation) -> None:
    article = read_as(form, imitation)
    assert article.headline == imitation.headline
    assert article.byline == imitation.byline
    assert article.outlet == imitation.outlet
    assert article.language == imitation.language
    assert article.canonical_url == imitation.url


@every_imitation
@as_given
def test_the_day_of_publication_is_found_with_its_basis(form: str, imitation: Imitation) -> None:
    article = read_as(form, imitation)
    assert (article.published, article.published_basis) == (imitation.published, imitation.basis)
    assert bool(article.published_note) == (imitation.basis == "inferred")


@every_imitation
@as_given
def test_every_quotation_stands_in_the_body_letter_by_letter(
    form: str, imitation: Imitation
) -> None:
    article = read_as(form, imitation)
    assert [said.quote for said in imitation.said if said.quote not in article.body] == []


@every_imitation
@as_given
def test_every_field_that_is_filled_says_why(form: str, imitation: Imitation) -> None:
    article = read_as(form, imitation)
    fields = {"headline", "byline", "published", "language", "canonical_url"}
    filled = {field for field in fields if getattr(article, field)}
    filled.add("outlet" if article.outlet else "outlet_name")
    assert {because.field for because in article.because} == filled
    assert all(because.reason.endswith(".") for because in article.because)


@every_imitation
def test_nothing_of_a_pasted_text_is_lost(imitation: Imitation) -> None:
    """But for the marks of Markdown, and the addresses behind its links."""
    article = given(imitation.pasted, imitation.url)
    kept = " ".join([article.body, *(cut.text for cut in article.cut)]).split()
    pasted = imitation.pasted.replace("[said](#)", "said").replace("[resume direct flights](#)", "")
    missing = [word for word in set(pasted.split()) if word not in kept and "(" not in word]
    assert [word for word in missing if not set("*#[<") & set(word)] == []


def test_without_an_address_a_pasted_article_gives_its_own() -> None:
    article = given(RELATED.pasted)
    assert article.canonical_url == RELATED.url
    assert (article.outlet, article.published) == (RELATED.outlet, RELATED.published)


def test_an_outlet_that_is_not_known_is_proposed() -> None:
    article = read(Source(content=as_page(TICKER), url=TICKER.url), Names(), TODAY)
    assert (article.outlet, article.outlet_name) == ("", "harbourtimes.example")
    assert article.domain == "harbourtimes.example"


def test_a_date_that_is_to_come_is_not_the_day_of_publication() -> None:
    before = date(2026, 6, 1)
    article = read(Source(content=INTERVIEW.pasted, url=INTERVIEW.url), NAMES, before)
    assert article.published_basis != "stated"


def test_the_page_is_read_the_same_as_bytes_of_any_charset() -> None:
    text = as_page(TICKER)
    expected = given(text, TICKER.url)
    assert given(text.encode(), TICKER.url) == expected
    assert given(b"\xff\xfe" + text.encode("utf-16-le"), TICKER.url) == expected


def test_text_that_is_called_a_text_is_not_taken_for_a_page() -> None:
    text = "The editor typed <p> by hand, and that is what stands in this sentence of the article."
    assert given(text, media_type="text/plain").body == text


def test_a_page_is_a_page_whatever_it_is_called() -> None:
    assert given(as_page(TICKER), media_type="text/plain").body == "\n\n".join(TICKER.body)
    late = f"<!-- {'x' * 9000} --><p>One.</p><p>Two.</p>"
    assert given(late, media_type="text/html").body == "One.\n\nTwo."
    assert given(late, name="saved.HTML").body == "One.\n\nTwo."


@pytest.mark.parametrize("content", ["", " \n\t ", b"", "\x00\x01", b"\xef\xbb\xbf", "\ufeff"])
def test_nothing_is_refused_in_a_sentence(content: str | bytes) -> None:
    with pytest.raises(IntakeError, match=r"^There is no text in what was given\.$"):
        given(content)


@pytest.mark.parametrize(
    "content",
    [
        "<html></html>",
        "<html><body><script>var a = 'An article in a script is none.'</script></body></html>",
        "<div>" * 100_000,
        "<!DOCTYPE html><html><head><title>A title</title></head><body></body></html>",
    ],
)
def test_a_page_without_text_is_refused_in_a_sentence(content: str) -> None:
    with pytest.raises(IntakeError, match=r"^This is no web page .* in its markup\.$"):
        given(content)


def test_what_is_too_large_is_refused_in_a_sentence() -> None:
    with pytest.raises(IntakeError, match=r"larger than 5 MB"):
        given("a" * 5_000_001)


def test_menus_alone_are_no_article() -> None:
    with pytest.raises(IntakeError, match="no article in it"):
        given("Skip to content\nSubscribe\n* indicates required\nShare")


def test_the_body_is_as_the_record_keeps_texts() -> None:
    for imitation in IMITATIONS:
        body = given(imitation.pasted, imitation.url).body
        assert body == clean_text(body)


def test_what_is_too_long_for_its_field_is_cut_short_or_not_taken() -> None:
    page = as_page(TICKER).replace(TICKER.byline, "Olena Marchuk " * 30)
    article = given(page.replace("<h1>", f"<h1>{'Envoys meet ' * 40}"))
    assert len(article.headline) <= 300
    assert article.headline == article.headline.strip()
    assert article.byline == ""


def test_an_outlets_own_name_is_no_byline() -> None:
    page = as_page(RELATED).replace("<head>", '<head><meta name="author" content="TASS">')
    assert given(page).byline == ""
