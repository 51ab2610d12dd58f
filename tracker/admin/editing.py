"""What every form and list of the desk shares: who may edit what, and how an edit is stored."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from tracker.admin.histories import HistoryAdmin
from tracker.admin.meanwhile import meanwhile
from tracker.admin.savings import Parts, is_key, state_of
from tracker.publishing import public_change
from tracker.reach import has_been_public, is_public, reached_by
from tracker.touched import Touched

CORRECTS = "tracker.publish_report"
# The code of the one error that nobody made.
MEANWHILE = "meanwhile"


class EditedMeanwhile(Exception):
    """Somebody saved the row after this form was opened; nothing of the form is stored."""


class OpenedField(forms.CharField):
    """Names the state that a form was opened in, and is no change by itself."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class DeskForm(forms.ModelForm):
    """Notices when the row it was opened on is no longer the one that is stored."""

    opened = OpenedField(required=False, widget=forms.HiddenInput)

    # What the row reached before it was changed; None where the public saw nothing of it.
    reached: Touched | None = None
    # Models edited inside this form, as the admin names them.
    history_parts: Parts = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Read before the row itself was: what is saved between the two shall be noticed.
        self.initial["opened"] = getattr(self.instance, "state_before", "")

    def stored_state(self) -> str:
        """What changes whenever anybody saves the row or a part of it; "" for a new one."""
        if self.instance.pk is None:
            return ""
        return str(state_of(type(self.instance), self.history_parts, self.instance.pk))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.cleaned_data.get("opened", "") != self.stored_state():
            told = "This was saved by somebody else while you were editing it."
            raise ValidationError(told, code=MEANWHILE)
        return cleaned


class DeskFields:
    """How fields look in every form of the desk, inlines included."""

    # Long texts by the number of lines they show, and texts in one line that take the whole width.
    lines: ClassVar[dict[str, int]] = {"note": 3, "published_note": 2, "description": 3, "body": 16}
    wide: ClassVar[tuple[str, ...]] = ("headline", "title", "summary", "forum", "url")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        field = super().formfield_for_dbfield(  # type: ignore[misc]  # It is mixed in.
            db_field, request, **options
        )
        if field is None:
            return None
        if isinstance(field.widget, RelatedFieldWidgetWrapper):
            # One link for a new one and one to correct it; deleting has a page of its own.
            field.widget.can_delete_related = field.widget.can_view_related = False
        if db_field.name in self.lines:
            field.widget.attrs["rows"] = self.lines[db_field.name]
        elif db_field.name in self.wide:
            field.widget.attrs["class"] = "vLargeTextField"
        return field


