"""What a passage says of an issue: where it stands, what is asked, offered, or made a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tracker.aspects import IssueStatus, Subject
from tracker.intake.days import days_named
from tracker.intake.finding import (
    NUMBER,
    Finding,
    Rule,
    canonical,
    number,
    object_at,
    rule,
)
from tracker.intake.passages import Passage
from tracker.intake.stems import stem
from tracker.rules.record import Kind

ISSUE = Subject.ISSUE

# The first that fits is the status: "agreed to continue discussions" is not "agreed".
_STATUSES = (
    rule(
        IssueStatus.UNDER_DISCUSSION, "continue negotiations discussion discussed discussing "
        "agenda dialogue notes exchanged talks переговоры обсуждается обсуждаются обсуждали",
        r"agreed\sto\scontinue|(?:launched|begun|began|opened|started)\s(?:negotiations|talks|discussions)\s"
        r"(?:on|about|over)|under\s(?:discussion|negotiation)|(?:is|are|being)\sdiscussed"
        r"|(?:is|are|remains?)\s(?:still\s)?on\sthe\sagenda|present\sin\s(?:our|the)\sdialog"
        r"|discussions\son\b|(?:talks|negotiations)\scent(?:er|re)ed\son|still\sa\slong\sway\sto\sgo"
        r"|обсужда(?:ется|ются|ли|ем)|ведутся\sпереговоры\sо",
    ),
    rule(
        IssueStatus.PRELIMINARY, "preliminary principle tentative предварительное предварительная "
        "предварительно принципе",
        r"preliminary\b|in\sprinciple\b|tentative(?:ly)?\b|предварительн|в\sпринципе",
    ),
    rule(
        IssueStatus.REFUSED, "refuse refused refuses refusal reject rejected rejects ruled turned "
        "negativism отказался отказались отказ отверг отвергли",
        r"refus(?:e|es|ed|al|ing)\b|reject(?:s|ed|ing|ion)?\b|rul(?:ed|es|ing)\sout|turned\sdown"
        r"|no\schange\sin\b|отказ(?:ал|ыва|\b)|отверг",
    ),
    rule(
        IssueStatus.STALLED, "stalled stalling stagnation progress deadlock impasse stuck hampered "
        "застой стагнация прогресс тупик прогресса",
        r"stall(?:ed|ing|s)\b|stagnat|no\s(?:\w+\s)?progress\b|deadlock|impasse|stuck\b"
        r"|застой|стагнаци|(?:нет|никакого)\sпрогресса|тупик",
    ),
    rule(
        IssueStatus.SUSPENDED, "suspended suspend frozen froze halted hold paused dialogue "
        "приостановлен приостановлены приостановили заморожен заморожены",
        r"suspend(?:s|ed|ing)?\b|frozen\b|froze\b|halted\b|(?:put\s)?on\shold\b|paused\b"
        r"|no\s(?:bilateral\s)?dialogue\b|приостан|заморож",
    ),
    rule(
        IssueStatus.RAISED, "raised raise brought подняла поднял подняли",
        r"(?:first\s)?raised\sthe\s(?:possibility|issue|question|matter|topic|idea)|brought\sup\b"
        r"|поднял[аи]?\s(?:вопрос|тему)",
    ),
    rule(
        IssueStatus.REVERSED, "reversed rolled",
        r"(?:was|were|been)\sreversed\b|rolled\sback\b",
    ),
    rule(
        IssueStatus.IMPLEMENTED_IN_PART, "partially partly part issued частично",
        r"partially\b|partly\b|in\spart\b|(?:is|are)\s(?:being\s)?issued\b|частично",
    ),
    rule(
        IssueStatus.IMPLEMENTED, "approved implemented restored reopened resumed completed force "
        "одобрил одобрила выполнено возобновлены реализовано",
        r"approved\b|(?:was|were|been|fully)\s(?:implemented|restored|completed|reopened|resumed)\b"
        r"|entered\sinto\sforce|одобрил|выполнен|реализован|возобновлен",
    ),
    rule(
        IssueStatus.AGREED, "agreed agree agrees agreement assurances договорились согласовали "
        "договоренность согласились",
        r"agreed?\s(?:to|on|that|upon)\b|reached\s(?:an?\s)?(?:\w+\s)?(?:agreement|accord|deal)"
        r"|assurances\sof\b|договорил|согласовал|согласил|достигнут\w*\sдоговор[её]нност",
    ),
)  # fmt: skip
_DEMANDS = rule(
    "demand", "demand demands demanded seek seeks sought insist insists call calls called advocate "
    "advocates press pressed urge urged priority return want wants like требует требуем требуют "
    "настаивает настаиваем добивается добиваемся выступает призвал вернуть recovering",
    r"demand(?:s|ed|ing)?\s(?:that\s|to\s)?|seek(?:s|ing)?\s|sought\s|insist(?:s|ed|ing)?\s(?:on|that)\s"
    r"|call(?:s|ed|ing)?\sfor\s|advocat\w+\s(?:for\s)?|press(?:es|ed|ing)?\sfor\s|urg(?:es|ed|ing)\s"
    r"|priority\sof\s|would\slike\s(?:to\s)?(?:proceed\sto\s|see\s)?|wants?\s"
    r"|требу(?:ет|ем|ют)\s|настаива\w+\sна\s|добива\w+\s|выступа\w+\sза\s|призва\w+\s(?:к\s)?",
)  # fmt: skip
_RETURN = rule(
    "return", "return hand вернуть возвращение возвращения",
    r"(?:to\s|the\s)return\s(?:of\s)?(?!to\b)|hand\s(?:over|back)\s|вернуть\s|возвращени\w\s",
)  # fmt: skip
_OFFERS = rule(
    "offer", "offered offer ready willing prepared proposed propose aiming предложил предложили "
    "предлагает готов готовы готова",
    r"offer(?:s|ed|ing)?\sto\s|(?:is|was|are|were)\s(?:ready|willing|prepared)\sto\s|propos(?:es|ed)\s(?:to\s)?"
    r"|aim(?:s|ing|ed)\sfor\s|предл(?:ожил|агает|агаем)\w?\s|готов[аы]?\s(?:к\s)?",
)  # fmt: skip
_CONDITIONS = rule(
    "condition", "contingent conditional conditioned dependent depend depends exchange condition "
    "provided hinges only if reaching agreements условии зависит зависят обмен",
    r"(?:contingent|conditional|conditioned|dependent)\s(?:up)?on\s|depend(?:s|ing)?\s(?:up)?on\s"
    r"|only\sif\s|provided\s(?:that)?\s|on\scondition\sthat\s|in\sexchange\sfor\s|hinges?\s(?:up)?on\s"
    r"|при\sусловии\s(?:что\s)?|только\sесли\s|завис\w+\sот\s|в\sобмен\sна\s",
)  # fmt: skip
_BEGINNINGS = rule(
    "began", "seized confiscated suspended closed imposed introduced cut halted stopped expelled "
    "began arose изъяты изъята конфискованы закрыты введены прекращены",
    r"(?:seized|confiscated|suspended|closed|imposed|introduced|cut|halted|stopped|expelled|arose|began)\b"
    r"|изъят|конфискован|закрыт|введен|прекращен",
)  # fmt: skip
_COUNTED = re.compile(
    rf"\b(?P<count>{NUMBER})\s(?:[\w-]+\s){{0,2}}(?P<noun>[a-z]+s)\b", re.IGNORECASE
)
_SHORTEST_PHRASE = 6


def issue_findings(passage: Passage, around: date | None) -> list[Finding]:
    """All that the passage says of issues."""
    text, present = passage.text, passage.stems
    return [
        *_status(text, present),
        *_phrases(_DEMANDS, "demand", Kind.DEMAND, text, present),
        *_returns(text, present),
        *_phrases(_OFFERS, "offer", "", text, present),
        *_phrases(_CONDITIONS, "condition", Kind.LINKAGE, text, present),
        *_beginnings(text, present, around),
        *_counts(text),
    ]


def _status(text: str, present: frozenset[str]) -> Iterator[Finding]:
    for status in _STATUSES:
        if match := status.search(text, present):
            yield Finding(
                subject=ISSUE, aspect="status", value=status.meaning,
                start=match.start(), end=match.end(),
                reason=f'"{match[0].strip()}" says where it stands.', confidence=0.65,
            )  # fmt: skip
            return


def _phrases(
    named: Rule, aspect: str, kind: str, text: str, present: frozenset[str]
) -> Iterator[Finding]:
    """A value in the words that follow a verb."""
    match = named.search(text, present)
    if not match:
        return
    phrase, end = object_at(text, match.end())
    value = canonical(ISSUE, aspect, phrase) if len(phrase) >= _SHORTEST_PHRASE else ""
    if value:
        yield Finding(
            subject=ISSUE, aspect=aspect, value=value, start=match.start(), end=end,
            reason=f'"{match[0].strip()}" is followed by it.', confidence=0.65, kind=kind,
        )  # fmt: skip


def _returns(text: str, present: frozenset[str]) -> Iterator[Finding]:
    """What is to be given back is asked for, whatever the verb."""
    match = _RETURN.search(text, present)
    if match:
        phrase, end = object_at(text, match.end())
        if len(phrase) >= _SHORTEST_PHRASE:
            yield Finding(
                subject=ISSUE, aspect="demand",
                value=canonical(ISSUE, "demand", f"return of {phrase}"),
                start=match.start(), end=end,
                reason=f'"{match[0].strip()}" says what is to be given back.',
                confidence=0.55, kind=Kind.DEMAND,
            )  # fmt: skip


def _beginnings(text: str, present: frozenset[str], around: date | None) -> Iterator[Finding]:
    match = _BEGINNINGS.search(text, present)
    day = next(days_named(text[match.end() :], around), None) if match else None
    if match and day and "." not in text[match.end() : match.end() + day.start]:
        yield Finding(
            subject=ISSUE, aspect="began", value=day.value,
            start=match.start(), end=match.end() + day.end,
            reason=f'"{match[0]}" is said of that time.', confidence=0.6,
        )  # fmt: skip


def _counts(text: str) -> Iterator[Finding]:
    for match in _COUNTED.finditer(text):
        yield Finding(
            subject=ISSUE, aspect="count", value=str(number(match["count"])),
            start=match.start(), end=match.end(),
            reason="It says how many there are.", confidence=0.7, counted=stem(match["noun"]),
        )  # fmt: skip
