"""`manage.py intake_quality`: how good suggestions are, by what editors decided about them."""

from collections.abc import Iterator
from typing import Any

from django.core.management import BaseCommand

from tracker.intake.keeping import final_of
from tracker.intake.quality import FEW, Judged, Quality, Share, measure
from tracker.models import Claim, Decided, Intake, Publication, Suggested


class Command(BaseCommand):
    help = (
        "Print precision and recall of intake's suggestions for each kind of claim, "
        "measured on what editors accepted, changed and rejected."
    )

    def handle(self, **options: Any) -> None:
        judged = [*_judged()]
        if not judged:
            self.stdout.write("Nothing has been decided about any suggestion yet.")
            return
        rows = measure(judged, Claim.objects.entered_by_hand().values_list("kind", flat=True))
        articles = Intake.objects.filter(suggested__in=Suggested.objects.decided()).distinct()
        self.stdout.write(f"Suggestions decided: {len(judged)}. Articles: {articles.count()}.")
        self.stdout.write(_line("kind", "accepted", "changed", "rejected", "precision", "recall"))
        for row in rows:
            self.stdout.write(_row(row))
        if any(share.is_of_few for row in rows for share in (row.precision, row.recall)):
            self.stdout.write(f"(few): of fewer than {FEW}; such a share says little.")


def _judged() -> Iterator[Judged]:
    for row in Suggested.objects.decided().select_related("intake__report"):
        report = row.intake.report
        yield Judged(
            kind=row.kind,
            entered_as=final_of(row).get("kind", ""),
            is_changed=row.decision == Decided.CHANGED,
            is_complete=report is not None and report.status == Publication.PUBLISHED,
        )


def _row(row: Quality) -> str:
    counts = (str(count) for count in (row.unchanged, row.changed, row.rejected))
    return _line(row.kind, *counts, _share(row.precision), _share(row.recall))


def _share(share: Share) -> str:
    if share.percent is None:
        return "-"
    few = " (few)" if share.is_of_few else ""
    return f"{share.percent} % of {share.whole}{few}"


def _line(kind: str, *cells: str) -> str:
    widths = (10, 10, 10, 19, 19)
    return f"{kind:<11}{''.join(f'{cell:>{w}}' for cell, w in zip(cells, widths, strict=True))}"
