"""Whether the public may see something: the vocabulary reports and assessments share."""

from django.db import models


class Publication(models.TextChoices):
    """Only what is published counts; what was withdrawn keeps its address, with a notice."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"
