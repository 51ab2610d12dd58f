"""What strangers write into addresses: every answer is a page of the site, and none is a 500."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

import pytest
from django.db import transaction
from django.urls import resolve
from pytest_django import DjangoDbBlocker

from tests import nasty, sweep
from tests.sample_rows import load_sample
from tests.sweep import Answer, Visitor
from tracker.models import FormerSlug

# Each test runs inside the transaction of the module; the mark has the test database made.
pytestmark = pytest.mark.django_db

# One of each; what is asked of one issue is asked of all.
SAMPLES = {
    "issue": [{"slug": "flights"}],
    "event": [{"slug": "istanbul-round-spring-2025"}],
    "person": [{"slug": "sergei-ryabkov"}],
    "party": [{"slug": "russia"}],
    "outlet": [{"slug": "trt-world"}],
    "report": [{"public_id": "8ptwgm9f"}],
    "statement": [{"public_id": "rf6jmn8p"}],
    "claim": [{"public_id": "kh7d4yvj"}],
    "preview": [{"noun": "report"}],
    "password_reset_confirm": [{"uidb64": "MQ", "token": "set-password"}],
}
# What these take has a form and is read; all others take one word of a list, or none.
TYPED = {"as_of", "seen", "page", "sort", "known_from", "from"}
# Parameters that are known to be there, so that finding them by what views read cannot find none.
KNOWN = {
    "front": {"as_of", "seen"},
    "issue": {"as_of", "seen", "sort", "page"},
    "event": {"as_of", "seen", "sort", "page"},
    "reports": {"as_of", "seen", "sort", "page", "outlet", "known_from", "known_until"},
    "claims": {
        "as_of", "seen", "sort", "page", "issue", "event", "party", "speaker", "outlet", "voice",
        "kind", "aspect", "support", "contested", "known_from", "known_until",
    },
    "disputes": {"as_of", "seen", "page", "issue", "event", "aspect", "relation"},
    "forecasts": {
        "as_of", "seen", "sort", "page", "state", "speaker", "party", "event", "issue", "voice",
    },
    "changes": {"as_of", "seen", "since", "until", "version"},
    "corrections": {"as_of", "seen", "page"},
    "timeline": {"as_of", "seen", "series", "kind", "status", "from", "until", "page"},
    "events": {"as_of", "seen", "page"},
}  # fmt: skip


@pytest.fixture(scope="module")
def visitor(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Visitor]:
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        pytest.MonkeyPatch.context() as patch,
    ):
        sweep.stop_the_clock(patch)
        load_sample()
        FormerSlug.objects.create(noun="issue", slug="planes", now="flights")
        yield Visitor()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def parameters(visitor: Visitor) -> Mapping[str, set[str]]:
    """By the path of each public page, the names of all parameters that it reads."""
    found = {}
    for name, (path,) in sweep.paths(SAMPLES).items():
        if name in sweep.public_names():
            with sweep.parameters_read() as names:
                assert visitor.get(path).status == 200
            found[path] = set(names)
    return found


def test_there_are_nasty_values_enough():
    assert len(nasty.VALUES) == len(set(nasty.VALUES)) >= 120


def test_the_sweep_finds_the_parameters_of_every_page(visitor: Visitor, parameters: Any):
    found = {resolve(path).view_name: names for path, names in parameters.items()}
    assert {name: found[name] for name in KNOWN} == KNOWN
    assert all({"as_of", "seen"} <= names for name, names in found.items() if name != "robots")
    for path, names in parameters.items():
        assert sweep.offered(path, visitor.get(path).text).keys() <= names, path


PAGES = sorted(sweep.public_names())


@pytest.mark.parametrize("name", PAGES)
def test_a_nasty_value_gives_a_page_and_a_400_names_the_parameter(
    visitor: Visitor, parameters: Any, name: str
):
    (path,) = sweep.paths(SAMPLES)[name]
    wrong = [
        found
        for parameter in sorted(parameters[path])
        for value in (nasty.VALUES if parameter in TYPED else nasty.VALUES[::2])
        if (found := problem(visitor.get(f"{path}?{parameter}={value}"), parameter, value))
    ]
    assert wrong == []


@pytest.mark.parametrize("name", PAGES)
def test_a_parameter_given_twice_is_a_400_that_names_it(
    visitor: Visitor, parameters: Any, name: str
):
    (path,) = sweep.paths(SAMPLES)[name]
    for parameter in sorted(parameters[path]):
        answer = visitor.get(f"{path}?{parameter}=2025-06-10&{parameter}=2025-06-11")
        assert answer.status == 400, parameter
        assert f"<code>{parameter}</code>" in answer.text


def problem(answer: Answer, parameter: str, value: str) -> str:
    """What is wrong with the answer to a nasty value; "" for nothing."""
    asked = f"{parameter}={value[:60]}"
    if answer.status not in (200, 400, 404):
        return f"{asked}: {answer.status}"
    if (
        answer.status == 400
        and f"The trouble is with <code>{escape(parameter)}</code>" not in answer.text
    ):
        return f"{asked}: a 400 that does not name the parameter"
    if answer.status == 400 and "expects" not in answer.text:
        return f"{asked}: a 400 that does not say what was expected"
    if "<script>alert" in answer.text or "onerror=alert(1)>" in answer.text:
        return f"{asked}: not escaped"
    return ""


def test_a_parameter_nobody_declared_changes_nothing(visitor: Visitor):
    for path in ("/claims/", "/timeline/"):
        for query in nasty.QUERIES:
            answer = visitor.get(f"{path}?{query}")
            # The timeline has a parameter of that name, and says so.
            has_it = path == "/timeline/" and query.startswith("status=")
            assert answer.status == (400 if has_it else 200), (path, query[:60])
            assert "<script>" not in answer.text


def test_a_nasty_path_is_not_found_and_leads_nowhere_else(visitor: Visitor):
    wrong = []
    for path in nasty.PATHS:
        for method in ("GET", "HEAD", "POST"):
            answer = visitor.ask(visitor.requests.generic(method, "/", PATH_INFO=path))
            location = answer.header("Location") or "/"
            # Without the token of a form nothing is posted, wherever it leads.
            refused = method == "POST" and answer.status in (403, 405)
            if (
                not (answer.status == 404 or refused or _is_a_page(path))
                or answer.status >= 500
                or not location.startswith("/")
                or location.startswith(("//", "/\\"))
                or not answer.header("Content-Security-Policy")
            ):
                wrong.append((method, path[:60], answer.status, location))
    assert wrong == []


def _is_a_page(path: str) -> bool:
    """Those that are an address of the site after all, or one without its last stroke."""
    return path in ("/issues/flights", "/issues/none/", "/admin", "/outlets/tass/?")


def test_a_former_name_is_the_only_redirect_and_keeps_the_parameters(visitor: Visitor):
    answer = visitor.get("/issues/planes/?as_of=2025-06-11&sort=-outlet")
    assert (answer.status, answer.header("Location")) == (
        301,
        "/issues/flights/?as_of=2025-06-11&sort=-outlet",
    )
    for value in nasty.VALUES:
        answer = visitor.get(f"/issues/planes/?sort={value}")
        # An address that long would be refused by the browser it is sent to.
        assert answer.status == (400 if len(value) > 16_000 else 301)
        assert answer.status == 400 or str(answer.header("Location")).startswith(
            "/issues/flights/?"
        )
