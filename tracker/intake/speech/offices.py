"""What people are: offices, kinds of bodies, and how one description fits another."""

from __future__ import annotations

from tracker.intake.lists import listed

# The nouns of offices, each with the word it is compared by.
OFFICES = {
    "ambassador": "ambassador",
    "envoy": "envoy",
    "minister": "minister",
    "fm": "minister",
    "pm": "minister",
    "premier": "minister",
    "president": "president",
    "vice-president": "president",
    "secretary": "secretary",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "spokesperson": "spokesperson",
    "speaker": "speaker",
    "chancellor": "chancellor",
    "senator": "senator",
    "congressman": "congressman",
    "congresswoman": "congresswoman",
    "lawmaker": "lawmaker",
    "governor": "governor",
    "mayor": "mayor",
    "adviser": "adviser",
    "advisor": "adviser",
    "aide": "aide",
    "assistant": "aide",
    "chief": "chief",
    "head": "head",
    "director": "director",
    "chairman": "chairman",
    "chairwoman": "chairman",
    "chair": "chairman",
    "representative": "representative",
    "negotiator": "negotiator",
    "diplomat": "diplomat",
    "official": "official",
    "officer": "officer",
    "leader": "leader",
    "politician": "politician",
    "general": "general",
    "commander": "commander",
    "consul": "consul",
    "attaché": "attaché",
    "chargé": "chargé",
    "analyst": "analyst",
    "expert": "expert",
    "professor": "professor",
    "economist": "economist",
    "lawyer": "lawyer",
    "king": "king",
    "prince": "prince",
    "pope": "pope",
    "source": "source",
    "person": "source",
    "member": "member",
    "founder": "founder",
    "owner": "owner",
    "executive": "executive",
    "ceo": "executive",
    "journalist": "journalist",
    "correspondent": "journalist",
    "interviewer": "interviewer",
    "counterpart": "counterpart",
    "посол": "ambassador",
    "посла": "ambassador",
    "послу": "ambassador",
    "послом": "ambassador",
    "министр": "minister",
    "министра": "minister",
    "министром": "minister",
    "министру": "minister",
    "глава": "minister",
    "главы": "minister",
    "главой": "minister",
    "замглавы": "deputy",
    "замминистра": "deputy",
    "заместитель": "deputy",
    "заместителя": "deputy",
    "замминистр": "deputy",
    "президент": "president",
    "президента": "president",
    "президентом": "president",
    "госсекретарь": "secretary",
    "госсекретаря": "secretary",
    "пресс-секретарь": "spokesperson",
    "пресс-секретаря": "spokesperson",
    "представитель": "spokesperson",
    "представителя": "spokesperson",
    "представительница": "spokesperson",
    "спикер": "speaker",
    "помощник": "aide",
    "помощника": "aide",
    "советник": "adviser",
    "советника": "adviser",
    "дипломат": "diplomat",
    "дипломата": "diplomat",
    "политик": "politician",
    "политика": "politician",
    "политолог": "analyst",
    "эксперт": "expert",
    "эксперта": "expert",
    "аналитик": "analyst",
    "лидер": "leader",
    "лидера": "leader",
    "чиновник": "official",
    "чиновника": "official",
    "источник": "source",
    "источника": "source",
    "собеседник": "source",
    "собеседника": "source",
    "сенатор": "senator",
    "депутат": "lawmaker",
    "премьер": "minister",
    "премьер-министр": "minister",
    "канцлер": "chancellor",
    "директор": "director",
    "директора": "director",
    "председатель": "chairman",
    "председателя": "chairman",
    "спецпосланник": "envoy",
    "переговорщик": "negotiator",
}  # fmt: skip
# Several people, or one whom nobody names.
GROUPS = listed(
    """
    officials sources diplomats ministers lawmakers senators aides advisers advisors experts
    analysts people negotiators representatives spokespeople insiders delegates observers
    leaders politicians critics participants источники чиновники дипломаты собеседники
    эксперты аналитики власти
    """
)
# Words in front of an office that belong to it.
MODIFIERS = listed(
    """
    deputy vice former senior top chief prime foreign first acting press presidential
    special state assistant under permanent military white house national security defense
    defence diplomatic interior finance trade justice economy new long-time outgoing
    newly-appointed principal general official public parliamentary government unnamed
    anonymous western kremlin lead main then первый первого бывший спецпредставитель
    официальный официального официальная постоянный постоянного чрезвычайный полномочный
    министр министра иностранных дел мид рф сша россии российский российского российской
    американский американского американской внешнеполитического ведомства белого дома кремля
    госдепартамента германии украины совета федерации госдумы
    """
)
TITLES = listed("mr mrs ms dr sir lord madam господин госпожа г-н г-жа")
# Words that are themselves read as a body when they end a name or stand alone.
BODIES = listed(
    """
    side ministry department embassy administration agency committee council commission
    delegation government house office mission union alliance parliament bank fund court
    bureau министерство министерства ведомство ведомства посольство посольства администрация
    администрации дипмиссия дипмиссии госдепартамент делегация мид кремль
    """
)
# Things that say something without a mouth.
PAPERS = listed(
    """
    statement report document readout release letter note post message communique communiqué
    text article study poll survey documents reports figures data results plan agreement
    media outlet newspaper agency daily channel paper website magazine
    """
)
# What an outlet calls itself in front of or behind its name.
OUTLET_WORDS = listed(
    """
    news agency newspaper daily state state-run state-owned state-controlled television tv
    channel radio broadcaster outlet magazine weekly website portal media newswire wire
    business the local international independent agency's network агентство агентству
    агентства агентством газета газете газеты издание изданию издания канал каналу телеканал
    телеканалу портал порталу журналу радио эфире
    """
)
DIPLOMATS = listed(
    """
    ambassador envoy minister deputy consul chargé attaché secretary negotiator spokesperson
    representative
    """
)
POLITICIANS = DIPLOMATS | {
    "president",
    "chancellor",
    "senator",
    "congressman",
    "lawmaker",
    "speaker",
}
# What a word that says little may stand for.
WIDER = {
    "diplomat": DIPLOMATS,
    "official": POLITICIANS | {"aide", "adviser", "chief", "head", "director", "official"},
    "politician": POLITICIANS,
    "leader": frozenset({"president", "minister", "chancellor", "king", "prince", "leader"}),
    "envoy": frozenset({"ambassador", "envoy"}),
    "representative": frozenset({"representative", "envoy", "spokesperson"}),
    "secretary": frozenset({"secretary"}),
}
FEMALE_OFFICES = frozenset({"spokeswoman", "congresswoman", "chairwoman", "представительница"})
MALE_OFFICES = frozenset({"spokesman", "congressman", "chairman", "king", "prince", "pope"})

DEPUTY = listed(
    """
    deputy vice assistant under замглавы замминистра замминистр заместитель заместителя
    """
)


def nouns(words: list[str]) -> frozenset[str]:
    """What an office, given as folded words, says of its holder: its nouns, and "deputy"."""
    found = {OFFICES[word] for word in words if word in OFFICES}
    if any(word in DEPUTY for word in words):
        found.add("deputy")
        found.discard("aide")
        if words and any(word.startswith("зам") for word in words):
            found.add("minister")
    return frozenset(found)


def fits(description: frozenset[str], office: frozenset[str]) -> bool:
    """Whether "the ambassador" may be one whose office is known."""
    if not description or not office:
        return False
    if ("deputy" in office) != ("deputy" in description) and not description & {
        "diplomat", "official", "politician",
    }:  # fmt: skip
        return False
    return all(noun in office or office & WIDER.get(noun, frozenset()) for noun in description)
