"""What stands around an article on a page: navigation, ticker, forms; in words of our own."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

TEASER = (
    "Senators are asked to soften the bill on oil, Courier reports\n"
    "The White House is said to have asked two senators for words that would let it choose whom the"
    " bill hits and for how long."
)
TICKER = (
    "News Feed\n\n"
    "12:31 PM\n\n"
    "New prosecutor sworn in after a long night in parliament.\n\n"
    "The new prosecutor, who used to head the tax office, follows a man who stepped down in"
    " October 2024 over a scandal about false certificates.\n"
    "10:05 AM\n\n"
    "Five hurt as drones hit a depot.\n\n"
    "Drones were launched overnight against two regions, the air force said on June 17, 2025. Most"
    " of them were brought down, according to the statement.\n"
    "6:52 PM  (Updated: )\n\n"
    "President arrives hours after his host has left.\n\n"
    "He was to meet his host at the summit. It was not clear whether they would still meet.\n"
    "MORE NEWS\n\n"
    "Editors' Picks\n"
)
FORMS = (
    "Enter your email to subscribe\n"
    "Please, enter correct email address\n"
    "Subscribe\n"
    "* indicates required\n"
    "* indicates required\n"
    "Subscribe\n"
    "* indicates required\n"
    "The Harbour explained, with a friend\n"
    "* indicates required\n"
    "Successfuly subscribed\n"
    "Thank you for signing up for this newsletter. We’ve sent you a confirmation email."
)


def page(
    *,
    headline: str,
    paragraphs: Sequence[str],
    published: str = "",
    byline: str = "",
    url: str = "",
    language: str = "en",
    head: str = "",
) -> str:
    """A web page with an article of these paragraphs (as HTML) among all that pages have."""
    stated = f'<meta property="article:published_time" content="{published}T06:23:00Z">'
    signed = f'<p class="byline">by <a rel="author" href="/authors/1">{byline}</a></p>'
    return f"""<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8">
<title>{escape(headline)} | A Paper</title>
<meta property="og:title" content="{escape(headline)}">
<link rel="canonical" href="{escape(url)}?utm_source=page">
{stated if published else ""}{head}
<style>p {{ color: red }}</style><script>var p = "<p>Not a paragraph</p>";</script>
</head><body class="single has-subscribe">
<a class="skip-link" href="#main">Skip to content</a>
<nav><ul><li><a href="/">Home</a></li><li><a href="/war">War</a></li></ul></nav>
<main id="main"><article>
<h1>{escape(headline, quote=False)}</h1>
{signed if byline else ""}
<figure><img src="a.jpg" alt=""><figcaption>A guard walks past the embassy on Nov. 30, 2023. (Ivan
Petrenko via Getty Images)</figcaption></figure>
{_in_paragraphs(paragraphs)}
</article></main>
<aside class="news-feed"><h2>News Feed</h2>
<div><time>12:31 PM</time><p>New prosecutor sworn in after a long night in parliament.</p>
<p>The new prosecutor, who used to head the tax office, follows a man who stepped down in October
2024 over a scandal about false certificates.</p></div>
<div><time datetime="2025-06-17T10:05">10:05 AM</time><p>Five hurt as drones hit a depot.</p></div>
</aside>
<section class="newsletter"><form><label>Enter your email to subscribe <input name="email"></label>
<button>Subscribe</button><p>* indicates required</p></form></section>
<footer><p>© 2026 A Paper. All rights reserved.</p></footer>
</body></html>"""


def _in_paragraphs(paragraphs: Sequence[str]) -> str:
    """The paragraphs, with a block that has nothing to do with them after the third."""
    related = (
        '<div class="related-article"><b>Related article:</b> <a href="/x">Two Bridges</a></div>'
    )
    marked = [f"<p>{paragraph}</p>" for paragraph in paragraphs]
    return "\n".join([*marked[:3], related, *marked[3:]])
