"""What claims and assessments share: a subject, an aspect of it, and a value."""

from django.core.exceptions import ValidationError
from django.db import models

from tracker import aspects
from tracker.aspects import NOT, Aspect, EventStatus, IssueStatus, Subject
from tracker.models.actors import Actor
from tracker.models.agenda import Event, Issue, Series
from tracker.models.constraints import (
    aspect_applies,
    number_in_digits,
    one_subject,
    public_id_format,
    series_with_ordinal,
    status_known,
)
from tracker.models.record import KnownQuerySet, M, PubliclyNumbered
from tracker.values import AspectError, Person

VALUE_LIMIT = 320
ASPECT_CHOICES = list({aspect.slug: aspect.label for aspect in aspects.REGISTRY.values()}.items())
OF_ACTORS = [slug for (_, slug), a in aspects.REGISTRY.items() if isinstance(a.kind, Person)]


class PropositionQuerySet(KnownQuerySet[M]):
    def replace_actor(self, former: str, now: str) -> None:
        """Let values that name an actor name another: it was renamed, or merged into that one."""
        naming = self.filter(aspect__in=OF_ACTORS)
        naming.filter(value=former).update(value=now)
        naming.filter(value=NOT + former).update(value=NOT + now)


class Proposition(PubliclyNumbered):
    """That one aspect of one event or issue has one value."""

    event = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="%(class)ss",
        help_text="The event it is about. Choose an event or an issue, never both.",
    )
    issue = models.ForeignKey(
        Issue,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="%(class)ss",
        help_text="The issue it is about.",
    )
    aspect = models.CharField(
        max_length=30,
        choices=ASPECT_CHOICES,
        help_text="What of the event or issue it speaks of. The value field explains each.",
    )
    value = models.CharField(
        max_length=VALUE_LIMIT,
        blank=True,
        help_text=(
            "In the form the aspect asks for; it is put in its canonical form. Write none if the "
            "speaker says that there is none, and not: in front of what is denied."
        ),
    )
    series = models.ForeignKey(
        Series,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        help_text="For a number in a series: the series it is counted in, if that is known.",
    )

    class Meta:
        abstract = True
        constraints = [
            public_id_format(),
            one_subject(),
            aspect_applies(),
            status_known(Subject.EVENT, EventStatus),
            status_known(Subject.ISSUE, IssueStatus),
            number_in_digits(),
            series_with_ordinal(),
        ]

    @property
    def subject(self) -> Event | Issue | None:
        """The event or issue it is about; None while an editor has not chosen one."""
        return self.event or self.issue

    @property
    def subject_kind(self) -> Subject | None:
        """Whether it is about an event or an issue; None unless it is about exactly one."""
        if bool(self.event_id or self.event) == bool(self.issue_id or self.issue):
            return None
        return Subject.EVENT if self.event_id or self.event else Subject.ISSUE

    @property
    def definition(self) -> Aspect | None:
        """The registry's entry for its aspect; None while subject or aspect do not fit."""
        kind = self.subject_kind
        return aspects.REGISTRY.get((kind, self.aspect)) if kind else None

    @property
    def takes_value(self) -> bool:
        return True

    def settle(self) -> None:
        super().settle()
        # Where subject or aspect do not fit, their own constraints say so, and store nothing.
        definition = self.definition
        if definition and self.takes_value:
            self.value = canonical(definition, self.value)

    def clean(self) -> None:
        self._name_actor_by_slug()
        super().clean()

    def _name_actor_by_slug(self) -> None:
        """An editor may write an actor's name or alias; the value is the slug."""
        if self.aspect not in OF_ACTORS or not self.takes_value:
            return
        negated, name = aspects.split_negation(self.value)
        if not name or name == aspects.NONE:
            return
        actor = Actor.objects.called(name)
        if actor is None:
            raise ValidationError(
                {"value": f'No actor, or more than one, is called "{name}". Give the slug.'}
            )
        self.value = f"{NOT if negated else ''}{actor.slug}"


def canonical(definition: Aspect, text: str) -> str:
    """A value in its canonical form; raises ValidationError at the field for what is none."""
    try:
        value = definition.parse(text)
    except AspectError as error:
        raise ValidationError({"value": str(error)}) from error
    if len(value) > VALUE_LIMIT:
        raise ValidationError({"value": f"At most {VALUE_LIMIT} characters are kept."})
    return value
