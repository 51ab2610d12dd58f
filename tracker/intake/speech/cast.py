"""The people and bodies of one article, and whom of them "he" or "the envoy" means."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from tracker.intake.names import Named
from tracker.intake.speech.genders import gender_of
from tracker.intake.speech.heads import Phrase, Role
from tracker.intake.speech.offices import FEMALE_OFFICES, MALE_OFFICES, fits
from tracker.intake.speech.verbs import PRONOUNS

# A pronoun further away from its name than so many sentences is doubtful.
FARTHEST_PRONOUN = 8
# So many mentions and speeches are remembered, and so many offices and holders looked through.
MEMORY = 40
MOST_OFFICES = 200
MOST_NAMES = 4
VAGUE = frozenset({"diplomat", "official", "politician"})


@dataclass(slots=True)
class Member:
    """Somebody of the article. `key` tells members apart: the slug, or the name as folded."""

    key: str
    name: str
    slug: str = ""
    party: str = ""
    is_person: bool = True
    is_anonymous: bool = False
    office: str = ""
    gender: str = ""
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as far as the article tells; `doubt` says what is not certain."""

    member: Member | None
    as_written: str
    office: str = ""
    doubt: str = ""
    is_anonymous: bool = False
    role: Role = Role.PERSON

    @property
    def slug(self) -> str:
        return self.member.slug if self.member else ""

    @property
    def key(self) -> str:
        return self.member.key if self.member else ""


@dataclass(frozen=True, slots=True)
class Mention:
    """That somebody was named: in which sentence, and whether as one who acts or speaks."""

    member: Member
    sentence: int
    at: int
    is_subject: bool


@dataclass(frozen=True, slots=True)
class Speech:
    """That somebody spoke, in which sentence and at which of its items."""

    speaker: Speaker
    sentence: int
    at: int


