"""What is negotiated, and where: issues, events, and the series that number events."""

from django.db import models
from django.urls import reverse

from tracker.models.constraints import known_word, slug_format
from tracker.models.record import MENTIONED, tracked
from tracker.models.slugs import NounQuerySet, Slugged

EARLIEST_WORDS = "Use only what the earliest report says; numbers, dates and results are claims."


class IssueQuerySet(NounQuerySet["Issue"]):
    """Issues, in the order the ledger gives them."""


class Issue(Slugged):
    """One irritant under negotiation."""

    title = models.CharField(max_length=200, help_text="A neutral noun phrase. " + EARLIEST_WORDS)
    summary = models.TextField(
        blank=True,
        help_text=(
            "What the issue is, for a reader who never heard of it. Where it stands is never "
            "written here: that follows from the claims."
        ),
    )
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place in lists, from 0.")

    objects = IssueQuerySet.as_manager()
    history = tracked(*MENTIONED)

    class Meta:
        ordering = ["order", "slug"]
        constraints = [slug_format()]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("issue", kwargs={"slug": self.slug})


class SeriesQuerySet(NounQuerySet["Series"]):
    """Series, by slug."""


class Series(Slugged):
    """A numbered run of meetings. Numbering belongs to a series, never to an event."""

    title = models.CharField(
        max_length=200,
        help_text="What those who count call it. Two ways of counting are two series.",
    )

    objects = SeriesQuerySet.as_manager()
    history = tracked(*MENTIONED)

    class Meta:
        ordering = ["slug"]
        verbose_name_plural = "series"
        constraints = [slug_format()]

    def __str__(self) -> str:
        return self.title


class EventKind(models.TextChoices):
    """What kind of event it is: it decides the wording, nothing else."""

    MEETING = "meeting", "Meeting"
    CONSULTATIONS = "consultations", "Consultations"
    CALL = "call", "Call"
    EXPIRY = "expiry", "Expiry"
    OTHER = "other", "Other"


class EventQuerySet(NounQuerySet["Event"]):
    """Events, by slug: when they are is for the claims to say."""


class Event(Slugged):
    """Something that happened or is expected; nothing that a claim should say."""

    title = models.CharField(
        max_length=200,
        help_text=EARLIEST_WORDS + ' For example "Oslo round, spring 2025".',
    )
    kind = models.CharField(max_length=20, choices=EventKind, default=EventKind.MEETING)

    objects = EventQuerySet.as_manager()
    history = tracked(*MENTIONED)

    class Meta:
        ordering = ["slug"]
        constraints = [slug_format(), known_word("kind", EventKind.values, "a kind of event")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("event", kwargs={"slug": self.slug})

    @property
    def is_meeting(self) -> bool:
        """Whether it is *held*; what is no meeting only "took place"."""
        return self.kind in (EventKind.MEETING, EventKind.CONSULTATIONS)
