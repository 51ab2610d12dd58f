"""Actors: the persons, bodies and anonymous sources that speak or take part."""

from django.db import models
from django.urls import reverse

from tracker.models.columns import TextListField
from tracker.models.constraints import known_word, slug_format
from tracker.models.parties import Party
from tracker.models.record import MENTIONED, tracked
from tracker.models.slugs import NounQuerySet, Slugged


class ActorKind(models.TextChoices):
    """An anonymous source is never merged with another: nobody knows that they are one."""

    PERSON = "person", "Person"
    BODY = "body", "Body"
    ANONYMOUS = "anonymous", "Anonymous source"


class ActorQuerySet(NounQuerySet["Actor"]):
    def called(self, name: str) -> "Actor | None":
        """The one actor of that slug, name or alias; None if there is none, or more than one."""
        wanted = name.casefold()
        # Aliases are searched here and not by the database: SQLite has no search in a JSON list.
        found = [
            actor
            for actor in self
            if wanted in {text.casefold() for text in (actor.slug, actor.name, *actor.aliases)}
        ]
        return found[0] if len(found) == 1 else None


class Actor(Slugged):
    """Who speaks or takes part. The office a person is given is written in each statement."""

    name = models.CharField(max_length=200, help_text="As the ledger writes it, everywhere.")
    kind = models.CharField(
        max_length=20,
        choices=ActorKind,
        default=ActorKind.PERSON,
        help_text=(
            'A source without a name ("a source close to the delegation") is anonymous. Make a '
            "new one for each report: two such sources are never taken for one."
        ),
    )
    party = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actors",
        help_text="The side it speaks for. Empty for the press, for experts and other bystanders.",
    )
    aliases = TextListField(
        help_text=(
            "Other spellings and scripts, one on a line. They find this actor, and are never shown "
            "in place of the name."
        )
    )
    description = models.TextField(blank=True, help_text="Who this is, in a sentence or two.")

    objects = ActorQuerySet.as_manager()
    history = tracked(*MENTIONED)

    class Meta:
        ordering = ["name", "slug"]
        constraints = [slug_format(), known_word("kind", ActorKind.values, "a kind of actor")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person", kwargs={"slug": self.slug})

    def renamed(self, former: str) -> None:
        # Heads of delegation are values and hold the slug. Claims import actors, so not above.
        from tracker.models.assessments import Assessment
        from tracker.models.claims import Claim

        Claim.objects.replace_actor(former, self.slug)
        Assessment.objects.replace_actor(former, self.slug)
