"""How a thing is said: the kind of claim, how strongly, and when a promise is to come true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.intake.article import Because
from tracker.intake.stems import stems
from tracker.intake.utterance import Form, Utterance
from tracker.rules.forecasts import PHRASES
from tracker.rules.record import Hedge, Kind


@dataclass(frozen=True, slots=True)
class Cue:
    """Words in a text that say something, and what they say."""

    start: int
    end: int
    meaning: str


# Other wordings of the phrases of the table, those with most words first.
_WORDINGS: Sequence[tuple[str, str]] = (
    (r"in\sthe\svery\snear\sfuture", "in the very near future"),
    (r"in\sthe\snearest\sfuture", "in the very near future"),
    (r"в\sсамое\sближайшее\sвремя", "in the very near future"),
    (r"in\sthe\s(?:foreseeable|not\stoo\sdistant)\sfuture", "in the foreseeable future"),
    (r"в\sобозримом\sбудущем", "in the foreseeable future"),
    (r"in\sthe\snear\sfuture", "in the near future"),
    (r"в\s(?:ближайшее\sвремя|ближайшем\sбудущем)", "in the near future"),
    (r"in\sthe\s(?:near|short)\sterm", "in the near term"),
    (r"в\sближайшей\sперспективе", "in the near term"),
    (r"(?:in|within|over)\s(?:the\s)?(?:coming|next\sfew|a\sfew)\sdays", "in the coming days"),
    (r"within\sdays|в\s(?:ближайшие|считанные)\sдни", "in the coming days"),
    (r"(?:in|within|over)\s(?:the\s)?(?:coming|next\sfew|a\sfew)\sweeks", "in the coming weeks"),
    (r"within\sweeks|в\sближайшие\sнедели", "in the coming weeks"),
    (r"very\ssoon|очень\s(?:скоро|быстро)|совсем\sскоро", "very soon"),
    (r"soon|вскоре|скоро", "soon"),
)
_SEASONS = {"весны": "spring", "лета": "summer", "осени": "autumn", "года": "year"}
_WINDOW = re.compile(
    r"\b(?:(?P<end>(?:before|by|until)\sthe\send\sof\s(?:the\s|this\s)?"
    r"(?:spring|summer|autumn|fall|year))"
    r"|(?:до|к)\s(?:конца|концу)\s(?:этого\s|этой\s)?(?P<season>весны|лета|осени|года)"
    + "".join(f"|(?P<w{at}>{wording})" for at, (wording, _) in enumerate(_WORDINGS))
    + r")\b",
    re.IGNORECASE,
)
_NOT_A_WINDOW = re.compile(
    r"(?:\bas|\btoo|\bnot|\bnothing|\bany\s?time|\bhow|\bне|\bкак)\s$", re.IGNORECASE
)


# Without one of these stems there is no such phrase.
TIMES = frozenset(
    stems(
        "soon future term days weeks spring summer autumn fall year end скоро вскоре быстро время "
        "будущем перспективе дни недели весны лета осени года конца"
    )
)


def windows(text: str) -> Iterator[Cue]:
    """Every phrase that says when; its meaning is a phrase that the rules count in days."""
    for match in _WINDOW.finditer(text):
        if _NOT_A_WINDOW.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        yield Cue(match.start(), match.end(), _phrase(match))


def _phrase(match: re.Match[str]) -> str:
    if match["end"]:
        return " ".join(match["end"].lower().split())
    if match["season"]:
        return f"before the end of the {_SEASONS[match['season'].lower()]}"
    return next(
        phrase for at, (_, phrase) in enumerate(_WORDINGS) if match[f"w{at}"] and phrase in PHRASES
    )


def _one_of(words: dict[str, str]) -> re.Pattern[str]:
    named = (rf"(?P<{name}>{pattern})" for name, pattern in words.items())
    return re.compile(rf"\b(?:{'|'.join(named)})", re.IGNORECASE)


_HEDGES = _one_of(
    {
        Hedge.APPARENTLY.name: r"apparently|reportedly|allegedly|по-?видимому|видимо|якобы|похоже",
        Hedge.CONDITIONAL.name: (
            r"only\sif\b|if\s(?!not\b)|provided\sthat|contingent\son|conditional\son"
            r"|depend(?:s|ing|ent)?\son|если\s|при\sусловии|завис(?:ит|ят|еть)"
        ),
        Hedge.HOPES.name: r"hop(?:e|es|ed|ing|eful)\b|наде(?:юсь|ется|емся|ются|ясь)|надежд",
        Hedge.CONFIRMS.name: r"confirm(?:s|ed|ing)?\b|подтвер(?:дил|жда|дит)",
        Hedge.PLANS.name: (
            r"plan(?:s|ned|ning)?\sto\b|intend(?:s|ed)?\b|aim(?:s|ed|ing)?\sto\b"
            r"|планиру|намерен|собира(?:ется|ются|емся|юсь)"
        ),
        Hedge.EXPECTS.name: (
            r"expect(?:s|ed|ing)?\b|anticipat|in\smy\s(?:opinion|view)|i\s(?:think|believe)\b"
            r"|likely\b|ожида|рассчитыва|полага|по\sмоему\sмнению|думаю|на\sмой\sвзгляд|вероятно"
        ),
    }
)


def hedge_of(text: str) -> Cue | None:
    """How strongly it is said; None for plainly."""
    match = _HEDGES.search(text)
    return Cue(match.start(), match.end(), Hedge[match.lastgroup or ""].value) if match else None


_KINDS = _one_of(
    {
        Kind.DENIAL.name: (
            r"den(?:y|ies|ied)\b|no\ssuch\s(?:plans?|talks|agreements?)\b|(?:is|are|was)\snot\strue"
            r"|опроверг|отрица|не\sсоответствует\sдействительности"
        ),
        Kind.COMMITMENT.name: (
            r"pledg|promis(?:es|ed)?\b(?=\sto)|commit(?:s|ted)?\sto\b|undert(?:akes?|ook)\b"
            r"|will\sensure|guarantee(?:s|d)?\sthat|обяз(?:уется|уемся|ались|ался)|обеща"
        ),
        Kind.LINKAGE.name: (
            r"contingent\son|conditional\son|conditioned\son|only\sif\b|provided\sthat"
            r"|in\sexchange\sfor|hinges?\son|depend(?:s|ing|ent)?\son|при\sусловии|только\sесли"
            r"|в\sобмен\sна|завис(?:ит|ят|еть)\sот"
        ),
        Kind.DEMAND.name: (
            r"demand(?:s|ed|ing)?\b|insist(?:s|ed|ing)?\s(?:on|that)|call(?:s|ed|ing)?\s(?:for|on)\b"
            r"|seek(?:s|ing)?\b|sought\b|urg(?:es|ed|ing)\b|advocat\w+|priority\sof\b"
            r"|would\slike\sto\b|требу|настаива|добива|призва"
        ),
        Kind.APPRAISAL.name: (
            r"constructive|distant\b|difficult|setbacks?\b|momentum|stagnation|progress\b|useful\b"
            r"|productive|unacceptable|positive|negativ|disappoint|good\sresults|frank\b"
            r"|exaggeration|важн|сложн|конструктивн|прогресс|застой|стагнаци|полезн|неприемлем"
        ),
        Kind.POSITION.name: (
            r"believ(?:e|es|ed)\b|consider(?:s|ed)?\b|position\b|stance\b|in\sfavou?r\sof"
            r"|oppos(?:e|es|ed)\b|support(?:s|ed)?\b|aiming\sfor|считает|считаем|позици|выступа"
        ),
    }
)


def kind_of(text: str) -> Cue | None:
    """What is done with the words; None where it is just said."""
    match = _KINDS.search(text)
    return Cue(match.start(), match.end(), Kind[match.lastgroup or ""].value) if match else None


@dataclass(frozen=True, slots=True)
class Manner:
    """Kind and strength of a claim, with the words that say so."""

    kind: str
    hedge: str
    because: tuple[Because, ...]


def manner_of(clause: str, voice: Utterance | None, kind: str, *, is_of_issue: bool) -> Manner:
    """How the words of a clause are meant; `kind` is given where a rule decides it.

    An outlet's own words are facts, and so is what a question takes for granted. Only what
    somebody says of an issue is an appraisal or a position: of an event one says when it is.
    """
    because = []
    if not kind and (voice is None or voice.form is Form.QUESTION):
        kind = Kind.FACT.value
    elif not kind and (cue := kind_of(clause)) and (is_of_issue or cue.meaning == Kind.DENIAL):
        kind = cue.meaning
        because.append(Because("kind", "These words say so.", clause[cue.start : cue.end]))
    hedge = ""
    for text in (clause, voice.verb) if voice else (clause,):
        if cue := hedge_of(text):
            hedge = cue.meaning
            words = text[cue.start : cue.end]
            because.append(Because("hedge", "These words say how strongly.", words))
            break
    return Manner(kind or Kind.STATEMENT.value, hedge, tuple(because))
