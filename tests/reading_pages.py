"""Reading public pages in tests: the words a visitor sees, on the day of the sample's sweeps."""

from __future__ import annotations

import re
from html import unescape

from django.http import HttpResponse
from django.test import Client

from tests.factories import make_claim, make_report, make_statement
from tracker import projection
from tracker.models import Actor, Claim

_HIDDEN = re.compile(r"<(script|style|head|svg)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def answer(client: Client, address: str, status: int = 200) -> HttpResponse:
    response: HttpResponse = client.get(address)  # type: ignore[assignment]
    assert response.status_code == status
    return response


def html(client: Client, address: str, status: int = 200) -> str:
    return answer(client, address, status).content.decode()


def words(client: Client, address: str, status: int = 200) -> str:
    """What a page says, without its markup and with single spaces."""
    return plain(html(client, address, status))


def section(client: Client, anchor: str, address: str) -> str:
    """What one section of a page says; there must be that section."""
    _, opening, rest = html(client, address).partition(f'aria-labelledby="{anchor}">')
    assert opening, f"{address} has no section {anchor}."
    return plain(rest.partition("</section>")[0])


def plain(markup: str) -> str:
    """The words of a piece of a page."""
    text = " ".join(unescape(_TAG.sub(" ", _HIDDEN.sub(" ", markup))).split())
    return re.sub(r" (?=[.,;:)])|(?<=\() ", "", text)


def say(speaker: Actor, day: str = "2025-06-10", **fields: object) -> Claim:
    """A claim in a report of that day, of a statement the speaker made on it."""
    statement = make_statement(speaker, said=day)
    return make_claim(report=make_report(published=day), statement=statement, **fields)


def read_again() -> None:
    """Bring the readings up to the record the factories made."""
    projection.rebuild(projection.everything())
