"""Outlets: the publishers, broadcasters and agencies whose reports the ledger holds."""

from django.db import models
from django.urls import reverse

from tracker.models.columns import AddressField, TextListField
from tracker.models.constraints import (
    SLUG_PATTERN,
    FieldCheck,
    known_word,
    slug_format,
    web_address,
)
from tracker.models.record import MENTIONED, tracked
from tracker.models.slugs import SLUG_LIMIT, NounQuerySet, Slugged


class OutletKind(models.TextChoices):
    NEWSPAPER = "newspaper", "Newspaper"
    BROADCASTER = "broadcaster", "Broadcaster"
    AGENCY = "agency", "News agency"
    WEBSITE = "website", "Website"
    JOURNAL = "journal", "Journal"
    GOVERNMENT = "government", "Government"
    OTHER = "other", "Other"


class OutletQuerySet(NounQuerySet["Outlet"]):
    """Outlets, by name."""


class Outlet(Slugged):
    """A publisher or wire agency."""

    name = models.CharField(max_length=200, help_text="As it writes itself, in Latin letters.")
    kind = models.CharField(max_length=20, choices=OutletKind, default=OutletKind.OTHER)
    state_controlled = models.BooleanField(
        default=False, help_text="Owned or directed by a state. Shown beside whatever it reports."
    )
    family = models.SlugField(
        max_length=SLUG_LIMIT,
        blank=True,
        db_index=False,
        help_text=(
            "The slug that all outlets of one owner share, for example that of the owner's main "
            "outlet. A family's own voices count once. Empty: it stands for itself."
        ),
    )
    country = models.CharField(max_length=100, blank=True)
    homepage = AddressField()
    domains = TextListField(
        help_text="The host names its reports stand under, one on a line; for example example.org"
    )

    objects = OutletQuerySet.as_manager()
    history = tracked(*MENTIONED)

    class Meta:
        ordering = ["name", "slug"]
        constraints = [
            slug_format(),
            known_word("kind", OutletKind.values, "a kind of outlet"),
            web_address("homepage"),
            FieldCheck(
                beside="family",
                condition=models.Q(family="") | models.Q(family__regex=SLUG_PATTERN),
                name="%(class)s_family_format",
                message="A family is named by a slug: small letters, digits and hyphens.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("outlet", kwargs={"slug": self.slug})

    @property
    def voice(self) -> str:
        """The slug its own voice is counted under: its family's, or its own."""
        return self.family or self.slug

    def renamed(self, former: str) -> None:
        Outlet.objects.filter(family=former).update(family=self.slug)
