"""Whether the public may see something: the vocabulary reports and the desk's decisions share."""

from django.db import models


class Publication(models.TextChoices):
    """Only what is published counts; what was withdrawn keeps its address, with a notice."""

    DRAFT = "draft", "Draft"
    READY = "ready", "Ready for review"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


# Of everything else the public cannot tell that it exists.
PUBLIC = frozenset({Publication.PUBLISHED, Publication.WITHDRAWN})
# What publishers alone write, nobody marks as ready for them.
OF_DECISIONS = [each for each in Publication.choices if each[0] != Publication.READY]
DECISION_WORDS = [word for word, _ in OF_DECISIONS]
