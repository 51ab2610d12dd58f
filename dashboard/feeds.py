"""The feeds of the site, in Atom: what was corrected, and what each version changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from dashboard import correction_rows, revision_rows
from dashboard.page import day_query, narrowed
from tracker.ledger import Ledger
from tracker.text import clean_text

# So many of the newest entries a feed holds.
ENTRIES = 30
CONTENT_TYPE = "application/atom+xml; charset=utf-8"


class Feed(Atom1Feed):
    """A feed must say when it changed last: without an entry, when the ledger did."""

    ledger_changed = datetime.min.replace(tzinfo=UTC)

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else self.ledger_changed


def corrections(ledger: Ledger) -> HttpResponse:
    """An entry for each act of the desk that corrected or withdrew something public."""
    feed = _feed(ledger, "Corrections", "corrections", "What was changed after it was public.")
    moments = [*ledger.corrections().moments()[:ENTRIES]]
    page = _absolute(reverse("corrections") + day_query(ledger))
    for act in correction_rows.acts_at(ledger, moments):
        link = f"{page}#{act['anchor']}"
        _add(
            feed, act["title"], link, act["moment"], "dashboard/_feed_correction.html", {"act": act}
        )
    return _answer(feed)


def changes(ledger: Ledger) -> HttpResponse:
    """An entry for each version of the ledger, with the readings that it changed."""
    feed = _feed(ledger, "Changes", "changes", "What each version of the ledger changed.")
    since = max(0, ledger.version - ENTRIES)
    log = revision_rows.log(ledger, since)
    made = dict(ledger.versions().filter(number__gt=since).values_list("number", "made_at"))
    for version in log["versions"]:
        number = version["number"]
        link = _absolute(narrowed(ledger, "changes", version=str(number - 1)))
        words = f"Version {number} of the ledger"
        _add(feed, words, link, made[number], "dashboard/_feed_version.html", {"version": version})
    return _answer(feed)


def _feed(ledger: Ledger, title: str, page: str, subtitle: str) -> Feed:
    query = day_query(ledger)
    whole = ledger.negotiation.title or "Pourparler"
    feed = Feed(
        title=clean_text(f"{title}: {whole}", one_line=True),
        description=subtitle,
        link=_absolute(reverse(page) + query),
        feed_url=_absolute(reverse(f"{page}_feed") + query),
        language="en",
        author_name="Pourparler",
    )
    feed.ledger_changed = ledger.negotiation.changed_at or feed.ledger_changed
    return feed


def _add(
    feed: Feed, title: str, link: str, made: datetime, template: str, context: dict[str, Any]
) -> None:
    feed.add_item(
        title=clean_text(title, one_line=True),
        link=link,
        # Feed readers take it as HTML: it is rendered, and so escaped, like every page.
        description=clean_text(render_to_string(template, context)),
        unique_id=link,
        pubdate=made,
        updateddate=made,
    )


def _absolute(address: str) -> str:
    return f"{settings.PUBLIC_BASE_URL}{address}"


def _answer(feed: Feed) -> HttpResponse:
    return HttpResponse(feed.writeString("utf-8"), content_type=CONTENT_TYPE)
