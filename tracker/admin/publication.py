"""Publishing and withdrawing: the page that says what will change, and then does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from tracker import projection
from tracker.admin.changes import in_words
from tracker.admin.chosen import address_with, chosen_rows
from tracker.admin.correcting import CorrectingAdmin
from tracker.models import Negotiation, Publication
from tracker.projection import Foreseen, ReadingChange


@dataclass(frozen=True)
class Verb:
    """One way to change what is public."""

    slug: str
    label: str
    done: str
    publishes: bool
    needs_reason: bool
    reason_help: str = ""
    # Editors do it too: it hands a draft on, and the public sees nothing of it.
    hands_on: bool = False
    # The status of what it is done to; without one, whatever is not published, or is.
    of: str = ""

    def fits(self, status: str) -> bool:
        if self.of:
            return status == self.of
        return self.publishes is (status != Publication.PUBLISHED)


@dataclass(frozen=True)
class Candidate:
    """A row that was chosen, and what stands in the way of the verb."""

    row: Any
    problems: Sequence[str]
    remark: str


class PublicationAdmin(CorrectingAdmin):
    """Rows that are drafts until somebody with the right to it publishes them."""

    actions = ["publish", "withdraw"]
    verbs: dict[str, Verb] = {}
    publish_permission = ""

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.publish_permission))

    def may(self, request: HttpRequest, verb: Verb) -> bool:
        if verb.hands_on:
            return bool(self.has_change_permission(request))
        return self.has_publish_permission(request)

    def remark(self, request: HttpRequest, row: Any) -> str:
        """What whoever is about to do something with the row should know of it, or ""."""
        return ""

    def problems(self, verb: Verb, row: Any) -> Sequence[str]:
        """What stands in the way of the verb, as sentences."""
        raise NotImplementedError

    def foresee(self, verb: Verb, rows: Sequence[Any]) -> Foreseen | None:
        """What it comes to, where working that out takes long: before anybody has to wait."""
        return None

    def carry_out(
        self, verb: Verb, row: Any, reason: str, foreseen: Foreseen | None
    ) -> list[ReadingChange]:
        """Do it; raises ValidationError for what stands in the way."""
        raise NotImplementedError

    @admin.action(description="Publish…", permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse:
        return HttpResponseRedirect(address_with(f"{self._url_name}_publish", queryset))

    @admin.action(description="Withdraw…", permissions=["publish"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse:
        return HttpResponseRedirect(address_with(f"{self._url_name}_withdraw", queryset))

    @property
    def _url_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}"

    def get_urls(self) -> list[URLPattern]:
        own = [
            path(f"{slug}/", self._page(verb), name=f"{self._url_name}_{slug}")
            for slug, verb in self.verbs.items()
        ]
        return [*own, *super().get_urls()]

    def _page(self, verb: Verb) -> Callable[..., HttpResponse]:
        def page(request: HttpRequest) -> HttpResponse:
            return self.confirm(request, verb)

        return self.admin_site.admin_view(page)

    def confirm(self, request: HttpRequest, verb: Verb) -> HttpResponse:
        """List the readings that will change; on confirmation, change them."""
        if not self.may(request, verb):
            raise PermissionDenied
        candidates = [
            Candidate(row, self.problems(verb, row), self.remark(request, row))
            for row in chosen_rows(request, self.get_queryset(request))
        ]
        ready = [candidate.row for candidate in candidates if not candidate.problems]
        needs_reason = verb.needs_reason or any(
            row.status == Publication.WITHDRAWN for row in ready
        )
        problem = ""
        if request.method == "POST" and ready:
            problem = self._confirmed(request, verb, ready, needs_reason)
            if not problem:
                return HttpResponseRedirect(self._address_after(ready))
        changes = projection.preview(*ready, published=verb.publishes) if ready else []
        context = {
            **self.admin_site.each_context(request),
            "title": f"{verb.label} {self.opts.verbose_name_plural}",
            "opts": self.opts,
            "verb": verb,
            "candidates": candidates,
            "ready": ready,
            "changed": in_words(changes),
            "needs_reason": needs_reason,
            "problem": problem,
            "reason": request.POST.get("reason", ""),
            "seen": _state_of(ready),
            "pages_url": self._pages_url(ready) if verb.publishes else "",
        }
        return TemplateResponse(request, "admin/confirm_publication.html", context)

    def _pages_url(self, rows: Sequence[Any]) -> str:
        """Where the pages of the site are shown as they will stand once the rows are published."""
        ids = ",".join(row.public_id for row in rows)
        noun = str(self.opts.model_name)
        return f"{reverse('preview', args=[noun])}?ids={ids}" if ids else ""

    def _confirmed(
        self, request: HttpRequest, verb: Verb, rows: Sequence[Any], needs_reason: bool
    ) -> str:
        """Do it, all or nothing; what stood in the way, or "" if it is done."""
        reason = request.POST.get("reason", "").strip()
        if needs_reason and not reason:
            return "Say why: the reason is kept with it, and the public reads it."
        foreseen = self.foresee(verb, rows)
        try:
            with transaction.atomic():
                keys = [row.pk for row in rows]
                locked = [*self.model._default_manager.select_for_update().filter(pk__in=keys)]
                if request.POST.get("seen") != _state_of(locked):
                    return "The record has changed meanwhile: here is what would change now."
                changes = [
                    change for row in locked for change in self._do(verb, row, reason, foreseen)
                ]
                for row in locked:
                    self.log_change(request, row, f"{verb.done}. {reason}".strip())
        except ValidationError as error:
            return " ".join(error.messages)
        counted = f"{len(rows)} {self.opts.verbose_name_plural}" if len(rows) > 1 else str(rows[0])
        moved = "" if verb.hands_on else f" Readings changed: {len(changes)}."
        messages.success(request, f"{verb.done}: {counted}.{moved}")
        return ""

    def _do(
        self, verb: Verb, row: Any, reason: str, foreseen: Foreseen | None
    ) -> list[ReadingChange]:
        row._change_reason = f"{verb.done}. {reason}".strip()
        return self.carry_out(verb, row, reason, foreseen)

    def _address_after(self, rows: Sequence[Any]) -> str:
        if len(rows) == 1:
            return reverse(f"admin:{self._url_name}_change", args=[rows[0].pk])
        return reverse(f"admin:{self._url_name}_changelist")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        """Offer what can be done with the stored row beside its form."""
        row = context.get("original")
        if row is not None:
            context["remark"] = self.remark(request, row)
            context["verbs"] = [
                (verb, f"{reverse(f'admin:{self._url_name}_{verb.slug}')}?ids={row.pk}")
                for verb in self.verbs.values()
                if verb.fits(row.status) and self.may(request, verb)
            ]
        return super().render_change_form(request, context, *args, **options)


def _state_of(rows: Sequence[Any]) -> str:
    """What a preview depends on: if it is another at the confirmation, the preview was of then."""
    editions = sorted((row.pk, getattr(row, "edition", 0), row.status) for row in rows)
    version = Negotiation.objects.current().version
    return "; ".join([str(version), *(f"{pk} {edition} {s}" for pk, edition, s in editions)])
