"""Holds planned rows against every rule of the models and of the database, and lists what fails."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model, UniqueConstraint

from tracker import aspects
from tracker.ledger_file.conditions import checks_of, fields_of, holds, value_of
from tracker.ledger_file.entries import Entry
from tracker.ledger_file.format import LISTS, NOUN_LISTS, Type
from tracker.ledger_file.problems import shown
from tracker.ledger_file.rows import Row
from tracker.models.propositions import OF_ACTORS
from tracker.progress import Watch

if TYPE_CHECKING:
    from tracker.ledger_file.plan import Plan

# Claims come behind the reports and statements from which some of their columns follow.
KINDS: tuple[str, ...] = ("negotiation", *LISTS, "speakers", "claims")
# What the desk says of two rows: each two once, whichever of them is named first.
PAIRS: dict[str, tuple[str, str]] = {
    "successions": ("former", "later"),
    "rulings": ("claim", "other"),
}


def judge(plan: Plan, watch: Watch) -> None:
    """Make every row the file names canonical and complete; note in the plan what it cannot be."""
    for name in sorted(KINDS, key=lambda kind: kind in ("claims", "assessments")):
        for row in watch(f"Checking {name.replace('_', ' ')}", plan.rows(name)):
            if row.entry:
                _prepare(plan, row, row.entry)
                _check(plan, row, row.entry)
    for name in ("claims", "assessments"):
        for row in plan.rows(name):
            if row.entry:
                _check_actor(plan, row, row.entry)
    _check_pairs(plan)
    for row in plan.rows("rulings"):
        if row.entry:
            _check_matter(plan, row, row.entry)
    _check_slugs(plan)
    _check_former_slugs(plan)


def _prepare(plan: Plan, row: Row, entry: Entry) -> None:
    try:
        row.instance.prepare()
    except ValidationError as error:
        for field, messages in error.message_dict.items():
            key = "" if field == NON_FIELD_ERRORS else entry.section.key_of(field)
            if key not in entry.refused:
                plan.refuse(entry, key, " ".join(messages))


def _check(plan: Plan, row: Row, entry: Entry) -> None:
    """Ask every check constraint that does not hang on a value which was refused."""
    refused = {entry.section[name].column for name in entry.refused if name}
    for check in checks_of(entry.section.model):
        if (refused and refused & fields_of(check)) or holds(check, row.instance):
            continue
        key = entry.section.key_of(getattr(check, "beside", ""))
        plan.refuse(entry, key, str(check.violation_error_message))
        if not key:
            # Several fields do not go together: what else is said of them would be beside the
            # point.
            refused |= fields_of(check)


def _check_actor(plan: Plan, row: Row, entry: Entry) -> None:
    """A head of delegation is an actor: the value points at one, though the column does not."""
    if row.instance.aspect not in OF_ACTORS or "value" in entry.refused:
        return
    _, slug = aspects.split_negation(row.instance.value)
    if slug and slug != aspects.NONE and slug not in plan.known["actors"]:
        plan.refuse(entry, "value", plan.missing("actors", slug))


def _check_pairs(plan: Plan) -> None:
    for name, ends in PAIRS.items():
        section = LISTS[name]
        (once,) = (c for c in section.model._meta.constraints if isinstance(c, UniqueConstraint))
        seen: dict[frozenset[Hashable], Row] = {}
        for row in sorted(plan.rows(name), key=lambda row: row.entry is not None):
            if row.entry and row.entry.refused & {*ends}:
                continue
            pair = frozenset(_one_of(row.instance, end) for end in ends)
            if seen.setdefault(pair, row) is not row and row.entry:
                first = section.label_of(seen[pair].instance)
                message = f"{once.violation_error_message} See {shown(first)}."
                plan.refuse(row.entry, ends[1], message)


def _check_matter(plan: Plan, row: Row, entry: Entry) -> None:
    """A ruling is on two claims that speak of one aspect of one thing."""
    if entry.refused & {*PAIRS["rulings"]}:
        return
    claims = [row.instance.claim, row.instance.other]
    named = [plan.known["claims"][claim.public_id].entry for claim in claims]
    about = {"event", "issue", "aspect"}
    if any(claim and claim.refused & about for claim in named):
        return
    first, second = ([_one_of(claim, name) for name in sorted(about)] for claim in claims)
    if first != second:
        message = "the two claims speak of different things: of no one aspect of one subject"
        plan.refuse(entry, "other", message)


def _one_of(row: Model, name: str) -> Hashable:
    """What tells the value of a field from others, that of a row to be made included."""
    value = value_of(row, name)
    return ("new", id(value)) if isinstance(value, Model) else value


def _check_slugs(plan: Plan) -> None:
    """A new noun does not take a slug under which the ledger leads to another."""
    for name, section in LISTS.items():
        if section.keys[0].type is Type.SLUG:
            for row in plan.rows(name):
                now = plan.renames.now(name, row.instance.slug)
                if row.is_new and row.entry and now:
                    message = f'{shown(row.instance.slug)} is called "{now}" now; write that'
                    plan.refuse(row.entry, "slug", message)


def _check_former_slugs(plan: Plan) -> None:
    """A former slug is nobody's slug now, and leads to somebody's."""
    for row in plan.rows("former_slugs"):
        listed = NOUN_LISTS.get(row.instance.noun)
        if row.entry is None or row.entry.refused or listed is None:
            continue
        if row.instance.slug in plan.known[listed]:
            message = f"{shown(row.instance.slug)} is still a slug of the {listed}"
            plan.refuse(row.entry, "slug", f"{message}; merge the two at the desk first")
        elif row.instance.now not in plan.known[listed]:
            plan.refuse(row.entry, "now", plan.missing(listed, row.instance.now))
