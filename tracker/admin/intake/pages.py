"""Articles taken in: the list of them, the page where one is given, and the page of its review."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseRedirect,
)
from django.template.response import TemplateResponse
from django.urls import reverse

from tracker.admin import aspect_help
from tracker.admin.intake.decisions import DECISIONS, Outcome, UnknownNumber, form_of, number_in
from tracker.admin.intake.given import TakeInForm
from tracker.admin.intake.review import REPORT, Review
from tracker.intake.article import IntakeError
from tracker.intake.drafting import Refused
from tracker.intake.keeping import keep
from tracker.intake.taking import take
from tracker.models import Intake

# What the review of an article makes.
MADE = ("report", "claim", "statement", "statementspeaker", "actor", "outlet")


@admin.register(Intake)
class IntakeAdmin(admin.ModelAdmin):
    list_display = ("article_name", "state", "progress", "report", "taken_by", "taken_at")
    list_select_related = ("report", "taken_by")
    list_filter = ("state", ("taken_by", admin.RelatedOnlyFieldListFilter))
    search_fields = ("headline", "url", "file_name", "report__headline", "report__public_id")
    search_help_text = "A headline, an address, the name of a file, or the id of a report"
    date_hierarchy = "taken_at"
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Intake]:
        intakes: Any = super().get_queryset(request)
        return intakes.with_counts().defer("article", "likenings")

    @admin.display(description="article", ordering="headline")
    def article_name(self, intake: Intake) -> str:
        return str(intake)

    @admin.display(description="decided")
    def progress(self, intake: Any) -> str:
        decided = intake.suggested_total - intake.open_total
        return f"{decided} of {intake.suggested_total}"

    # Who may: whoever may add what is made of an article decides about it, and it goes as long as
    # nothing that is public was made of it.

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed: bool = super().has_change_permission(request, obj)
        return allowed and request.user.has_perms([f"tracker.add_{noun}" for noun in MADE])

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed: bool = super().has_delete_permission(request, obj)
        return allowed and not _is_public(obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        public = [row for row in objs if _is_public(row)]
        if public:
            said = "its report is public, and the quality of suggestions is measured on it."
            return [], {}, set(), [f"{row}: {said}" for row in public]
        return super().get_deleted_objects(objs, request)

    # Giving an article.

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = TakeInForm(*sent)
        if form.is_valid():
            try:
                proposal = take(form.cleaned_data["source"])
            except IntakeError as error:
                form.add_error(form.given, str(error))
            else:
                editor: Any = request.user
                intake = keep(proposal, form.cleaned_data["source"], editor)
                self.log_addition(request, intake, "Taken in.")
                return HttpResponseRedirect(_address(intake))
        return self._page(request, "give", {"title": "Add report from an article", "form": form})

    # Its review.

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        intake = self.get_object(request, unquote(object_id))
        if intake is None:
            raise Http404("There is no such article.")
        is_decision = request.method == "POST"
        may = self.has_change_permission if is_decision else self.has_view_permission
        if not may(request, intake):
            raise PermissionDenied
        review = Review(intake)
        try:
            if is_decision:
                return self._decide(request, review)
            asked = {name: number_in(request.GET, name, review) for name in ("at", "edit")}
        except UnknownNumber as error:
            # What was asked is in it, and it is no page.
            return HttpResponseBadRequest(str(error), content_type="text/plain; charset=utf-8")
        return self._show(request, review, **asked)

    def _decide(self, request: HttpRequest, review: Review) -> HttpResponse:
        """Carry one decision out and go on to the next, or say what stands in the way."""
        decision = request.POST.get("decision", "")
        number = number_in(request.POST, "number", review) or REPORT
        if decision not in DECISIONS:
            return HttpResponseBadRequest("decision: there is no such decision.")
        try:
            outcome = DECISIONS[decision](review, number, request.POST, request.user)
        except (Refused, IntakeError) as error:
            outcome = Outcome(str(error), number, level=messages.ERROR)
        except ValidationError as error:
            outcome = Outcome(" ".join(error.messages), number, level=messages.ERROR)
        if outcome.form is not None:
            return self._show(request, review, edit=number, form=outcome.form)
        messages.add_message(request, outcome.level, outcome.said)
        if outcome.level == messages.SUCCESS:
            self.log_change(request, review.intake, outcome.said)
        return HttpResponseRedirect(f"{_address(review.intake)}?at={outcome.next}")

    def _show(
        self,
        request: HttpRequest,
        review: Review,
        at: int | None = None,
        edit: int | None = None,
        form: Any = None,
    ) -> HttpResponse:
        if edit is not None and form is None:
            try:
                form = form_of(review, edit)
            except Refused as error:
                messages.error(request, str(error))
        chosen = next((n for n in (edit, at) if n is not None), review.next_open(REPORT))
        context = {
            "title": str(review.intake),
            "review": review,
            "chosen": chosen,
            "form": form,
            "may_decide": self.has_change_permission(request, review.intake),
            "aspects": aspect_help.as_data(),
            "draft_address": _draft_address(review.intake),
            # Both columns need the room.
            "is_nav_sidebar_enabled": False,
        }
        return self._page(request, "review", context)

    def _page(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        page = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, f"admin/intake/{name}.html", {**page, **context})


def _is_public(intake: Any) -> bool:
    return intake is not None and intake.report is not None and intake.report.is_public


def _address(intake: Intake) -> str:
    return reverse("admin:tracker_intake_change", args=[intake.pk])


def _draft_address(intake: Intake) -> str:
    if intake.report_id is None:
        return ""
    return reverse("admin:tracker_report_change", args=[intake.report_id])
