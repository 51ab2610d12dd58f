"""The whole site, byte for byte, with drafts in the database and without; and planted leaks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path, resolve
from pytest_django import DjangoDbBlocker, Settings

from dashboard import urls
from tests import drafts, fuller_record, sweep
from tests.leaks import LEAKS
from tests.sweep import Answer, Difference
from tracker import projection
from tracker.models import (
    Actor,
    Claim,
    Event,
    FormerSlug,
    Issue,
    Outlet,
    Party,
    Report,
    Statement,
)

# Each test runs inside the transaction of the module; the mark has the test database made.
pytestmark = pytest.mark.django_db

# One of each kind that is public and shown by the sample, for what is asked of one page alone.
SHOWN = {
    "issue": ["flights", "fishing"],
    "event": ["istanbul-round-spring-2025", "oslo-meeting"],
    "actor": ["sergei-ryabkov"],
    "party": ["russia", "norway"],
    "outlet": ["trt-world"],
    "report": ["8ptwgm9f", fuller_record.WITHDRAWN],
    "claim": ["kh7d4yvj"],
    "statement": ["rf6jmn8p"],
}
# The sweep asks for every public claim's page only so often: they are many, and much alike.
EVERY_SO_MANY_CLAIMS = 9
# How many of the options a filter offers are tried.
OPTIONS = 2

BY_SLUG: dict[str, type[Any]] = {
    "issue": Issue,
    "event": Event,
    "person": Actor,
    "party": Party,
    "outlet": Outlet,
}
NUMBERED: dict[str, type[Any]] = {"report": Report, "statement": Statement, "claim": Claim}

DAYS = (
    "1000-01-01",
    "2024-03-01",  # the day of the first draft: before the record, with drafts or without
    "2025-04-09",
    "2025-06-10",
    "2026-06-26",
    "2026-11-23",
    "2027-01-15",  # the day of the last draft
    "yesterday",
)


def samples() -> dict[str, list[dict[str, str]]]:
    """Arguments for every pattern: what is public, drafts, former names, unknown ones."""
    found = {}
    for name, model in BY_SLUG.items():
        noun = model._meta.model_name
        former = (
            FormerSlug.objects.filter(noun=noun).order_by("slug").values_list("slug", flat=True)
        )
        rows = model.objects.order_by("slug").values_list("slug", flat=True)
        found[name] = [{"slug": slug} for slug in [*rows, *former, "never-heard-of"]]
    for name, model in NUMBERED.items():
        rows = model.objects.order_by("public_id").values_list("public_id", flat=True)
        found[name] = [{"public_id": public_id} for public_id in [*rows, "23456789"]]
    found["claim"] = found["claim"][::EVERY_SO_MANY_CLAIMS]
    # Other spellings; the last is of an actor that only drafts know.
    found["person"] += [{"slug": slug} for slug in ("ryabkov", "рябков", "a-hush-envoy")]
    found["preview"] = [{"noun": noun} for noun in ("report", "assessment", "nothing")]
    found["password_reset_confirm"] = [{"uidb64": "MQ", "token": "set-password"}]
    return found


def addresses() -> list[str]:
    """All that the sweep asks for, in the world as it is; drafts must be in it."""
    found = sweep.paths(samples())
    asked = [address for each in found.values() for address in each]
    dated = [address for name, each in found.items() if name not in NUMBERED for address in each]
    asked += [sweep.ask_with(address, as_of="2025-06-11") for address in dated]
    representatives = [
        *(address for each in found.values() if len(each) == 1 for address in each),
        *(address for each in found.values() for address in each if _is_shown(address)),
    ]
    asked += [sweep.ask_with(address, as_of=day) for address in representatives for day in DAYS]
    for address in representatives:
        asked += _arranged(address)
    asked += [leak.at for leak in LEAKS.values()]
    return list(dict.fromkeys(asked))


def _is_shown(address: str) -> bool:
    names = {name for each in SHOWN.values() for name in each}
    hushed = {now for _, now in drafts.HUSHED.values()}
    return address.strip("/").rpartition("/")[2] in names | hushed


def _arranged(address: str) -> Iterator[str]:
    """The page under its filters, sorts and pages: what it offers, and what only drafts know."""
    visitor = sweep.Visitor()
    with sweep.parameters_read() as names:
        answer = visitor.get(address)
    options = sweep.offered(address, answer.text) if answer.status == 200 else {}
    for name in sorted(names - {"as_of"}):
        few = options.get(name, [])
        for value in few[:OPTIONS]:
            yield sweep.ask_with(address, **{name: value})
        for value in few[:1]:
            yield sweep.ask_with(address, **{name: value, "as_of": "2025-06-11"})
        for _, now in drafts.HUSHED.values():
            yield sweep.ask_with(address, **{name: now})
        for value in ("2", "999", "2024-03-01", "2026-11-20"):
            yield sweep.ask_with(address, **{name: value})


# The two worlds.


@dataclass
class Worlds:
    """What the site answers without drafts and with them, plain and under each planted leak."""

    without: dict[str, Answer] = field(default_factory=dict)
    having: dict[str, Answer] = field(default_factory=dict)
    leaking: dict[str, list[Difference]] = field(default_factory=dict)
    rebuilt: list[Any] = field(default_factory=list)


@contextmanager
def undone() -> Iterator[None]:
    """A transaction that is taken back at its end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def worlds(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Worlds:
    found, leaked = Worlds(), {}
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        sweep.fix_the_tokens(patch)
        with undone():
            sweep.stop_the_clock(patch)
            drafts.enter_early_drafts()
            fuller_record.publish_fuller_record()
            # Drafts are entered later than anything else happens: no clock may tell of it.
            sweep.stop_the_clock(patch, sweep.TODAY + timedelta(minutes=30))
            drafts.enter_drafts()
            found.rebuilt = projection.check(projection.everything())
            sweep.stop_the_clock(patch, sweep.TODAY + timedelta(hours=1))
            asked = addresses()
            found.having = sweep.walk(asked)
            for name, leak in LEAKS.items():
                if not leak.on_entering:
                    with pytest.MonkeyPatch.context() as planting:
                        leak.patch(planting)
                        leaked[name] = sweep.walk([leak.at])
        with undone():
            sweep.stop_the_clock(patch)
            fuller_record.publish_fuller_record()
            sweep.stop_the_clock(patch, sweep.TODAY + timedelta(hours=1))
            found.without = sweep.walk(asked)
            for name, leak in LEAKS.items():
                with pytest.MonkeyPatch.context() as planting:
                    leak.patch(planting)
                    clean = sweep.walk([leak.at])
                    if leak.on_entering:
                        with undone():
                            drafts.enter_drafts()
                            leaked[name] = sweep.walk([leak.at])
                found.leaking[name] = sweep.differences(clean, leaked[name])
    return found


def test_the_whole_site_is_the_same_with_drafts_and_without(worlds: Worlds) -> None:
    found = sweep.differences(worlds.without, worlds.having)
    assert not found, "\n".join(str(difference) for difference in found[:20])


def test_the_walk_sees_the_site_and_not_its_errors(worlds: Worlds) -> None:
    """Else two broken sites would be found equal."""
    statuses = {answer.status for answer in worlds.having.values()}
    assert statuses == {200, 301, 400, 404}
    served = [address for address, answer in worlds.having.items() if answer.status == 200]
    asked = {resolve(urlsplit(address).path).view_name for address in served}
    # To a stranger there is no preview, of anything.
    assert asked == {pattern.name for pattern in sweep.patterns()} - {"preview"}
    assert len(served) > 400


def test_no_answer_holds_a_word_of_a_draft(worlds: Worlds) -> None:
    """Addresses may come back in links, but they are what the reader wrote, in small letters."""
    mark = drafts.MARK.encode()
    assert [a for a, answer in worlds.having.items() if mark in answer.body] == []


def test_rebuilding_everything_while_drafts_lie_there_changes_nothing(worlds: Worlds) -> None:
    assert worlds.rebuilt == []


@pytest.mark.parametrize("name", LEAKS)
def test_a_planted_leak_is_caught(worlds: Worlds, name: str) -> None:
    assert LEAKS[name].at in worlds.having
    assert worlds.leaking[name]
    answers = {
        part
        for found in worlds.leaking[name]
        if found.part == "status"
        for part in (found.one, found.other)
    }
    assert 500 not in answers, "It broke the page, which is not how a leak would look."


def forgotten(request: HttpRequest, slug: str) -> HttpResponse:
    raise NotImplementedError


def test_a_pattern_without_a_sample_fails_the_sweep(settings: Settings) -> None:
    known = {each.name: [dict.fromkeys(each.parameters, "x")] for each in sweep.patterns()}
    site = ModuleType("site_with_a_forgotten_page")
    site.urlpatterns = [*urls.urlpatterns, path("secrets/<slug:slug>/", forgotten, name="secret")]  # type: ignore[attr-defined]
    settings.ROOT_URLCONF = site
    with pytest.raises(pytest.fail.Exception, match="no sample for the pattern 'secrets/"):
        sweep.paths(known)
