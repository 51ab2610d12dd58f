"""What an editor decides on the page of a review, by the name of its button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import ModelForm
from django.http import QueryDict

from tracker.admin.intake.review import REPORT, Review, accept_claim, accept_report
from tracker.intake import drafting
from tracker.intake.drafting import Refused
from tracker.intake.keeping import suggestion_of
from tracker.intake.second_reading import put_back_and_read
from tracker.models import IntakeState, Suggested

_SHOWN = 60


class UnknownNumber(Exception):
    """A parameter that names no card of the page; the message says which."""


def number_in(given: Mapping[str, Any], name: str, review: Review) -> int | None:
    """The card that a parameter names: 0 for the report, else a suggestion; None if not given."""
    text = str(given.get(name, ""))
    if not text:
        return None
    # Longer ones name nothing, and reading them takes its time.
    if not (text.isascii() and text.isdigit() and len(text) < 7) or int(text) > len(review.rows):
        raise UnknownNumber(f"{name}: {text[:20]!r} is no number of a suggestion here.")
    return int(text)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision led to: a sentence and the next card, or a form that is not in order."""

    said: str
    next: int
    form: ModelForm | None = None
    level: int = messages.SUCCESS


def form_of(review: Review, number: int) -> ModelForm:
    """The form of the report, or of a suggestion that is open."""
    if number == REPORT:
        if review.intake.report is not None:
            raise Refused("The draft is made: change the report in its own form.")
        return review.draft_form()
    row = _row(review, number)
    if not row.is_open:
        raise Refused("It is decided: take the decision back before you change it.")
    return review.claim_form(row)


def _row(review: Review, number: int) -> Suggested:
    row = review.row(number)
    if row is None:
        raise Refused("There is no such suggestion.")
    return row


def _accept(review: Review, number: int, given: QueryDict, editor: Any) -> Outcome:
    """As it was suggested, or as the form was sent."""
    data = given if "typed" in given else {}
    if number == REPORT:
        draft = review.draft_form(data)
        if not accept_report(draft, review.intake):
            return Outcome("", number, draft)
        return Outcome("The draft is made: what you accept now becomes its claims.", _next(review))
    row = _row(review, number)
    form = review.claim_form(row, data)
    if not accept_claim(form, row, editor):
        return Outcome("", number, form)
    return Outcome(f"Accepted: {_words(row)}", _next(review, number))


def _reject(review: Review, number: int, given: QueryDict, editor: Any) -> Outcome:
    """A rejected report is an article that is set aside."""
    if number == REPORT:
        drafting.set_state(review.intake, IntakeState.SET_ASIDE)
        return Outcome("Set aside: nothing was made of it.", REPORT)
    row = _row(review, number)
    drafting.reject(row, editor)
    return Outcome(f"Rejected: {_words(row)}", _next(review, number))


def _reopen(review: Review, number: int, given: QueryDict, editor: Any) -> Outcome:
    if number == REPORT:
        drafting.set_state(review.intake, IntakeState.OPEN)
        return Outcome("The review is open again.", REPORT)
    row = _row(review, number)
    drafting.reopen(row)
    return Outcome(f"Taken back: {_words(row)}", number)


def _finish(review: Review, number: int, given: QueryDict, editor: Any) -> Outcome:
    drafting.set_state(review.intake, IntakeState.FINISHED)
    return Outcome("The review is finished; what was not decided stays as it is.", number)


def _put_back(review: Review, number: int, given: QueryDict, editor: Any) -> Outcome:
    cut = given.get("cut", "")
    if not (cut.isascii() and cut.isdigit() and len(cut) < 7):
        raise UnknownNumber("cut: a number of a passage is expected.")
    added = put_back_and_read(review.intake, int(cut))
    if not added:
        return Outcome("Put back into the article.", number)
    what = "one more suggestion" if added == 1 else f"{added} more suggestions"
    return Outcome(f"Put back into the article, with {what}.", len(review.rows) + 1)


def _next(review: Review, number: int = REPORT) -> int:
    review.intake.refresh_from_db()
    return Review(review.intake).next_open(number)


def _words(row: Suggested) -> str:
    quote = suggestion_of(row).quote
    return f"“{quote if len(quote) <= _SHOWN else quote[:_SHOWN].rstrip() + '…'}”"


DECISIONS: Mapping[str, Callable[[Review, int, QueryDict, Any], Outcome]] = {
    "accept": _accept,
    "reject": _reject,
    "reopen": _reopen,
    "finish": _finish,
    "put_back": _put_back,
}
