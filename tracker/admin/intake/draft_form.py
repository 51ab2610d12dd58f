"""The report of an article as a form: filled in from what was found, checked as any report is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tracker.admin.intake.names import NameField, outlet_called
from tracker.intake.article import Article
from tracker.intake.first_draft import first_draft, new_outlet
from tracker.intake.proposal import Likeness, Likening
from tracker.models import Intake, Outlet, OutletKind, Report


class DraftForm(forms.ModelForm):
    """The report that becomes a draft; an outlet that the ledger lacks is made with it."""

    outlet = NameField("intake-outlets", help_text="Who published it.")
    outlet_kind = forms.ChoiceField(
        label="new outlet",
        required=False,
        choices=[("", "No, it is in the ledger"), *OutletKind.choices],
        help_text="Choose a kind if the outlet is new: it is then made with the draft.",
    )
    is_another = forms.BooleanField(
        label="I have looked at the report it is like: this is another one.", required=False
    )
    field_order = ("outlet", "outlet_kind", "headline", "byline", "url")

    class Meta:
        model = Report
        fields = (
            "headline",
            "byline",
            "url",
            "published",
            "published_basis",
            "published_note",
            "language",
            "republication_of",
            "republication_kind",
        )
        # Shorter than in the form of a report: it stands on a card, beside the article.
        help_texts = {
            "headline": "As printed.",
            "byline": "",
            "url": "",
            "published": "The date on the report itself, or the bounds you can infer.",
            "published_basis": "",
            "published_note": "How an inferred date was found. The public reads it.",
            "language": "A tag; for example en or ru",
            "republication_of": "If it carries that one's text.",
            "republication_kind": "",
        }
        widgets = {"published_note": forms.Textarea(attrs={"rows": 2})}

    def __init__(
        self, data: Any = None, *, article: Article, likenings: Sequence[Likening], initial: Any
    ) -> None:
        super().__init__(data, initial=initial)
        self.article = article
        if likenings:
            self._offer(one.report for one in likenings)
        else:
            del self.fields["republication_of"], self.fields["republication_kind"]
        if all(one.likeness != Likeness.DUPLICATE for one in likenings):
            del self.fields["is_another"]

    @property
    def groups(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        return [("", "", [*self])]

    def _offer(self, reports: Iterable[str]) -> None:
        field: Any = self.fields["republication_of"]
        field.queryset = Report.objects.filter(public_id__in=[*reports])
        field.to_field_name = "public_id"

    def clean_is_another(self) -> bool:
        if not self.cleaned_data["is_another"]:
            raise ValidationError("The ledger seems to hold this report: look at it first.")
        return True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if name := cleaned.get("outlet"):
            self.instance.outlet = self._outlet(name, cleaned.get("outlet_kind", ""))
        return cleaned

    def _outlet(self, name: str, kind: str) -> Outlet:
        """The ledger's, or a new one, which is not stored here."""
        if known := outlet_called(name):
            return known
        if not kind:
            self.add_error(
                "outlet_kind",
                f"The ledger has no outlet “{name}”: choose the kind of the new one, "
                "or write the name of one that there is.",
            )
        return new_outlet(self.article, name, kind)


def initial_report(
    article: Article, intake: Intake, likenings: Sequence[Likening]
) -> dict[str, str]:
    """What the form begins with: all that was found."""
    report = first_draft(article, intake.url, likenings)
    outlet, carried = report.outlet, report.republication_of
    return {
        "outlet": outlet.name,
        "outlet_kind": str(outlet.kind) if outlet.name and outlet.pk is None else "",
        "headline": report.headline,
        "byline": report.byline,
        "url": report.url,
        "published": report.published,
        "published_basis": str(report.published_basis),
        "published_note": report.published_note,
        "language": report.language,
        "republication_of": carried.public_id if carried else "",
        "republication_kind": str(report.republication_kind),
    }
