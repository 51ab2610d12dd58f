"""Small vocabularies of reporting: verbs, and the words that stand around them."""

from __future__ import annotations

from tracker.intake.lists import listed

# Words that say something by themselves: what follows, or goes before, is what was said.
SAYING = listed(
    """
    said says say told tells tell stated states noted notes added adds stressed stresses
    emphasized emphasised emphasizes emphasises confirmed confirms announced announces
    declared declares claimed claims explained explains remarked remarks warned warns
    insisted insists argued argues suggested suggests reiterated reiterates recalled recalls
    revealed reveals acknowledged acknowledges admitted admits denied denies predicted
    predicts promised promises pledged pledges vowed vows underlined underlines underscored
    underscores highlighted highlights mentioned mentions observed observes cautioned
    cautions assured assures informed informs clarified clarifies quipped replied replies
    answered answers responded responds commented comments concluded concludes wrote writes
    tweeted posted reported reports maintained maintains asserted asserts alleged alleges
    affirmed affirms repeated repeats urged urges pointed points hinted hints believes hopes
    expects estimated joked complained lamented indicated indicates signalled signaled asked
    asks summed сказал сказала сказали заявил заявила заявили заявляет сообщил сообщила
    сообщили сообщает сообщило сообщают отметил отметила отметили отмечает отметило
    подчеркнул подчеркнула подчеркнули подчеркивает подчеркнуло добавил добавила добавили
    добавляет рассказал рассказала рассказали рассказывает пояснил пояснила пояснили
    поясняет объяснил объяснила уточнил уточнила уточнили уточняет напомнил напомнила
    подтвердил подтвердила подтвердили подтверждает подтвердило признал признала указал
    указала указали указывает констатировал констатировала утверждает утверждал утверждают
    считает полагает предупредил предупредила пообещал пообещала ответил ответила написал
    написала пишет пишут объявил объявила объявили передает передаёт передают передал
    передали анонсировал заверил заверила опроверг опровергла предположил предположила
    выразил выразила говорит говорил говорила спросил спросила заключил заявило сказано
    говорится резюмировал прокомментировал высказал призвал призвала
    """
)
# Words that name a stance, and say something only with a quotation or a whole clause.
NAMING = listed(
    """
    described describes called calls accused accuses dismissed dismisses praised praises
    criticized criticised criticizes criticises condemned condemns rejected rejects labelled
    labeled branded denounced welcomed demanded demands proposed offered quoted cited hailed
    назвал назвала называет назвали обвинил обвинила охарактеризовал раскритиковал осудил
    цитирует цитируют приводит приводят
    """
)
# A clause of its own about what the subject of the sentence says besides.
PARTICIPLES = listed(
    """
    saying noting adding stressing warning confirming telling explaining emphasizing
    emphasising stating insisting arguing claiming suggesting recalling pointing describing
    calling accusing reiterating announcing promising underlining predicting remarking
    hinting отметив добавив подчеркнув заявив сказав пояснив напомнив уточнив назвав отмечая
    """
)
VERBS = SAYING | NAMING

# An outlet with one of these merely passes on.
RELAYING = listed(
    """
    reported reports said says wrote writes citing cited cites quoting quoted quotes
    передает передаёт передают передал передало сообщает сообщил сообщило сообщают пишет
    пишут цитирует цитируют приводит приводят сообщила"
    """
)
TELLING = listed(
    """
    told tells tell assured assures informed informs reminded asked asks cautioned urged
    warned warns"
    """
)
CITING = frozenset({"citing", "quoting"})

PASSIVE = listed("is are was were be been being being")
PERFECT = listed("has have had")
ADVERBS = listed(
    """
    also apparently later earlier then again already repeatedly previously recently once
    meanwhile further additionally reportedly explicitly clearly publicly privately bluntly
    only just still even now today yesterday tomorrow however moreover too specifically
    separately simply rightly initially subsequently briefly openly flatly firmly candidly
    further often always first также ранее уже потом затем же тоже вновь снова отдельно еще
    ещё накануне сегодня вчера позже позднее при этом кроме того ведь впрочем особо
    """
)
NEGATIONS = listed("not never nor didn't doesn't don't won't hasn't haven't hadn't cannot не")
MODALS = listed("to would will could should can may might must did does do let")
# With these a new clause begins, whose subject is its own.
SUBORDINATORS = listed(
    """
    after before while as because when since although though whereas until if and but or
    once despite following unless so yet после когда хотя поскольку если и но а или"
    """
)
THAT = frozenset({"that", "что", "как"})
DETERMINERS = listed("the a an this that these those his her its their our my any some")
NOMINATIVES = listed("he she they it we i you who он она они")
PREPOSITIONS = listed(
    """
    of for to at in on from with by near about during under over between within into via
    through against after before following в во на с со к по от до для о об при у из за над
    под перед после между"
    """
)
RECIPIENTS = listed(
    """
    conference briefing forum congress cabinet newspaper agency
    reporters journalists media press lawmakers parliament correspondents viewers listeners
    журналистам журналистами журналистов репортерам прессе сми корреспондентам
    корреспонденту агентству газете изданию телеканалу порталу каналу"
    """
)
PRONOUNS = {
    "he": "m",
    "she": "f",
    "they": "",
    "it": "",
    "him": "m",
    "her": "f",
    "them": "",
    "who": "",
    "он": "m",
    "она": "f",
    "они": "",
    "его": "m",
    "него": "m",
    "нее": "f",
    "неё": "f",
    "ее": "f",
    "её": "f",
    "ему": "m",
    "ней": "f",
    "их": "",
}
