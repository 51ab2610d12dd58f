"""What an import does to the public side: readings, the days nouns became known, the version."""

from __future__ import annotations

from django.utils import timezone

from tracker import projection, versions, visibility
from tracker.ledger_file.format import CLAIMS, LISTS, NOUN_LISTS
from tracker.ledger_file.judging import KINDS
from tracker.ledger_file.plan import Plan
from tracker.ledger_file.rows import Row
from tracker.models import Claim, Negotiation, Publication, Ruling, Succession
from tracker.models.publication import PUBLIC
from tracker.progress import Watch
from tracker.projection import ReadingChange
from tracker.touched import Touched

# Kinds whose rows speak of their own subjects alone.
_OF_SUBJECTS = ("claims", "assessments", "successions", "rulings")
# It says that something else of a report changed.
_COUNTER = {"edition"}
_UNSEEN = _COUNTER | {
    key.column
    for section in (*LISTS.values(), CLAIMS)
    for key in section.keys
    if key.is_desk_only
}  # fmt: skip


def bring_up_to_date(plan: Plan, watch: Watch) -> list[ReadingChange]:
    """Rebuild what the import touched; the version rises by one if the public can see anything."""
    changes = projection.rebuild(_touched(plan), watch=watch)
    visibility.remember_withdrawn()
    entry, row = plan.entries.negotiation, plan.negotiation
    negotiation = Negotiation.objects.filter(pk=row.instance.pk) if row else None
    if row and row.is_new and negotiation:
        # A ledger begins with the version the file gives: it may be the backup of another.
        negotiation.update(changed_at=timezone.now())
        versions.begin(changes)
    elif changes or _can_be_seen(plan):
        Negotiation.objects.raise_version()
        if entry and negotiation:
            stated = entry.get("version")
            negotiation.filter(version__lt=stated).update(version=stated)
        versions.log(changes)
    return changes


def _touched(plan: Plan) -> Touched:
    """The subjects whose claims changed; all of them if something changed that claims hang on."""
    for name in KINDS:
        rows = [] if name in _OF_SUBJECTS else plan.rows(name)
        if any(row.parts_changed or set(row.changes) - _COUNTER for row in rows):
            return projection.everything()
    touched = Touched()
    ruled_before = set()
    for name in _OF_SUBJECTS:
        rows = [row for row in plan.rows(name) if row.is_new or row.is_changed]
        touched.add(row.instance for row in rows)
        for before in (row.before for row in rows if row.before):
            touched.events.update(pk for key in ("event", "former") if (pk := before.get(key)))
            touched.issues.update(pk for key in ("issue",) if (pk := before.get(key)))
            ruled_before.add(before.get("claim"))
    return touched.add(Claim.objects.filter(pk__in=ruled_before - {None}))


def _can_be_seen(plan: Plan) -> bool:
    """Whether the public could see a row before, or can now, of which a visible part changed."""
    known = {
        name: set(
            section.model._default_manager.filter(known_from__isnull=False).values_list(
                "pk", flat=True
            )
        )
        for name, section in LISTS.items()
        if name in NOUN_LISTS.values() or name == "statements"
    }
    known["successions"] = {*Succession.objects.public().values_list("pk", flat=True)}
    known["rulings"] = {*Ruling.objects.public().values_list("pk", flat=True)}
    return any(
        _is_seen(plan, known, name, row)
        for name in KINDS
        for row in plan.rows(name)
        if row.is_new or row.parts_changed or set(row.changes) - _UNSEEN
    )


def _is_seen(plan: Plan, known: dict[str, set[int]], name: str, row: Row) -> bool:
    before, now = row.before or {}, row.instance
    match name:
        case "negotiation" | "corrections":
            return True
        case "reports":
            return bool({before.get("status"), now.status} & PUBLIC)
        case "claims":
            return bool(before.get("known_from") or now.known_from)
        case "assessments":
            return Publication.PUBLISHED in (before.get("status"), now.status)
        case "successions" | "rulings":
            return before.get("status") == Publication.PUBLISHED or now.pk in known[name]
        case "speakers":
            return now.statement.pk in known["statements"]
        case "former_slugs":
            listed = NOUN_LISTS[now.noun]
            return plan.known[listed][now.now].instance.pk in known[listed]
    is_principal = name == "parties" and (before.get("principal") or now.principal)
    return bool(before.get("known_from") or now.pk in known[name] or is_principal)
