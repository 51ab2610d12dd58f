"""Successions: the desk's dated word that one event takes the place of another."""

from __future__ import annotations

from collections.abc import Collection
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.urls import reverse
from django.utils import timezone

from tracker.models.agenda import Event
from tracker.models.constraints import FieldCheck, known_word, public_id_format
from tracker.models.publication import DECISION_WORDS, OF_DECISIONS, Publication
from tracker.models.record import PubliclyNumbered, tracked


class SuccessionKind(models.TextChoices):
    """How the later event stands to the former; forecasts follow all but the last."""

    REPLACES = "replaces", "replaces"
    POSTPONED_TO = "postponed to", "was postponed to"
    MAY_BE = "may be the same as", "may be the same as"


FOLLOWED = (SuccessionKind.REPLACES, SuccessionKind.POSTPONED_TO)


class SuccessionQuerySet(models.QuerySet["Succession"]):
    def published(self) -> Self:
        return self.filter(status=Publication.PUBLISHED)

    def public(self) -> Self:
        """Those that readers see from their day on: both events are public."""
        both = Q(former__known_from__isnull=False, later__known_from__isnull=False)
        return self.published().filter(both)

    def ever_public(self) -> Self:
        """Those that readers see or saw: both events are public, or were."""
        both = Q()
        for end in ("former", "later"):
            both &= Q(**{f"{end}__known_from__isnull": False}) | Q(**{f"{end}__was_public": True})
        return self.published().filter(both)

    def between(self, one: Event, another: Event) -> Self:
        """What links these two, whichever of them came first: at most one."""
        pairs = Q(former=one, later=another) | Q(former=another, later=one)
        return self.filter(pairs)

    def with_formers(self, events: Collection[int]) -> set[int]:
        """The events, by primary key, and all in whose place one of them stands or would stand."""
        found, new = set(events), set(events)
        links = list(self.followed().values_list("former", "later")) if new else []
        while new:
            new = {former for former, later in links if later in new} - found
            found |= new
        return found

    def followed(self) -> Self:
        """Those along which forecasts about the former event go on to the later one."""
        return self.filter(kind__in=FOLLOWED)


class Succession(PubliclyNumbered):
    """One event that stands in the place of another, as the desk sees it from a day on."""

    former = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        related_name="successions",
        help_text="The event that was announced first.",
    )
    later = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        related_name="precursions",
        help_text="The event that stands in its place.",
    )
    kind = models.CharField(
        max_length=20,
        choices=SuccessionKind,
        help_text=(
            "Forecasts about the former event follow it to one that replaces it or to which it "
            "was postponed, never to one that may be the same."
        ),
    )
    reason = models.TextField(help_text="Why, for the public, in a few plain sentences.")
    known_from = models.DateField(
        "counts from",
        default=timezone.localdate,
        help_text="The day from which it counts; on earlier days the site does not know it.",
    )
    status = models.CharField(
        max_length=10, choices=OF_DECISIONS, default=Publication.DRAFT, editable=False
    )

    objects = SuccessionQuerySet.as_manager()
    history = tracked()

    class Meta:
        ordering = ["known_from", "public_id"]
        permissions = [("publish_succession", "Can publish and withdraw successions")]
        constraints = [
            public_id_format(),
            known_word("kind", SuccessionKind.values, "a kind of succession"),
            known_word("status", DECISION_WORDS, "a status"),
            models.UniqueConstraint(
                Least("former", "later"),
                Greatest("former", "later"),
                name="succession_once",
                violation_error_message="These two events are linked already.",
            ),
            FieldCheck(
                beside="later",
                condition=~Q(former=F("later")),
                name="succession_of_two",
                message="An event does not succeed itself: choose two.",
            ),
            FieldCheck(
                beside="reason",
                condition=~Q(reason=""),
                name="succession_explained",
                message="A succession needs its reasons.",
            ),
        ]

    def __str__(self) -> str:
        if self.kind == SuccessionKind.REPLACES:
            return f"{self.later} replaces {self.former}"
        return f"{self.former} {self.get_kind_display()} {self.later}"

    def get_absolute_url(self) -> str:
        """The page of the former event, which shows what came in its place."""
        return self.former.get_absolute_url() if self.former_id else reverse("events")
