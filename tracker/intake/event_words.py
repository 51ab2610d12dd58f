"""The words that say how, when and where an event is: patterns of a small vocabulary, by rule."""

from __future__ import annotations

import re

from tracker.aspects import NONE, EventStatus
from tracker.intake.finding import NUMBER, rule
from tracker.intake.stems import stems

# A passage without one of these says nothing of when or where somebody met.
OCCASIONS = frozenset(
    stems(
        "talks consultations negotiations round meeting meetings session summit call conversation "
        "contact contacts visit met meet discussions event expired expires expiry schedule dates "
        "plans preparations response comment delegation represented topics переговоры консультации "
        "раунд встреча заседание саммит звонок разговор контакты визит встретились делегация даты"
    )
)
PLANNED = rule(
    EventStatus.ANNOUNCED.value,
    "held take place meet hold happen planned scheduled expected approaching upcoming round "
    "plans preparations underway talks consultations meeting continue состоится состоятся "
    "пройдет пройдут запланирован намечен планируется готовится раунд встреча",
    r"(?:will|would|could|may|might|should|to)\s(?:be\sheld|take\splace|meet|hold|happen|be\scontinued)\b"
    r"|(?:is|are|was|were)\s(?:being\s)?(?:planned|scheduled|expected|due|approaching|prepared|underway"
    r"|planning\sto\shold)\b|upcoming\b|(?:there\sare|have)\s(?:such\s)?plans\b"
    r"|(?:a\snew|another|next)\sround\sof\b"
    r"|состо(?:ится|ятся)|пройд[её]?т|пройдут|заплан|намеч|планируется|готовится",
)
TAKES_PLACE = re.compile(r"be\sheld|take\splace|be\scontinued|состо|пройд", re.IGNORECASE)
HELD = rule(
    EventStatus.HELD.value,
    "took place held met occurred lasted concluded followed meeting round состоялся "
    "состоялась состоялись прошли прошел прошла провели встретились",
    r"took\splace|(?:was|were)\sheld\b|held\s(?:a|an|talks|on|in|the|their|its)\b|met\b|occurred\b"
    r"|lasted\b|followed\sin\b|состоял(?:ся|ась|ись|ось)|прош(?:[её]л|ла|ли)\b|провели\b|встретил",
)
EXPIRED = rule(
    EventStatus.HELD.value,
    "expired истек",
    r"expired\b|ист[её]к(?:ла|ло)?\b",
)
ENDED = (
    rule(
        EventStatus.CANCELLED.value,
        "cancelled canceled called scrapped отменены отменили отменен",
        r"cancell?ed\b|called\soff\b|scrapped\b|отмен(?:[её]н|ил)",
    ),
    rule(
        EventStatus.POSTPONED.value,
        "postponed postpone delayed rescheduled put moved перенесены перенесли перенесен "
        "отложены отложили отложен",
        r"postpon|delayed\b|put\soff\b|rescheduled\b|перенес|отлож(?:ен|ил)",
    ),
    rule(
        EventStatus.UNCONFIRMED.value,
        "confirm confirmed unconfirmed",
        r"(?:could|can|did|do|does|has|have)\snot\s(?:yet\s)?confirm|unconfirmed\b",
    ),
)
NO_DATE = rule(
    NONE,
    "date dates schedule даты дата сроки",
    r"no\s(?:specific|exact|fixed|concrete|set|firm)?\s?(?:dates?|schedule)\b"
    r"|dates?\s[^.]{0,40}?(?:have|has|had|is|are)\s(?:not|yet\sto)\s(?:yet\s)?(?:been|be)?"
    r"|too\searly\sto\s(?:talk|speak)\sabout\s[^.]{0,20}?dates?\b"
    r"|(?:конкретн\w+\s)?дат[аы]?\s(?:пока\s|ещ[её]\s)?(?:нет|не\s)|рано\sговорить\sо\s[^.]{0,20}?дат",
)
ORDINALS = (
    "first|перв",
    "second|втор",
    "third|трет",
    "fourth|четв[её]рт",
    "fifth|пят",
    "sixth|шест",
    "seventh|седьм",
    "eighth|восьм",
    "ninth|девят",
    "tenth|десят",
    "eleventh|одиннадцат",
    "twelfth|двенадцат",
)
NUMBERED = rule(
    "",
    "round meeting session summit consultations раунд встреча заседание",
    r"(?P<which>"
    + "|".join(rf"(?:{words})(?:\w{{0,3}})" for words in ORDINALS)
    + r"|\d{1,2}(?:st|nd|rd|th))\s(?:new\s|such\s)?"
    r"(?:round|meeting|session|summit|раунд|встреч|заседани)"
    r"(?!\w*\sof\s(?:sanctions|strikes|attacks|tariffs))",
)
LASTED = rule(
    "",
    "lasted hour hours minute minutes day days hour-long длился длились длилась час часа "
    "часов минут дня дней",
    rf"(?:(?:lasted|ran|continued|went\son)\s(?:for\s)?(?P<vague>[a-z]+\s(?:than\s)?)?(?P<count>{NUMBER})"
    rf"\s(?P<unit>hour|minute|day)s?\b|(?P<count2>{NUMBER})-(?P<unit2>hour|minute|day)\b"
    rf"|длил(?:ся|ись|ась)\s(?P<vague3>[а-яё]+\s)?(?P<count3>{NUMBER})\s(?P<unit3>час|минут|дн))",
)
UNITS = {"hour": "hours", "час": "hours", "minute": "minutes", "минут": "minutes"}
ABOUT = {
    "about", "around", "some", "roughly", "approximately", "nearly", "almost", "около", "почти",
    "примерно",
}  # fmt: skip
OVER = {"over", "more than", "более", "свыше", "больше"}
TOPICS = rule(
    "",
    "focus focused focusing focuses centered centred touch touched discuss discussed "
    "discussing topics agenda обсудили обсуждали обсудят посвящен",
    r"(?:focus(?:ed|es|ing)?|cent(?:er|re)(?:ed|s)?|touch(?:ed|es)?)\s(?:up)?on\s"
    r"|discuss(?:ed)?\s(?!with|how|what)|(?:topics|agenda)(?:\s(?:is|are|includes?))?:?\s(?!of|for|and|in|with)"
    r"|обсуд(?:или|ят)\s|обсуждали\s|посвящ[её]н\w{0,2}\s",
)
LED = rule(
    "",
    "led headed represented chaired возглавил возглавит возглавляет делегация",
    r"(?:led|headed|represented|chaired)\sby\s|возглав(?:ил|ит|ляет|лял)\w?\s",
)
RESULT = rule(
    "",
    "described called hailed characterized characterised assessed praised",
    r"(?:described|hailed|characteri[sz]ed|assessed|called\sthe)\b[^“”\"«».]{0,90}[“\"«]"
    r"(?P<words>[^“”\"«»]{3,80})[”\"»]",
)
SILENT = rule(
    "",
    "response comment commented respond responded comments",
    r"no\s(?:immediate\s)?(?:response|comment|reaction)\b|declined\sto\scomment"
    r"|did\snot\s(?:immediately\s)?(?:respond|comment)|ha(?:s|ve|d)\snot\s(?:yet\s)?(?:commented|responded)",
)
TO_BE = re.compile(r"(?:to\sbe|will\sbe|would\sbe|be|not|never)\s$", re.IGNORECASE)
