"""The stored claims of a report's form: folded to a line, and opened one at a time.

Of a claim that is folded the form sends its key, and nothing else: see decision 0013.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import InlineAdminForm, InlineAdminFormSet
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied
from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from tracker import quotations
from tracker.admin.editing import DeskAdmin
from tracker.admin.savings import is_key, left_folded, shapes_of
from tracker.models import Claim, Report
from tracker.quotations import QuoteState
from tracker.text import clean_text

# What the button of a folded claim is called where no script opens it; its value is the key.
OPEN = "_open"
# The code of the error that keeps a form from being saved while a claim of it is being opened.
OPENING = "opening"
OPENED = "The claim is open. Nothing has been saved yet."
# So many claims are opened at once where nobody asked for them.
MOST = 20

_KEY = re.compile(r"claims-([0-9]{1,4})-id")


class ClaimRows(InlineAdminFormSet):
    """The claims as the page lists them: those that are stored, folded or open, and new ones."""

    @classmethod
    def of(cls, given: Any) -> ClaimRows:
        return cls(
            given.opts,
            given.formset,
            given.fieldsets,
            given.prepopulated_fields,
            given.readonly_fields,
            given.model_admin,
            given.has_add_permission,
            given.has_change_permission,
            given.has_delete_permission,
            given.has_view_permission,
        )

    def stored(self) -> Iterator[InlineAdminForm]:
        fixed = [] if self.has_change_permission else flatten_fieldsets(self.fieldsets)
        for form in self.formset.initial_forms:
            yield self._row(form, [*self.readonly_fields, *fixed])

    def added(self) -> Iterator[InlineAdminForm]:
        """The new ones, and last the empty one that the script makes new ones of."""
        for form in self.formset.extra_forms:
            yield self._row(form, self.readonly_fields)
        if self.has_add_permission:
            yield self._row(self.formset.empty_form, self.readonly_fields)

    def _row(self, form: Any, fixed: Any) -> InlineAdminForm:
        claim = form.instance
        address = self.opts.get_view_on_site_url(claim)
        return InlineAdminForm(
            self.formset, form, self.fieldsets, {}, claim, fixed, self.opts, address
        )

    @property
    def media(self) -> Media:
        """What an open claim needs: one may be opened later."""
        needed: Media = self.opts.media + self.formset.empty_form.media
        return needed


class FoldingAdmin(DeskAdmin):
    """The form of a report, in which a claim has fields only once it is opened."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.claim_fields)
        return [path("<int:pk>/claims/", view, name="tracker_report_claims"), *super().get_urls()]

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        given: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        return given | {"opened": frozenset(request.GET.get("open", "").split(","))}

    def get_inline_formsets(self, request: HttpRequest, *args: Any, **options: Any) -> list[Any]:
        return [
            ClaimRows.of(each) for each in super().get_inline_formsets(request, *args, **options)
        ]

    def claim_fields(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The fields of the claims that a page names as its form does, to be put in their places.

        They are those of the state in which the page was opened: if another is stored, there is
        none to give, and the form has to be sent to be told of it.
        """
        report = self.get_object(request, str(pk))
        if report is None:
            raise Http404
        if not self.has_view_or_change_permission(request, report):
            raise PermissionDenied
        if request.GET.get("opened", report.state_before) != report.state_before:
            return HttpResponse(status=409)
        context = {"rows": self._rows(request, report, _named(request.GET))}
        return TemplateResponse(request, "admin/tracker/report/claim_fields.html", context)

    def _rows(
        self, request: HttpRequest, report: Report, places: Mapping[str, int]
    ) -> Iterator[InlineAdminForm]:
        """The claims of these keys, opened, each at the place that its key has in the form."""
        ((kind, inline),) = self.get_formsets_with_inlines(request, report)
        formset = kind(
            instance=report,
            prefix=kind.get_default_prefix(),
            queryset=inline.opened(request, places.keys()),
            opened=places,
        )
        formset.places = dict(enumerate(places[str(row.pk)] for row in formset.get_queryset()))
        (rows,) = self.get_inline_formsets(request, [formset], [inline], report)
        shown: Iterator[InlineAdminForm] = rows.stored()
        return shown

    # What is sent.

    def complete(self, request: HttpRequest, obj: Any) -> None:
        """Open the claims whose buttons were pressed, and those that a new text spoils."""
        data = request.POST.copy()
        asked, text = data.getlist(OPEN), _new_text(obj, data)
        if not asked and text is None:
            return
        (shape,) = (shape for shape in shapes_of(self, request, obj) if shape.model is Claim)
        places = {key: f"{shape.prefix}-{number}" for key, number in _named(data).items()}
        folded = {
            place: claim
            for claim in obj.claims.all()
            if (place := places.get(str(claim.pk))) and left_folded(data, place, shape.fields)
        }
        wanted = [place for place, claim in folded.items() if str(claim.pk) in asked]
        if text is not None:
            wanted += self._spoiled(request, folded, text)
        for place in wanted:
            for name, texts in shape.values(folded[place]).items():
                data.setlist(f"{place}-{name}", texts)
        request.POST = data  # type: ignore[assignment]

    def _spoiled(self, request: HttpRequest, folded: Mapping[str, Claim], text: str) -> list[str]:
        """The places of claims that are in error with a new text, no more than can be overlooked.

        Each of them keeps the form from being saved, so the others have their turn after them.
        """
        found = [
            place
            for place, claim in folded.items()
            if f"{place}-DELETE" not in request.POST and _is_spoiled(claim, text)
        ]
        if len(found) > MOST:
            told = f"{len(found)} quotations are wrong for the new text: the first {MOST} are open."
            messages.warning(request, told)
        return found[:MOST]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        """Ask for no correction where all that was wanted is to open a claim."""
        is_opening = context["adminform"].form.has_error(NON_FIELD_ERRORS, OPENING)
        if is_opening and len(context["errors"]) == 1:
            messages.info(request, OPENED)
            context["errors"] = None
        return super().render_change_form(request, context, *args, **options)


def _named(data: Mapping[str, Any]) -> dict[str, int]:
    """The keys of stored claims in what a form sends, and the place of each in it."""
    found = ((_KEY.fullmatch(name), str(data[name])) for name in data)
    return {key: int(match[1]) for match, key in found if match and is_key(key)}


def _new_text(report: Report, data: Mapping[str, Any]) -> str | None:
    """The stored text as it is sent; None if it is what it was."""
    text = clean_text(data.get("body", report.body))
    return None if text == report.body else text


def _is_spoiled(claim: Claim, text: str) -> bool:
    """Whether the quotation is not in the text, or not at the place that was chosen for it."""
    if claim.quote_at is not None and quotations.ambiguity(claim.quote, claim.quote_at, text):
        return True
    is_held_to_it = bool(claim.quote) and claim.report.is_published
    return is_held_to_it and quotations.state(claim.quote, text) is QuoteState.NOT_FOUND