class Cast:
    """The members of an article, in the order in which they were named."""

    def __init__(self) -> None:
        self.members: dict[str, Member] = {}
        self._surnames: dict[str, list[Member]] = {}
        self._holders: dict[tuple[frozenset[str], str], dict[str, Member]] = {}
        self._bodies: dict[str, dict[str, Member]] = {}
        self._people: dict[str, Member] = {}
        self._mentions: deque[Mention] = deque(maxlen=MEMORY)
        self._speeches: deque[Speech] = deque(maxlen=MEMORY)

    # Naming.

    def member_of(self, phrase: Phrase) -> Member | None:
        """The member that a name means; a new one where it is new, None where it is shared."""
        if phrase.named:
            named = self._meant(phrase)
            return self._known(named, phrase) if named else None
        return self._stranger(phrase)

    def _meant(self, phrase: Phrase) -> Named | None:
        if len(phrase.named) == 1:
            return phrase.named[0]
        before = [named for named in phrase.named if named.slug in self.members]
        return before[0] if len(before) == 1 and not phrase.is_full else None

    def _known(self, named: Named, phrase: Phrase) -> Member:
        member = self.members.get(named.slug)
        if member is None:
            member = Member(
                named.slug,
                named.name,
                named.slug,
                named.party,
                named.kind == "person",
                named.kind == "anonymous",
                gender=gender_of(named.name) if named.kind == "person" else "",
                words=_words(*named.spellings),
            )
            self.members[member.key] = member
            if not member.is_person:
                for word in member.words:
                    self._bodies.setdefault(word, {})[member.key] = member
        self._learn(member, phrase)
        return member

    def _stranger(self, phrase: Phrase) -> Member | None:
        """Somebody whom the ledger does not know, told apart by the name as written."""
        key = phrase.key
        last = key.split()[-1] if key else ""
        same = self._surnames.get(last, [])
        if not phrase.is_full and len(same) == 1:
            member = same[0]
        else:
            member = self.members.get(f"?{key}") or Member(
                f"?{key}",
                phrase.text,
                is_person=phrase.role is Role.PERSON,
                gender=gender_of(phrase.text),
                words=_words(phrase.text),
            )
            if member.key not in self.members:
                self.members[member.key] = member
                self._surnames.setdefault(last, []).append(member)
        self._learn(member, phrase)
        return member

    def _learn(self, member: Member, phrase: Phrase) -> None:
        if not phrase.office:
            return
        member.office = member.office or phrase.office
        holders = self._holders.setdefault((phrase.nouns, phrase.nation or member.party), {})
        holders[member.key] = member
        words = set(phrase.office.casefold().split())
        if words & FEMALE_OFFICES:
            member.gender = "f"
        elif words & MALE_OFFICES:
            member.gender = "m"

    def mention(self, member: Member, sentence: int, at: int, *, is_subject: bool) -> None:
        self._mentions.append(Mention(member, sentence, at, is_subject))

    def spoke(self, speaker: Speaker, sentence: int, at: int) -> None:
        """Remember who spoke, known or not: a pronoun that follows means nobody before."""
        if speaker.role in {Role.OUTLET, Role.PLACE, Role.PAPER}:
            return
        self._speeches.append(Speech(speaker, sentence, at))
        if speaker.member:
            if speaker.member.is_person:
                self._people[speaker.key] = speaker.member
            self.mention(speaker.member, sentence, at, is_subject=True)

    @property
    def sole_speaker(self) -> Member | None:
        """The only person who speaks, None where another could be meant: one without an office."""
        if len(self._people) != 1:
            return None
        sole = next(iter(self._people.values()))
        others = islice(self.members.values(), MOST_OFFICES)
        could_be = (one.is_person and one is not sole and not one.office for one in others)
        return None if any(could_be) else sole

    @property
    def last_speech(self) -> Speech | None:
        return self._speeches[-1] if self._speeches else None

    # Resolving.

    def speaker(self, phrase: Phrase, sentence: int, later: Cast | None = None) -> Speaker:
        """Whom a phrase means; `later` is the whole article's cast, for those named only later."""
        match phrase.role:
            case Role.PRONOUN:
                return self._by_pronoun(phrase, sentence)
            case Role.PERSON:
                return self._by_name(phrase)
            case Role.DESCRIPTION:
                return self._by_description(phrase, sentence, later)
            case Role.BODY:
                return self._by_body(phrase)
            case Role.ANONYMOUS:
                return self._anonymous(phrase)
            case _:
                return Speaker(None, phrase.text, doubt=_NOBODY[phrase.role], role=phrase.role)

    def _by_name(self, phrase: Phrase) -> Speaker:
        member = self.member_of(phrase)
        if member is None:
            names = " or ".join(named.name for named in phrase.named)
            doubt = f"“{phrase.text}” can be {names}."
            return Speaker(None, phrase.text, phrase.office, doubt)
        return Speaker(member, phrase.text, phrase.office or member.office, phrase.doubt)

    def _by_body(self, phrase: Phrase) -> Speaker:
        if phrase.named:
            return replace(self._by_name(phrase), role=Role.BODY)
        fitting = [
            member
            for member in self._bodies.get(phrase.key, {}).values()
            if not phrase.nation or member.party in ("", phrase.nation)
        ]
        if len(fitting) == 1:
            return Speaker(fitting[0], phrase.text, role=Role.BODY)
        doubt = f"Which body “{phrase.text}” is, the text does not say before."
        return Speaker(self._stranger(phrase), phrase.text, doubt=doubt, role=Role.BODY)

    def _anonymous(self, phrase: Phrase) -> Speaker:
        if phrase.named:
            doubt = f"“{phrase.text}” may be others than those of the ledger."
            return Speaker(self.member_of(phrase), phrase.text, "", doubt, True, Role.ANONYMOUS)
        return Speaker(None, phrase.text, phrase.office, "", True, Role.ANONYMOUS)

    def _by_description(self, phrase: Phrase, sentence: int, later: Cast | None) -> Speaker:
        fitting = self._fitting(phrase)
        if len(fitting) == 1:
            return Speaker(fitting[0], phrase.text, fitting[0].office)
        if len(fitting) > 1:
            return self._among(phrase, fitting, sentence)
        others = later._fitting(phrase) if later else []
        if len(others) == 1:
            doubt = f"“{phrase.text}” is taken for {others[0].name}, who is named only later."
            return Speaker(others[0], phrase.text, phrase.office, doubt)
        return self._by_vagueness(phrase, later)

    def _among(self, phrase: Phrase, fitting: list[Member], sentence: int) -> Speaker:
        last = self.last_speech
        who = last.speaker.member if last else None
        names = _names(fitting)
        if last and who in fitting and sentence - last.sentence <= FARTHEST_PRONOUN:
            doubt = f"“{phrase.text}” can be {names}; {who.name} spoke last."
            return Speaker(who, phrase.text, who.office, doubt)
        return Speaker(None, phrase.text, phrase.office, f"“{phrase.text}” can be {names}.")

    def _by_vagueness(self, phrase: Phrase, later: Cast | None) -> Speaker:
        last = self.last_speech
        who = last.speaker.member if last else None
        if phrase.nouns & VAGUE and who and who.is_person and not who.office:
            doubt = f"“{phrase.text}” is taken for {who.name}, who spoke last."
            return Speaker(who, phrase.text, phrase.office, doubt)
        sole = later.sole_speaker if later else None
        if sole and not sole.office and phrase.nation in ("", sole.party):
            doubt = f"“{phrase.text}” is taken for {sole.name}, the only person who speaks."
            return Speaker(sole, phrase.text, phrase.office, doubt)
        doubt = f"Who “{phrase.text}” is, the text does not say."
        return Speaker(None, phrase.text, phrase.office, doubt, role=Role.DESCRIPTION)

    def _fitting(self, phrase: Phrase) -> list[Member]:
        """Those who hold an office that fits; a handful is enough to see that there are several."""
        found: dict[str, Member] = {}
        for (nouns, whose), holders in islice(self._holders.items(), MOST_OFFICES):
            if fits(phrase.nouns, nouns) and (
                not phrase.nation or not whose or phrase.nation == whose
            ):
                found.update(islice(holders.items(), MOST_NAMES))
        return list(found.values())[:MOST_NAMES]

    def _by_pronoun(self, phrase: Phrase, sentence: int) -> Speaker:
        gender = PRONOUNS[phrase.key]
        last = self._last_fitting(phrase.key, gender)
        if last is None:
            doubt = f"Nobody has spoken before whom “{phrase.text}” could mean."
            return Speaker(None, phrase.text, doubt=doubt, role=Role.PRONOUN)
        who = last.speaker.member
        if who is None:
            doubt = last.speaker.doubt or f"“{phrase.text}” is “{last.speaker.as_written}”."
            return replace(last.speaker, as_written=phrase.text, doubt=doubt)
        doubt = last.speaker.doubt
        since = self._others_since(last, gender)
        if any(mention.is_subject for mention in since):
            names = _names([who, *(mention.member for mention in since)])
            doubt = f"“{phrase.text}” can be {names}."
            return Speaker(None, phrase.text, doubt=doubt, role=Role.PRONOUN)
        if since:
            others = _names([mention.member for mention in since])
            doubt = f"“{phrase.text}” is taken for {who.name}; {others} was named since."
        elif sentence - last.sentence > FARTHEST_PRONOUN:
            doubt = f"“{phrase.text}” is taken for {who.name}, named long before."
        return Speaker(who, phrase.text, who.office, doubt)

    def _last_fitting(self, key: str, gender: str) -> Speech | None:
        """The last who spoke and can be meant, or else the only one who was named at all."""
        for speech in reversed(self._speeches):
            who = speech.speaker.member
            if who is None or _may_be(who, key, gender):
                return speech
        meant = [one for one in self._mentions if _may_be(one.member, key, gender)]
        people = {mention.member.key for mention in meant}
        subjects = [mention for mention in meant if mention.is_subject]
        if self._speeches or len(people) != 1 or not subjects:
            return None
        last = subjects[-1]
        return Speech(Speaker(last.member, last.member.name), last.sentence, last.at)

    def _others_since(self, last: Speech, gender: str) -> list[Mention]:
        found: list[Mention] = []
        for mention in reversed(self._mentions):
            if (mention.sentence, mention.at) <= (last.sentence, last.at):
                break
            if mention.member is not last.speaker.member and _may_be(mention.member, "", gender):
                found.append(mention)
        return found


_NOBODY = {
    Role.OUTLET: "Only the outlet is named, not who spoke.",
    Role.PLACE: "A capital or country is named, not who spoke.",
    Role.PAPER: "A paper is named, not who spoke.",
    Role.JOINT: "Several speak at once.",
}


def _may_be(member: Member, key: str, gender: str) -> bool:
    if key == "who":
        return True
    if gender:
        return member.is_person and member.gender in ("", gender)
    return not member.is_person


def _words(*names: str) -> frozenset[str]:
    return frozenset(word.casefold().removesuffix("'s") for name in names for word in name.split())


def _names(members: Sequence[Member]) -> str:
    names = list(dict.fromkeys(member.name for member in members))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
