"""The words that say where an issue stands and what is asked: a small vocabulary, by rule."""

from __future__ import annotations

import re

from tracker.aspects import IssueStatus
from tracker.intake.finding import NUMBER, rule

# In their order: "agreed to continue discussions" is not "agreed".
STATUSES = (
    rule(
        IssueStatus.UNDER_DISCUSSION.value,
        "continue negotiations discussion discussed discussing agenda dialogue notes "
        "exchanged talks переговоры обсуждается обсуждаются обсуждали",
        r"agreed\sto\scontinue|(?:launched|begun|began|opened|started)\s(?:negotiations|talks|discussions)\s"
        r"(?:on|about|over)|under\s(?:discussion|negotiation)|(?:is|are|being)\sdiscussed"
        r"|(?:is|are|remains?)\s(?:still\s)?on\sthe\sagenda|present\sin\s(?:our|the)\sdialog"
        r"|discussions\son\b|(?:talks|negotiations)\scent(?:er|re)ed\son|still\sa\slong\sway\sto\sgo"
        r"|обсужда(?:ется|ются|ли|ем)|ведутся\sпереговоры\sо",
    ),
    rule(
        IssueStatus.PRELIMINARY.value,
        "preliminary principle tentative предварительное предварительная предварительно принципе",
        r"preliminary\b|in\sprinciple\b|tentative(?:ly)?\b|предварительн|в\sпринципе",
    ),
    rule(
        IssueStatus.REFUSED.value,
        "refuse refused refuses refusal reject rejected rejects ruled turned negativism "
        "отказался отказались отказ отверг отвергли",
        r"refus(?:e|es|ed|al|ing)\b|reject(?:s|ed|ing|ion)?\b|rul(?:ed|es|ing)\sout|turned\sdown"
        r"|no\schange\sin\b|отказ(?:ал|ыва|\b)|отверг",
    ),
    rule(
        IssueStatus.STALLED.value,
        "stalled stalling stagnation progress deadlock impasse stuck hampered застой "
        "стагнация прогресс тупик прогресса",
        r"stall(?:ed|ing|s)\b|stagnat|no\s(?:\w+\s)?progress\b|deadlock|impasse|stuck\b"
        r"|застой|стагнаци|(?:нет|никакого)\sпрогресса|тупик",
    ),
    rule(
        IssueStatus.SUSPENDED.value,
        "suspended suspend frozen froze halted hold paused dialogue приостановлен "
        "приостановлены приостановили заморожен заморожены",
        r"suspend(?:s|ed|ing)?\b|frozen\b|froze\b|halted\b|(?:put\s)?on\shold\b|paused\b"
        r"|no\s(?:bilateral\s)?dialogue\b|приостан|заморож",
    ),
    rule(
        IssueStatus.RAISED.value,
        "raised raise brought подняла поднял подняли",
        r"(?:first\s)?raised\sthe\s(?:possibility|issue|question|matter|topic|idea)|brought\sup\b"
        r"|поднял[аи]?\s(?:вопрос|тему)",
    ),
    rule(
        IssueStatus.REVERSED.value,
        "reversed rolled",
        r"(?:was|were|been)\sreversed\b|rolled\sback\b",
    ),
    rule(
        IssueStatus.IMPLEMENTED_IN_PART.value,
        "partially partly part issued частично",
        r"partially\b|partly\b|in\spart\b|(?:is|are)\s(?:being\s)?issued\b|частично",
    ),
    rule(
        IssueStatus.IMPLEMENTED.value,
        "approved implemented restored reopened resumed completed force одобрил одобрила "
        "выполнено возобновлены реализовано",
        r"approved\b|(?:was|were|been|fully)\s(?:implemented|restored|completed|reopened|resumed)\b"
        r"|entered\sinto\sforce|одобрил|выполнен|реализован|возобновлен",
    ),
    rule(
        IssueStatus.AGREED.value,
        "agreed agree agrees agreement assurances договорились согласовали договоренность "
        "согласились",
        r"agreed?\s(?:to|on|that|upon)\b|reached\s(?:an?\s)?(?:\w+\s)?(?:agreement|accord|deal)"
        r"|assurances\sof\b|договорил|согласовал|согласил|достигнут\w*\sдоговор[её]нност",
    ),
)
DEMANDS = rule(
    "demand",
    "demand demands demanded seek seeks sought insist insists call calls called advocate "
    "advocates press pressed urge urged priority return want wants like требует требуем "
    "требуют настаивает настаиваем добивается добиваемся выступает призвал вернуть recovering",
    r"demand(?:s|ed|ing)?\s(?:that\s|to\s)?|seek(?:s|ing)?\s|sought\s|insist(?:s|ed|ing)?\s(?:on|that)\s"
    r"|call(?:s|ed|ing)?\sfor\s|advocat\w+\s(?:for\s)?|press(?:es|ed|ing)?\sfor\s|urg(?:es|ed|ing)\s"
    r"|priority\sof\s|would\slike\s(?:to\s(?!draw|thank|note|stress|say|add))?(?:proceed\sto\s|see\s)?|wants?\s"
    r"|требу(?:ет|ем|ют)\s|настаива\w+\sна\s|добива\w+\s|выступа\w+\sза\s|призва\w+\s(?:к\s)?",
)
RETURN = rule(
    "return",
    "return hand вернуть возвращение возвращения",
    r"(?:to\s|(?<!on\s)the\s)return\s(?:of\s)?(?!to\b)|hand\s(?:over|back)\s|вернуть\s|возвращени\w\s",
)
OFFERS = rule(
    "offer",
    "offered offer ready willing prepared proposed propose aiming предложил предложили "
    "предлагает готов готовы готова",
    r"offer(?:s|ed|ing)?\sto\s|(?:is|was|are|were)\s(?:ready|willing|prepared)\sto\s|propos(?:es|ed)\s(?:to\s)?"
    r"|aim(?:s|ing|ed)\sfor\s|предл(?:ожил|агает|агаем)\w?\s|готов[аы]?\s(?:к\s)?",
)
CONDITIONS = rule(
    "condition",
    "contingent conditional conditioned dependent depend depends exchange condition provided "
    "hinges only if reaching agreements условии зависит зависят обмен",
    r"(?:contingent|conditional|conditioned|dependent)\s(?:up)?on\s|depend(?:s|ing)?\s(?:up)?on\s"
    r"|only\sif\s|provided\s(?:that)?\s|on\scondition\sthat\s|in\sexchange\sfor\s|hinges?\s(?:up)?on\s"
    r"|при\sусловии\s(?:что\s)?|только\sесли\s|завис\w+\sот\s|в\sобмен\sна\s",
)
BEGINNINGS = rule(
    "began",
    "seized confiscated suspended closed imposed introduced cut halted stopped expelled began "
    "arose изъяты изъята конфискованы закрыты введены прекращены",
    r"(?:seized|confiscated|suspended|closed|imposed|introduced|cut|halted|stopped|expelled|arose|began)\b"
    r"|изъят|конфискован|закрыт|введен|прекращен",
)
COUNTED = re.compile(
    rf"\b(?P<count>{NUMBER})\s(?:[\w-]+\s){{0,2}}(?P<noun>[a-z]+s)\b", re.IGNORECASE
)
NEGATED = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bне)\s(?:yet\s|even\s|be\s|been\s)?$", re.IGNORECASE
)
