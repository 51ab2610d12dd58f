"""Slugs: the stable public names of nouns, and the names they had before."""

from __future__ import annotations

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction

from tracker.models.constraints import SLUG_PATTERN, known_word
from tracker.models.record import M, Mentioned, MentionedQuerySet, Record

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
    def follow(self, former: Slugged, now: str) -> None:
        """Let all that led to this noun as it was lead to the slug `now`.

        Its own slug does too if the public knew it. What only drafts bore leads nowhere: a
        redirect would tell, once the noun is published, that somebody guessed its draft's name.
        """
        self.filter(noun=former.noun, slug=now).delete()
        self.filter(noun=former.noun, now=former.slug).update(now=now)
        if former.has_been_public:
            self.update_or_create(noun=former.noun, slug=former.slug, defaults={"now": now})

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


class NounQuerySet(MentionedQuerySet[M]):
    """Nouns, by their slugs."""


class Slugged(Mentioned):
    """A noun the public knows by its slug.

    A changed slug redirects, if the public knew it: one that only drafts bore is forgotten.
    """

    slug = models.SlugField(
        max_length=SLUG_LIMIT,
        unique=True,
        help_text=(
            "Its name in addresses and in the ledger file: small letters, digits and hyphens. "
            "It can be changed; the old address then leads to the new one."
        ),
    )

    class Meta:
        abstract = True

    @property
    def noun(self) -> str:
        return str(self._meta.model_name)

    def clean(self) -> None:
        super().clean()
        now = FormerSlug.objects.current(self.noun, self.slug)
        stored = self._stored()
        if now and (stored is None or now != stored.slug):
            raise ValidationError(
                {"slug": f'"{self.slug}" was the slug of "{now}", and still leads there.'}
            )

    def save(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            stored = self._stored()
            super().save(*args, **options)
            if stored and stored.slug != self.slug:
                FormerSlug.objects.follow(stored, self.slug)
                self.renamed(stored.slug)

    def renamed(self, former: str) -> None:
        """What else holds the slug as text follows; called in the transaction of the change."""

    def _stored(self) -> Self | None:
        if self._state.adding:
            return None
        return type(self)._default_manager.filter(pk=self.pk).first()