class DeskAdmin(DeskFields, HistoryAdmin):
    """Drafts are edited by every editor; what the public sees, by those who may correct it."""

    form = DeskForm
    change_form_template = "admin/desk_form.html"
    list_per_page = 50
    show_full_result_count = False
    save_on_top = False

    class Media:
        css = {"all": ["css/desk.css"]}
        js = (forms.Script("js/desk-naming.js", defer=True),)

    # Who may.

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed: bool = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_correct(request) or not has_been_public(obj))

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed: bool = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not has_been_public(obj))

    def get_view_on_site_url(self, obj: Model | None = None) -> str | None:
        if obj is None or obj.pk is None or not hasattr(obj, "get_absolute_url"):
            return None
        return str(obj.get_absolute_url()) if is_public(obj) else None

    # The form.

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        return self.with_opened(request, obj, [*super().get_fieldsets(request, obj)])

    def with_opened(
        self, request: HttpRequest, obj: Model | None, fieldsets: list[Any]
    ) -> list[Any]:
        """The fieldsets with the hidden field that notices other editors, if there is a form."""
        if obj is not None and not self.has_change_permission(request, obj):
            return [(name, without(options, "opened")) for name, options in fieldsets]
        if "opened" not in flatten_fieldsets(fieldsets):
            name, options = fieldsets[0]
            fieldsets[0] = (name, {**options, "fields": [*options["fields"], "opened"]})
        return fieldsets

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        sent = request.POST
        try:
            return self._answer(request, object_id, form_url, extra_context)
        except (EditedMeanwhile, IntegrityError):
            # Rolled back. The form finds out by itself this time, and keeps all that was typed.
            request.POST = sent
            return self._answer(request, object_id, form_url, extra_context)

    def _answer(
        self,
        request: HttpRequest,
        object_id: str | None,
        form_url: str,
        extra_context: dict[str, Any] | None,
    ) -> HttpResponse:
        """The form, or what came of it; while one is saved nobody else saves the same row."""
        if request.method != "POST" or object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            found = None
            if (obj := self.get_object(request, unquote(object_id))) is not None:
                if refused := self._public_by_now(request, obj):
                    return refused
                self.lock(obj)
                if self.has_change_permission(request, obj):
                    found = meanwhile(self, request, obj, self.history_parts)
                    self.complete(request, obj)
            context = {**(extra_context or {}), "meanwhile": found}
            return super().changeform_view(request, object_id, form_url, context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        """Ask for no correction where the one thing to be told is what somebody else saved."""
        is_told = context["adminform"].form.has_error(NON_FIELD_ERRORS, MEANWHILE)
        if context.get("meanwhile") and is_told and len(context["errors"]) == 1:
            context["errors"] = None
        return super().render_change_form(request, context, *args, **options)

    def complete(self, request: HttpRequest, obj: Any) -> None:
        """Add to what was sent what the form is to hold besides."""

    def lock(self, obj: Model) -> None:
        """Keep the stored row from others until the transaction ends; SQLite does so for all."""
        rows = type(obj)._default_manager.select_for_update().filter(pk=obj.pk)
        rows.values_list("pk").first()

    def get_object(self, request: HttpRequest, object_id: str, *rest: Any) -> Any:
        """The row, and the state it was in just before it was read.

        What is saved between the two is noticed then, and not taken for what was opened.
        """
        state = state_of(self.model, self.history_parts, object_id) if is_key(object_id) else ""
        if (obj := super().get_object(request, object_id, *rest)) is not None:
            obj.state_before = str(state)
        return obj

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **options)
        form.history_parts = self.history_parts
        return form

    def _public_by_now(self, request: HttpRequest, obj: Model) -> HttpResponse | None:
        """The refusal for an editor whose draft was published while it was being edited."""
        if self.has_change_permission(request, obj) or not self.has_change_permission(request):
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": "Public by now",
            "opts": self.opts,
            "object": obj,
            "typed": [(name, value) for name, value in request.POST.items() if is_typed(name)],
        }
        return TemplateResponse(request, "admin/public_by_now.html", context, status=403)

    # Saving.

    def take(self, obj: Any, form: DeskForm) -> None:
        """Raise EditedMeanwhile unless the locked row is still the one that was opened."""
        if form.stored_state() != form.cleaned_data.get("opened", ""):
            raise EditedMeanwhile

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            self.take(obj, form)
            stored = type(obj)._default_manager.get(pk=obj.pk)
            form.reached = self.reach(stored, form) if is_public(stored) else None
        if not change or form.has_changed():
            super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        is_part_changed = any(formset.has_changed() for formset in formsets)
        if is_part_changed and change and not form.has_changed():
            # So that the history of the whole tells of it, and others who edit it notice.
            super().save_model(request, form.instance, form, change)
        if is_part_changed or form.has_changed() or not change:
            self.make_public(request, form)

    def make_public(self, request: HttpRequest, form: DeskForm) -> None:
        """Let the site follow the change, in its transaction, if it sees anything of the row."""
        row = type(form.instance)._default_manager.get(pk=form.instance.pk)
        if form.reached is None and not is_public(row):
            return
        touched = self.reach(row, form)
        if form.reached:
            touched.events |= form.reached.events
            touched.issues |= form.reached.issues
        with public_change(touched) as changes:
            pass
        moved = f"{len(changes)} readings changed" if changes else "no reading changed"
        messages.info(request, f"The site shows this at once: {moved}.")

    def reach(self, row: Model, form: DeskForm) -> Touched:
        """The subjects to rebuild when this row changes as the form says."""
        return reached_by(row)

    # Deleting.

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, extra_context)
        except ProtectedError:
            self._refuse_deletion(request)
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
            return HttpResponseRedirect(reverse(name, args=[object_id]))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.method != "POST":
            return super().changelist_view(request, extra_context)
        try:
            # The deletion is logged before it is tried.
            with transaction.atomic():
                return super().changelist_view(request, extra_context)
        except ProtectedError:
            self._refuse_deletion(request)
            return HttpResponseRedirect(request.get_full_path())

    def _refuse_deletion(self, request: HttpRequest) -> None:
        messages.error(request, "Nothing was deleted: the record still rests on it.")

    @transaction.atomic
    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete what is still no more than a draft. Raises ProtectedError for anything else."""
        self.lock(obj)
        stored = type(obj)._default_manager.filter(pk=obj.pk).first()
        if stored is not None and has_been_public(stored):
            raise ProtectedError("It was published while its deletion was confirmed.", {stored})
        self.remove(obj)

    def remove(self, obj: Any) -> None:
        """Delete the row, and what goes with it."""
        obj.delete()

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for row in queryset:
            self.delete_model(request, row)

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> Any:
        public = [row for row in objs if has_been_public(row)]
        if public:
            return [], {}, set(), [f"{row}: the public sees it, or has seen it." for row in public]
        nested, counts, missing, protected = super().get_deleted_objects(objs, request)
        # Whoever may not delete what rests on it is told that something rests on it.
        return nested, counts, set() if protected else missing, protected


def may_correct(request: HttpRequest) -> bool:
    return bool(request.user.has_perm(CORRECTS))


def is_typed(name: str) -> bool:
    """Whether a field of a form holds what an editor typed, and not what the form needs."""
    machinery = ("-id", "-report", "-statement", "_FORMS", "opened", "csrfmiddlewaretoken")
    return not name.startswith("_") and not name.endswith(machinery)


def without(options: dict[str, Any], field: str) -> dict[str, Any]:
    return {**options, "fields": [name for name in options["fields"] if name != field]}
