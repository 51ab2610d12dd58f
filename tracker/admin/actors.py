"""Parties, and the actors that speak for them or for nobody."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import admin
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from tracker.admin.correcting import CorrectingAdmin
from tracker.admin.counts import number_of
from tracker.admin.editing import DeskForm
from tracker.admin.merging import MergeAdmin
from tracker.models import Actor, Party, StatementSpeaker
from tracker.reach import reached_by
from tracker.touched import Touched


def spelled(text: str) -> QuerySet[Actor]:
    """Actors with an alias in another script than ours.

    SQLite keeps such letters escaped, and knows no small and capital ones among them.
    """
    if text.isascii():
        return Actor.objects.none()
    wanted = Q()
    for spelling in {text, text.lower(), text.title()}:
        wanted |= Q(aliases__icontains=spelling)
        wanted |= Q(aliases__icontains=json.dumps(spelling)[1:-1])
    return Actor.objects.filter(wanted)


@admin.register(Party)
class PartyAdmin(CorrectingAdmin):
    list_display = ("name", "slug", "adjective", "principal", "order", "known_from")
    list_filter = ("principal",)
    search_fields = ("name", "slug", "adjective")
    prepopulated_fields = {"slug": ("name",)}
    fields = ("name", "slug", "adjective", "principal", "order")

    def reach(self, row: Model, form: DeskForm) -> Touched:
        """Every subject, but only if the rules read what was changed: that takes its time."""
        decisive = {"slug", "principal", "order"} & {*form.changed_data}
        return reached_by(row) if decisive else Touched()


@admin.register(Actor)
class ActorAdmin(MergeAdmin):
    list_display = ("name", "slug", "kind", "party", "spoken", "known_from")
    list_select_related = ("party",)
    list_filter = ("kind", "party")
    search_fields = ("name", "slug", "aliases")
    search_help_text = "A name or another spelling of it"
    autocomplete_fields = ("party",)
    prepopulated_fields = {"slug": ("name",)}
    fields = ("name", "slug", "kind", "party", "aliases", "description")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Actor]:
        actors: QuerySet[Actor] = super().get_queryset(request)
        return actors.annotate(statement_total=number_of(StatementSpeaker, "actor"))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        return found | queryset.filter(pk__in=spelled(search_term)), may_repeat

    @admin.display(description="statements", ordering="statement_total")
    def spoken(self, actor: Any) -> int:
        return int(actor.statement_total)
