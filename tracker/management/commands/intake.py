"""`manage.py intake FILE|-`: says what an article could be entered as, or takes it in."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tracker import dates
from tracker.intake.article import IntakeError, Source
from tracker.intake.drafting import make_report
from tracker.intake.fetching import MEGABYTES, fetch
from tracker.intake.first_draft import first_draft
from tracker.intake.keeping import keep
from tracker.intake.proposal import Likeness, Proposal
from tracker.intake.suggestion import Suggestion
from tracker.intake.taking import take
from tracker.intake.waiting import TakenInToo, taken_in_too
from tracker.models import Intake
from tracker.models.columns import AddressField

LARGEST = MEGABYTES * 1024 * 1024
IF_ANOTHER = "If you have looked at that one and this is another, give --another."


class Command(BaseCommand):
    help = (
        "Read an article, a saved page or a PDF and print what is known of it, what it repeats and "
        "which claims it could be entered as. Nothing is stored, unless --create is given: then a "
        "draft of the report is made, without claims, and its review waits at the desk."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", default="", help="the file; - reads standard input")
        parser.add_argument(
            "--url", default="", help="where the article stands; without a file it is fetched"
        )
        parser.add_argument("--json", action="store_true", help="print it as JSON: docs/intake.md")
        parser.add_argument(
            "--create", action="store_true", help="make the draft, and print where to review it"
        )
        parser.add_argument(
            "--another",
            action="store_true",
            help="with --create: you have looked at the report that it is like, and it is not that",
        )

    def handle(self, *, file: str, url: str, json: bool, **options: Any) -> None:
        source = given(file, url)
        try:
            proposal = take(source)
        except IntakeError as error:
            raise CommandError(str(error)) from error
        too = taken_in_too(proposal.article)
        if options["create"] and not options["another"]:
            refuse_what_is_there(proposal, too)
        intake = created(proposal, source) if options["create"] else None
        if hasattr(self.stdout, "reconfigure"):
            # Whatever the terminal is set to, articles are in every script.
            self.stdout.reconfigure(encoding="utf-8")
        self.stdout.write(as_json(proposal) if json else "\n".join(described(proposal)))
        # Beside the JSON, not in it.
        beside = self.stderr if json else self.stdout
        for other in too:
            beside.write(f"Taken in:  already, {when(other)}: {review_address(other.intake)}")
        if intake:
            beside.write(f"The draft: {draft_address(intake)}")
            beside.write(f"To review: {review_address(intake)}")


def given(file: str, url: str) -> Source:
    """What the command was given. Raises CommandError."""
    if url and not is_address(url):
        raise CommandError(f'"{url}" is no address: it begins with https:// or http://.')
    if file:
        name = "" if file == "-" else Path(file).name
        return Source(content=read(file), url=url, name=name)
    if not url:
        raise CommandError("Name a file, or - for standard input, or give --url.")
    try:
        return fetch(url)
    except IntakeError as error:
        raise CommandError(str(error)) from error


def is_address(url: str) -> bool:
    return url.startswith(("https://", "http://")) and url == AddressField().to_python(url)


def read(file: str) -> bytes:
    """The bytes of a file, or of standard input for "-". Raises CommandError."""
    try:
        if file == "-":
            content = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(file).open("rb") as stream:
                content = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise CommandError(f"{file} cannot be read: {reason}.") from error
    if len(content) > LARGEST:
        raise CommandError(f"{file} is larger than {MEGABYTES} MB.")
    return content


def refuse_what_is_there(proposal: Proposal, too: Sequence[TakenInToo]) -> None:
    """Raises CommandError for what the ledger or the desk has already."""
    if there := next(_there_already(proposal, too), ""):
        raise CommandError(f"{there} Nothing was made. {IF_ANOTHER}")


def _there_already(proposal: Proposal, too: Sequence[TakenInToo]) -> Iterator[str]:
    for likening in proposal.duplicate_of:
        if likening.likeness is Likeness.DUPLICATE:
            yield f"It seems to be report {likening.report}: {likening.because.reason}"
    for other in too:
        yield f"It was taken in already, {when(other)}: {review_address(other.intake)}"


def created(proposal: Proposal, source: Source) -> Intake:
    """The article kept for its review, with a draft of its report; raises CommandError for none."""
    report = first_draft(proposal.article, source.url, proposal.duplicate_of)
    if not report.outlet.name:
        raise CommandError("Nothing in it tells who published it: say where it stands, with --url.")
    try:
        with transaction.atomic():
            intake = keep(proposal, source, None)
            make_report(intake, report)
    except ValidationError as error:
        raise CommandError(f"No draft can be made of it. {' '.join(_sentences(error))}") from error
    intake.refresh_from_db()
    return intake


def _sentences(error: ValidationError) -> Iterator[str]:
    for field, messages in error.message_dict.items():
        name = "" if field == NON_FIELD_ERRORS else f"{field}: "
        yield from (f"{name}{message}" for message in messages)


def when(other: TakenInToo) -> str:
    day = dates.words(timezone.localtime(other.intake.taken_at).date().isoformat())
    return f"by {other.intake.taken_by} on {day}" if other.intake.taken_by else f"on {day}"


def as_json(proposal: Proposal) -> str:
    return json.dumps(proposal.as_data(), ensure_ascii=False, indent=2)


def described(proposal: Proposal) -> Iterator[str]:
    """The proposal in words, a line a thing."""
    article = proposal.article
    yield f"Headline:  {article.headline or '(none)'}"
    yield f"Outlet:    {article.outlet or article.outlet_name or '(unknown)'}"
    basis = f" ({article.published_basis})" if article.published_basis else ""
    yield f"Published: {article.published or '(unknown)'}{basis}"
    yield f"Language:  {article.language or '(unknown)'}"
    yield f"Body:      {len(article.body):,} characters; {len(article.cut)} passages were cut"
    for likening in proposal.duplicate_of:
        report = f"of report {likening.report}"
        yield f"It may be: {likening.likeness} {report}. {likening.because.reason}"
    yield f"Suggested: {len(proposal.suggestions)} claims"
    for number, suggestion in enumerate(proposal.suggestions, start=1):
        yield from _lines(number, suggestion)


def _lines(number: int, suggestion: Suggestion) -> Iterator[str]:
    voice = suggestion.speaker or suggestion.speaker_as_written or "the outlet"
    subject = suggestion.event or suggestion.issue or "?"
    said = f"{suggestion.aspect} = {suggestion.value}" if suggestion.aspect else "no value"
    window = f", {suggestion.window_in_words}" if suggestion.window else ""
    yield ""
    yield f"{number}. {suggestion.kind} by {voice}: {subject}, {said}{window}"
    yield f"   “{suggestion.quote}”"
    if suggestion.statement:
        yield f"   relays statement {suggestion.statement}"
    if suggestion.uncertain:
        yield f"   uncertain: {suggestion.uncertain}"


def review_address(intake: Intake) -> str:
    return f"{settings.PUBLIC_BASE_URL}{reverse('admin:tracker_intake_change', args=[intake.pk])}"


def draft_address(intake: Intake) -> str:
    page = reverse("admin:tracker_report_change", args=[intake.report_id])
    return f"{settings.PUBLIC_BASE_URL}{page}"
