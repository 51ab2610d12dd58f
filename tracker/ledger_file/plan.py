"""From entries to rows: the file meets what is stored. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tracker.ledger_file.entries import Entries, Entry
from tracker.ledger_file.format import LISTS, SECTIONS, SPEAKERS, Key, Type
from tracker.ledger_file.judging import judge
from tracker.ledger_file.order import arrange, merged
from tracker.ledger_file.problems import Problem, did_you_mean, shown
from tracker.ledger_file.renames import Renames
from tracker.ledger_file.rows import Known, Row, batches
from tracker.models import Claim, FormerSlug, Negotiation, Statement, StatementSpeaker
from tracker.progress import Watch

# A file with more misspelt names than this is another kind of mistake, and guesses take time.
GUESSES = 200


class Plan:
    """The rows an import makes and changes, and every problem that stands in its way."""

    def __init__(self, entries: Entries, watch: Watch) -> None:
        self.entries = entries
        self.problems = list(entries.problems)
        self.known = Known(entries)
        self.renames = Renames(entries, self.known)
        self.negotiation = self._negotiation()
        self.speakers: list[Row] = []
        # Speakers a statement does not have any more, and former slugs that are slugs again.
        self.gone: list[StatementSpeaker | FormerSlug] = list(self.renames.gone)
        self._of: dict[int, Row] = {}
        self._guesses: dict[tuple[str, str], str] = {}
        self._name()
        self._fill()
        self._order()
        judge(self, watch)

    def rows(self, name: str) -> list[Row]:
        """The rows of one kind: those of the file, in its order, then others of the ledger."""
        if name == "negotiation":
            return [self.negotiation] if self.negotiation else []
        if name == "speakers":
            return self.speakers
        named = [self._of[id(entry)] for entry in self.entries.all_of(name)]
        return named + [row for row in self.known[name].values() if row.entry is None]

    def refuse(self, entry: Entry, key: str, message: str) -> None:
        """Note a problem with a key of an entry, or with all of it."""
        entry.refused.add(key)
        self.problems.append(Problem(entry.at(key) if key else entry.path, message))

    def resolve(self, entry: Entry, key: Key, name: str | None) -> Any:
        """The row a name points at; None, and a problem, if it is nowhere."""
        if not name:
            return None
        row = self.known[key.to].get(name)
        if row is None:
            self.refuse(entry, key.name, self.missing(key.to, name))
        return row.instance if row else None

    def missing(self, where: str, name: str) -> str:
        """That a name is not there, and which one might be meant."""
        now = self.renames.now(where, name)
        hint = f'; it is called "{now}" now' if now else self._guess(where, name)
        return f"{shown(name)} is not among the {where} of the file or the ledger{hint}"

    def _guess(self, where: str, name: str) -> str:
        if (where, name) not in self._guesses:
            if len(self._guesses) >= GUESSES:
                return ""
            self._guesses[where, name] = did_you_mean(name, self.known[where])
        return self._guesses[where, name]

    def _negotiation(self) -> Row | None:
        entry, stored = self.entries.negotiation, Negotiation.objects.first()
        if stored:
            row = Row.stored(stored)
            row.entry = entry
            return row
        return Row.new(Negotiation, entry) if entry else None

    def _name(self) -> None:
        """A row for every entry, before any is filled: they point at each other."""
        for name in (*LISTS, "claims"):
            for entry in self.entries.all_of(name):
                row = self.known[name].get(entry.name) if entry.name else None
                if row is None:
                    row = Row.new(SECTIONS[name].model, entry)
                    if entry.name:
                        self.known[name][entry.name] = row
                row.entry = row.entry or entry
                self._of[id(entry)] = row

    def _fill(self) -> None:
        if self.negotiation and self.entries.negotiation:
            version = self.negotiation.instance.version
            self._assign(self.negotiation.instance, self.entries.negotiation)
            if not self.negotiation.is_new:
                # It counts what changed here, not what changed where the file comes from.
                self.negotiation.instance.version = version
        for name in LISTS:
            for entry in self.entries[name]:
                self._assign(self._of[id(entry)].instance, entry)
        for report, entry in self.entries.claims:
            claim = self._of[id(entry)].instance
            claim.report = self._of[id(report)].instance
            # A place in a text comes with the text, or not at all.
            self._assign(claim, entry, keeps="body" not in report.values)
        self._fill_speakers()
        for entry in self.entries["assessments"]:
            self._fill_citations(self._of[id(entry)], entry)

    def _assign(self, instance: Any, entry: Entry, *, keeps: bool = True) -> None:
        for key in entry.section.column_keys:
            stays = key.is_kept and keeps and key.name not in entry.values
            if stays or key.name in entry.refused:
                continue
            value = entry.values.get(key.name, key.default)
            if key.type is Type.REFERENCE:
                value = self.resolve(entry, key, value)
            setattr(instance, key.column, list(value) if key.type is Type.TEXTS else value)

    def _fill_speakers(self) -> None:
        stored = self._stored_speakers()
        for entry in self.entries["statements"]:
            statement = self._of[id(entry)]
            before = stored.pop(statement.instance.pk, [])
            left = {row.instance.actor_id: row for row in before}
            rows = [
                self._speaker(statement.instance, speaker, left)
                for speaker in entry.values.get("speakers", ())
            ]
            arrange([row for row in before if row.instance.actor_id not in left], rows)
            statement.parts_changed = bool(left) or any(row.is_new or row.changes for row in rows)
            self.speakers += rows
            self.gone += [row.instance for row in left.values()]

    def _speaker(self, statement: Statement, entry: Entry, stored: dict[int, Row]) -> Row:
        actor = self.resolve(entry, SPEAKERS["actor"], entry.get("actor"))
        row = (stored.pop(actor.pk, None) if actor else None) or Row.new(StatementSpeaker, entry)
        row.entry = entry
        row.instance.statement = statement
        row.instance.office = entry.get("office")
        if actor:
            row.instance.actor = actor
        return row

    def _stored_speakers(self) -> dict[int, list[Row]]:
        """The speakers of the statements that the file names and the ledger has, by its key."""
        statements = [row.instance.pk for row in self.known.stored("statements") if row.entry]
        found: dict[int, list[Row]] = {pk: [] for pk in statements}
        for pks in batches(statements):
            speakers = StatementSpeaker.objects.filter(statement__in=pks)
            for speaker in speakers.order_by("order", "pk"):
                found[speaker.statement_id].append(Row.stored(speaker))
        return found

    def _fill_citations(self, row: Row, entry: Entry) -> None:
        key = entry.section["claims"]
        cited = [self.resolve(entry, key, name) for name in entry.get("claims") or ()]
        claims = [claim for claim in cited if claim]
        if claims:
            row.instance.leading_claim = claims[0]
        row.further = sorted(claims[1:], key=_public_id)
        if row.before:
            others = row.instance.further_claims.exclude(pk=row.before["leading_claim"])
            row.parts_changed = row.further != sorted(others, key=_public_id)

    def _order(self) -> None:
        self._order_parties()
        issues = sorted(
            self.known.stored("issues"), key=lambda row: (row.instance.order, row.instance.slug)
        )
        self._arrange(issues, self.entries["issues"])
        stored: dict[int, list[Row]] = {}
        for row in self.known.stored("claims"):
            # One that another report carries now has its place there.
            if row.before and row.instance.report_id == row.before["report"]:
                stored.setdefault(row.before["report"], []).append(row)
        for entry in self.entries["reports"]:
            claims = stored.get(self._of[id(entry)].instance.pk, [])
            claims.sort(key=lambda row: (row.instance.order, row.instance.pk))
            self._arrange(claims, entry.values.get("claims", ()))

    def _arrange(self, stored: list[Row], entries: Iterable[Entry]) -> None:
        arrange(stored, self._merged(stored, entries))

    def _merged(self, stored: list[Row], entries: Iterable[Entry]) -> list[Row]:
        named = [self._of[id(entry)] for entry in entries]
        rows = {id(row): row for row in (*stored, *named)}
        return [rows[key] for key in merged([*map(id, stored)], [*map(id, named)])]

    def _order_parties(self) -> None:
        """The principal parties come first, in the order in which the negotiation names them."""
        rows = self.known["parties"]
        stored = sorted(self.known.stored("parties"), key=_place_of_party)
        order = self._merged(stored, self.entries["parties"])
        entry = self.entries.negotiation
        if entry and "principals" not in entry.refused:
            names: list[str] = entry.get("principals") or []
            for name in names:
                self.resolve(entry, entry.section["principals"], name)
            principals = [rows[name] for name in names if name in rows]
            for row in order:
                row.instance.principal = row in principals
            order = principals + [row for row in order if row not in principals]
        arrange(stored, order)


def _public_id(claim: Claim) -> str:
    return str(claim.public_id)


def _place_of_party(row: Row) -> tuple[bool, int, str]:
    return not row.instance.principal, row.instance.order, row.instance.slug
