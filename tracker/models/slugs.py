"""Slugs: the stable public names of nouns, and the names they had before."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from tracker.models.constraints import SLUG_PATTERN, known_word
from tracker.models.record import KnownQuerySet, M, Record

SLUG_LIMIT = 80


class Noun(models.TextChoices):
    """The kinds of thing that have a slug; the values are the models' names."""

    PARTY = "party", "Party"
    ACTOR = "actor", "Actor"
    OUTLET = "outlet", "Outlet"
    ISSUE = "issue", "Issue"
    SERIES = "series", "Series"
    EVENT = "event", "Event"


class FormerSlugQuerySet(models.QuerySet["FormerSlug"]):
    def remember(self, noun: str, former: str, now: str) -> None:
        """Let the former slug, and all that led to it, lead to the one it has now."""
        self.filter(noun=noun, slug=now).delete()
        self.filter(noun=noun, now=former).update(now=now)
        self.update_or_create(noun=noun, slug=former, defaults={"now": now})

    def current(self, noun: str, former: str) -> str | None:
        """The slug a former one leads to; None if nothing ever had it."""
        return self.filter(noun=noun, slug=former).values_list("now", flat=True).first()


class FormerSlug(Record):
    """A slug that a noun had before it was renamed or merged into another."""

    noun = models.CharField(max_length=10, choices=Noun)
    slug = models.SlugField("former slug", max_length=SLUG_LIMIT)
    now = models.SlugField("slug now", max_length=SLUG_LIMIT)

    objects = FormerSlugQuerySet.as_manager()

    class Meta:
        ordering = ["noun", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["noun", "slug"],
                name="former_slug_once",
                violation_error_message="This former slug leads somewhere already.",
            ),
            models.CheckConstraint(
                condition=~models.Q(slug=models.F("now")),
                name="former_slug_leads_on",
                violation_error_message="A former slug cannot lead to itself.",
            ),
            models.CheckConstraint(
                condition=models.Q(slug__regex=SLUG_PATTERN, now__regex=SLUG_PATTERN),
                name="former_slug_format",
                violation_error_message="A slug has small letters, digits and hyphens only.",
            ),
            known_word("noun", Noun.values, "a kind of noun"),
        ]

    def __str__(self) -> str:
        return f"{self.get_noun_display()}: {self.slug} → {self.now}"


class NounQuerySet(KnownQuerySet[M]):
    """Nouns, of which the public knows those that something published speaks of."""


class Slugged(Record):
    """A noun the public knows by its slug. A changed slug is remembered, so that it redirects."""

    written_elsewhere = ("known_from",)

    slug = models.SlugField(
        max_length=SLUG_LIMIT,
        unique=True,
        help_text=(
            "Its name in addresses and in the ledger file: small letters, digits and hyphens. "
            "It can be changed; the old address then leads to the new one."
        ),
    )
    # The day of the first published claim or report that makes it visible; null: not public.
    # Only the projection writes it.
    known_from = models.DateField(null=True, editable=False, db_index=True)

    class Meta:
        abstract = True

    @property
    def noun(self) -> str:
        return str(self._meta.model_name)

    def clean(self) -> None:
        super().clean()
        now = FormerSlug.objects.current(self.noun, self.slug)
        if now and now != self._stored_slug():
            raise ValidationError(
                {"slug": f'"{self.slug}" was the slug of "{now}", and still leads there.'}
            )

    def save(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            former = self._stored_slug()
            super().save(*args, **options)
            if former and former != self.slug:
                FormerSlug.objects.remember(self.noun, former, self.slug)
                self.renamed(former)

    def renamed(self, former: str) -> None:
        """What else holds the slug as text follows; called in the transaction of the change."""

    def _stored_slug(self) -> str | None:
        if self._state.adding:
            return None
        stored = type(self)._default_manager.filter(pk=self.pk)
        return stored.values_list("slug", flat=True).first()
