"""One actor: what it said and in which office, its own words on each issue, its forecasts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from dashboard import person_page
from dashboard.page import public, show
from tracker.ledger import Ledger, Moved, NotPublic
from tracker.models import Actor


@public
def person(request: HttpRequest, ledger: Ledger, slug: str) -> HttpResponse:
    """What is on record of an actor by the day; another spelling of the name leads to it."""
    try:
        actor: Actor = ledger.find("actor", slug)
    except NotPublic:
        if found := person_page.spelled(slug, ledger.actors()):
            raise Moved(found) from None
        raise
    context = {"actor": actor, **person_page.context(ledger, actor)}
    return show(request, ledger, "dashboard/person.html", context)
