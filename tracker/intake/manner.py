"""How a thing is said: the kind of claim, and how strongly."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.intake.article import Because
from tracker.intake.utterance import Form, Utterance
from tracker.rules.record import Hedge, Kind


@dataclass(frozen=True, slots=True)
class Cue:
    """Words in a text that say something, and what they say."""

    start: int
    end: int
    meaning: str


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


def manner_of(
    clause: str, voice: Utterance | None, kind: str, lead: str = "", *, is_of_issue: bool
) -> Manner:
    """How the words of a clause are meant; `kind` is given where a rule decides it,
    and `lead` are the few words in front of the clause.

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
    for text in (clause, lead, voice.verb) if voice else (clause, lead):
        if cue := hedge_of(text):
            hedge = cue.meaning
            words = text[cue.start : cue.end]
            because.append(Because("hedge", "These words say how strongly.", words))
            break
    return Manner(kind or Kind.STATEMENT.value, hedge, tuple(because))
