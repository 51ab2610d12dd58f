"""Lines that stand on pages and belong to no article, told by their words alone."""

from __future__ import annotations

import re

from tracker.intake.article import CutReason
from tracker.intake.documents.blocks import LONGEST_LINE


def _whole_line(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)})", re.IGNORECASE)


CLOCK = _whole_line(r"[0-2]?[0-9][:.][0-5][0-9](?: ?[ap]\.?m\.?)?(?: *\(updated:?[^()]{0,40}\))?")
TICKER_TITLE = _whole_line(
    r"news ?feed",
    r"(?:the )?latest(?: news| updates)?",
    r"live(?: updates| blog)?",
    r"breaking(?: news)?",
    r"лента(?: новостей)?",
    r"(?:последние|главные) новости",
)
TEASER_TITLE = _whole_line(
    r"more (?:news|stories|articles|headlines|from [^.]{1,60}|on this(?: story| topic)?)",
    r"editors?[’']?s? picks?",
    r"(?:most|also) (?:read|popular|viewed)",
    r"trending(?: now)?",
    r"popular(?: now)?",
    r"recommended(?: for you)?",
    r"(?:top|other|latest) stories",
    r"you (?:may|might) also (?:like|be interested in)",
    r"up next",
    r"(?:самое )?(?:популярное|читаемое|важное)",
    r"другие новости",
)
RELATED_LABEL = (
    r"(?:related|further|more)(?: (?:articles?|story|stories|news|reading|coverage|posts?))?"
    r"|(?:read|see|watch) (?:also|more|next)|also read|don[’']t miss|подробнее|читать далее"
    r"|читайте также|смотрите также|(?:материалы )?по теме"
)
_RELATED = _whole_line(
    rf"(?:{RELATED_LABEL})\W{{0,3}}",
    rf"(?:{RELATED_LABEL}) ?: ?.+",
    rf"(?:{RELATED_LABEL}) ?[>»→|]+ ?.*",
)
_FORM = _whole_line(
    r"\* ?indicates required(?: fields?)?",
    r"subscribe(?: now| here| to [^.]{1,60})?",
    r"sign (?:up|in)(?: (?:for|to) [^.]{1,80})?",
    r"log ?in",
    r"enter your e-?mail[^.]{0,60}",
    r"(?:your )?e-?mail(?: address)?\*?",
    r"please,? enter (?:a |your )?(?:correct|valid) e-?mail[^.]{0,40}\.?",
    r"succ?ess?full?y subscribed[.!]?",
    r"(?:thank you|thanks) for (?:signing up|subscribing|your subscription).*",
    r"we[’']ve sent you .{0,60}e-?mail.*",
    r"подпи(?:саться|шитесь)(?: на .{1,60})?",
    r"введите (?:ваш |свой )?(?:e-?mail|адрес).{0,40}",
)
_CAPTION = _whole_line(
    r"(?:file |archive )?(?:photo|image|picture|video|credit|фото|видео|иллюстрация)s?"
    r"(?: credit| by| courtesy of)? ?[:/©] ?.{1,160}",
    r"(?:file|archive) (?:photo|image|picture)\.?",
    r".{0,280}\((?:[^()]{0,120}(?-i:via [A-Z]|Getty|/ ?(?:Reuters|REUTERS|[A-Z]{2,5}\b))"
    r"|(?:photo|image|picture|credit|file)\b)[^()]{0,120}\)\.?",
    r"© ?[^.]{1,80}/[^.]{1,80}",
)
_FURNITURE = _whole_line(
    r"skip to (?:main )?(?:content|navigation)",
    r"edit(?: post| this)?",
    r"(?:home|menu|search|close|advertisement|ad|реклама|sponsored|share|print)",
    r"share this(?: article| story)?",
    r"(?:copy link|link copied|save|listen|comments?|no comments|tags?:.{0,200}|topics?:.{0,200})",
    r"(?:facebook|twitter|x|telegram|whatsapp|linkedin|reddit|e-?mail|vk|вконтакте|поделиться)",
    r"(?:share|follow us|join us|find us) (?:on|in|at) .{1,100}",
    r"this (?:article|audio|story) (?:is|was) (?:created|generated|read|voiced|translated) .{0,80}",
    r"listen to (?:this|the) (?:article|story)",
    r"(?:estimated )?(?:reading time:? ?)?[0-9]{1,3} ?-?min(?:ute)?s?(?: read)?",
    r"(?:read|follow|more|subscribe|join)\b.{0,60}\b(?:telegram|whatsapp|viber|youtube)\b.{0,160}",
    r"(?:читайте|подписывайтесь|следите|больше)\b.{0,80}\b(?:telegram|телеграм|канал|дзен)\w*.{0,120}",
    r"(?:source|источник)s? ?: ?.{1,80}",
    r"original (?:url|article|link|source)s? ?:?(?: ?<?https?://\S{1,2000})?",
    r"https?://\S{1,2000}",
    r"(?:©|\(c\)|copyright)\s.{0,160}|.{0,100}all rights reserved\.?|.{0,60}все права защищены\.?",
    r"(?:we use|this (?:web)?site uses) cookies.{0,200}",
    r"accept(?: all)?(?: cookies)?",
    r"[\W_]{1,20}",
)
_CREDIT_ALONE = re.compile(
    r"(?:[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,4} ?)?/ ?[A-ZА-ЯЁ][\w.&’' -]{1,30}"
)
_CREDIT_AT_END = re.compile(r"[\w.!?\"”’)] / ?[A-ZА-ЯЁ][\w.&’' -]{1,30}")
_LONGEST_CREDIT = 40
_REASONS = (
    (CLOCK, CutReason.TICKER),
    (TICKER_TITLE, CutReason.TICKER),
    (TEASER_TITLE, CutReason.TEASER),
    (_RELATED, CutReason.RELATED),
    (_FORM, CutReason.FORM),
    (_CAPTION, CutReason.CAPTION),
    (_FURNITURE, CutReason.FURNITURE),
)


def furniture(line: str) -> CutReason | None:
    """What a line is, if by its words it can be no part of an article."""
    if len(line) > LONGEST_LINE:
        return None
    plain = line.strip()
    for pattern, reason in _REASONS:
        if pattern.fullmatch(plain):
            return reason
    return CutReason.CAPTION if is_credit(plain) or _ends_in_a_credit(plain) else None


def is_credit(line: str) -> bool:
    """Whether a line only says whose picture is above or beside it."""
    return len(line) <= 2 * _LONGEST_CREDIT and bool(
        _CREDIT_ALONE.fullmatch(line)
        or re.match(r"(?:photo|image|фото) ?[:/]", line, re.IGNORECASE)
    )


def is_related_label(line: str) -> bool:
    """Whether a line announces another article and does not name it itself."""
    return bool(re.fullmatch(rf"(?:{RELATED_LABEL})\W*", line, re.IGNORECASE))


def _ends_in_a_credit(line: str) -> bool:
    """As in "The envoy leaves. / AGENCY": a slash with a space on both sides, then a short name."""
    place = line.rfind(" / ")
    return place > 0 and bool(_CREDIT_AT_END.fullmatch(line[place - 1 :]))
