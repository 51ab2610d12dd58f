"""Imitations of how articles reach the desk, in sentences of our own, and what is in each.

Five layouts: a news ticker below the article, a block that splits a sentence, a caption above the
date, no date at all, an interview with the date at its foot; and one in Russian. Each stands here
as text pasted from a page; `as_page` makes a web page of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from tests.intake.furniture import FORMS, TEASER, page
from tests.intake.furniture import TICKER as NEWS_FEED
from tracker.intake.names import Named, Names
from tracker.intake.utterance import Form

NAMES = Names(
    actors=(
        Named(
            slug="alexander-darchiev",
            name="Alexander Darchiev",
            aliases=(
                "Alexander Darchiyev",
                "Darchiev",
                "Darchiyev",
                "Александр Дарчиев",
                "Дарчиев",
            ),
            kind="person",
            party="russia",
        ),
        Named(
            slug="sergei-ryabkov",
            name="Sergei Ryabkov",
            aliases=("Sergey Ryabkov", "Ryabkov", "Сергей Рябков", "Рябков"),
            kind="person",
            party="russia",
        ),
        Named(
            slug="sergei-lavrov",
            name="Sergei Lavrov",
            aliases=("Sergey Lavrov", "Lavrov", "Сергей Лавров", "Лавров"),
            kind="person",
            party="russia",
        ),
        Named(
            slug="kremlin",
            name="Kremlin",
            aliases=("the Kremlin", "Кремль"),
            kind="body",
            party="russia",
        ),
        Named(
            slug="russian-foreign-ministry",
            name="Russian Foreign Ministry",
            aliases=("Russia's Foreign Ministry", "МИД России"),
            kind="body",
            party="russia",
        ),
        Named(
            slug="marco-rubio",
            name="Marco Rubio",
            aliases=("Rubio", "Марко Рубио", "Рубио"),
            kind="person",
            party="united-states",
        ),
        Named(
            slug="sonata-coulter",
            name="Sonata Coulter",
            aliases=("Coulter", "Соната Коултер"),
            kind="person",
            party="united-states",
        ),
        Named(
            slug="us-state-department",
            name="U.S. State Department",
            aliases=("State Department", "US State Department", "Госдепартамент США"),
            kind="body",
            party="united-states",
        ),
        Named(slug="us-officials", name="U.S. officials", kind="body", party="united-states"),
        Named(
            slug="volodymyr-zelensky",
            name="Volodymyr Zelensky",
            aliases=("Volodymyr Zelenskyy", "Zelensky", "Zelenskyy"),
            kind="person",
            party="ukraine",
        ),
    ),
    outlets=(
        Named(slug="tass", name="TASS", aliases=("ТАСС",), kind="agency", domains=("tass.com",)),
        Named(
            slug="interfax",
            name="Interfax",
            aliases=("Интерфакс",),
            kind="agency",
            domains=("interfax.com",),
        ),
        Named(
            slug="izvestia",
            name="Izvestia",
            aliases=("Известия",),
            kind="newspaper",
            domains=("iz.ru",),
        ),
        Named(
            slug="harbour-times",
            name="The Harbour Times",
            kind="newspaper",
            domains=("harbourtimes.example",),
        ),
        Named(
            slug="northern-courier",
            name="The Northern Courier",
            kind="newspaper",
            domains=("northerncourier.example",),
        ),
        Named(
            slug="strait-broadcasting",
            name="Strait Broadcasting",
            kind="broadcaster",
            domains=("strait.example",),
        ),
        Named(slug="gulf-wire", name="GULFWIRE", kind="website", domains=("gulfwire.example",)),
        Named(
            slug="diplomatic-review",
            name="Diplomatic Review",
            kind="journal",
            domains=("diplomaticreview.example",),
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quotation of an imitation: `speaker`, `origin` and `according_to` as slugs, "" for none."""

    quote: str
    speaker: str
    form: Form = Form.DIRECT
    origin: str = ""
    according_to: str = ""
    is_anonymous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Imitation:
    """An article as pasted, and what a careful person finds in it.

    `first` and `last` are the words that its body begins and ends with, `body` its paragraphs,
    `beside` what stands on the page and is no part of it.
    """

    name: str
    url: str
    pasted: str
    headline: str
    outlet: str
    published: str
    basis: str
    language: str = "en"
    byline: str = ""
    body: tuple[str, ...]
    beside: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()

    def __str__(self) -> str:
        return self.name

    @property
    def first(self) -> str:
        return self.body[0]

    @property
    def last(self) -> str:
        return self.body[-1]


def joined(*paragraphs: str, between: str = "\n\n") -> str:
    return between.join(paragraphs)


# A page copied whole: a line for the screen reader on top, ticker and forms below.
_TICKER_BODY = (
    "Envoys of Russia and the United States will meet in Moscow before long, Russian Ambassador to"
    " the United States Alexander Darchiev said in an interview with state news agency TASS on"
    " June 10.",
    "The meeting would be the first in a capital since the consultations on irritants began.",
    "Earlier rounds were held on Feb. 27 and April 10 in Istanbul, behind closed doors.",
    '"I can assure you that the delegations will sit down again in Moscow before long," Darchiev'
    " said.",
    "The ambassador noted that both sides want to take the next rounds home to their capitals.",
    'The U.S. State Department called the April 10 session "businesslike and to the point." The'
    " talks went on for about six hours. Both delegations handed over notes on banking.",
    'Darchiev also said that Russia is looking for "a coexistence without confrontation" with the'
    " United States.",
    'Allies in Europe are wary. President Volodymyr Zelensky has warned that "a silence of the'
    ' strong only whets the appetite of (Russian President Vladimir) Putin."',
    "A bill that would punish buyers of oil is waiting for its second reading.",
)
TICKER = Imitation(
    name="ticker",
    url="https://harbourtimes.example/envoys-to-meet-in-moscow-before-long-ambassador-says/",
    pasted=joined(
        "Skip to content\nEdit post",
        "Envoys to meet in Moscow 'before long,' ambassador claims",
        "by Olena Marchuk June 11, 2025 9:23 AM 2 min read\n"
        "A guard walks past the embassy building in Moscow, Russia on Nov. 30, 2023."
        " (Ivan Petrenko via Getty Images)\n"
        "This audio is created with AI assistance",
        *_TICKER_BODY,
        TEASER,
        NEWS_FEED,
    )
    + FORMS,
    headline="Envoys to meet in Moscow 'before long,' ambassador claims",
    outlet="harbour-times",
    published="2025-06-11",
    basis="stated",
    byline="Olena Marchuk",
    body=_TICKER_BODY,
    beside=(
        "Skip to content",
        "Getty Images",
        "AI assistance",
        "Senators are asked to soften the bill on oil",
        "New prosecutor sworn in after a long night in parliament.",
        "Five hurt as drones hit a depot.",
        "Editors' Picks",
        "* indicates required",
        "confirmation email",
    ),
    said=(
        Said(
            quote="I can assure you that the delegations will sit down again in Moscow before long",
            speaker="alexander-darchiev",
            origin="tass",
        ),
        Said(
            quote="businesslike and to the point.",
            speaker="us-state-department",
            form=Form.PARTIAL,
        ),
        Said(
            quote="a coexistence without confrontation",
            speaker="alexander-darchiev",
            form=Form.PARTIAL,
            origin="tass",
        ),
        Said(
            quote="a silence of the strong only whets the appetite of (Russian President Vladimir)"
            " Putin.",
            speaker="volodymyr-zelensky",
            form=Form.PARTIAL,
        ),
    ),
)

# Markdown with links to nowhere, and a block that splits a sentence in two.
_RELATED_BODY = (
    "Diplomats of both countries could meet “quite soon” for one more round on the work of their"
    " embassies, Russia’s Deputy Foreign Minister Sergei Ryabkov said Tuesday.",
    "They met for embassy talks on Feb. 27 and April 10 in Istanbul after Russian Foreign Minister"
    " Sergei Lavrov and U.S. Secretary of State Marco Rubio had met in Saudi Arabia on Feb. 18.",
    "“A third round on irritants is drawing near. No date can be named yet, but I trust that it"
    " will come quite soon,” Ryabkov was quoted as saying by the Interfax news agency.",
    "He said Moscow wants “plainer answers” to its offer to resume direct flights between the two"
    " countries, as well as six houses that were taken between 2016 and 2018 over alleged meddling"
    " in elections.",
    "Russia first brought up direct flights in Istanbul on Feb. 27.",
    "U.S. officials apparently said that flights would depend on “visible steps” toward a"
    " ceasefire, according to the Kremlin.",
    "Ryabkov said Tuesday that the round would also take up larger matters.",
    "“Among them are the Middle East and, naturally, the Iranian nuclear file,” he told reporters.",
    "Ryabkov said: “After every call we are handed direct orders.”",
    "“Nobody in the delegation has packed yet,” a source close to the delegation told Interfax on"
    " condition of anonymity.",
    "Later on Tuesday, Russia’s Ambassador to the United States, Alexander Darchiyev, told TASS"
    " that the next round would be held in Moscow.",
    "There was no immediate answer from Washington.",
)
RELATED = Imitation(
    name="related",
    url="https://www.northerncourier.example/2025/06/10/new-embassy-talks-quite-soon-says-deputy-a101",
    pasted=joined(
        "\n\n# New Embassy Talks Coming 'Quite Soon,' Says Deputy",
        "June 10, 2025",
        "\n\nPavel Orlov / TASS",
        _RELATED_BODY[0].replace(" said Tuesday", " [said](#) Tuesday"),
        *_RELATED_BODY[1:3],
        _RELATED_BODY[3]
        .replace("resume direct flights", "[resume direct flights](#)")
        .partition(" in elections.")[0],
        "**Related article:** [‘Harbours of Hope’: Three Towns, Two Bridges and a Ferry That Never"
        " Came](#)",
        "in elections.",
        _RELATED_BODY[4],
        _RELATED_BODY[5].replace(" said ", " [said](#) "),
        *_RELATED_BODY[6:10],
        _RELATED_BODY[10].replace(" told ", " [told](https://tass.example/a?utm_source=x) "),
        _RELATED_BODY[11],
        "Original url:",
        "<https://www.northerncourier.example/2025/06/10/new-embassy-talks-quite-soon-says-deputy-a101>",
    ),
    headline="New Embassy Talks Coming 'Quite Soon,' Says Deputy",
    outlet="northern-courier",
    published="2025-06-10",
    basis="stated",
    body=_RELATED_BODY,
    beside=("Pavel Orlov", "Harbours of Hope", "Related article", "Original url", "](#)", "**"),
    said=(
        Said(quote="quite soon", speaker="sergei-ryabkov", form=Form.PARTIAL),
        Said(
            quote="A third round on irritants is drawing near. No date can be named yet, but I"
            " trust that it will come quite soon",
            speaker="sergei-ryabkov",
            origin="interfax",
        ),
        Said(quote="plainer answers", speaker="sergei-ryabkov", form=Form.PARTIAL),
        Said(
            quote="visible steps",
            speaker="us-officials",
            form=Form.PARTIAL,
            according_to="kremlin",
        ),
        Said(
            quote="Among them are the Middle East and, naturally, the Iranian nuclear file",
            speaker="sergei-ryabkov",
        ),
        Said(quote="After every call we are handed direct orders.", speaker="sergei-ryabkov"),
        Said(
            quote="Nobody in the delegation has packed yet",
            speaker="",
            origin="interfax",
            is_anonymous=True,
        ),
    ),
)

# A standfirst and a caption with its credit above the date, the agencies at the foot.
_CAPTION_BODY = (
    'Alexander Darchiev says the sides will go on removing "irritants" between the two countries.',
    "Russia’s ambassador to the US has announced that a new round of talks will take place in"
    " Moscow.",
    "In an interview with the Russian state agency TASS, Alexander Darchiev said on Tuesday the"
    ' choice was "a first sketch" and that the subject stays the same.',
    'As for the time, he said it will take place "in the near term."',
    '"As I keep saying, friendship is a long way off, and it is held up not only by those who sit'
    " in offices without windows, but also by the 'hawks' in Congress,\" Darchiev said.",
    "The Russian delegation was led by Darchiev, while the US delegation was headed by Sonata"
    " Coulter, a deputy assistant secretary of state.",
    '"What matters is that there is still some way forward, however easily it is undone, and you'
    ' see it in the first decision of April 10 to move the rounds to the capitals," he said.',
    '"I can assure you that we shall sit down in Moscow in the very near term."',
    "According to Darchiev, Russia put the quick return of its houses first.",
)
CAPTION = Imitation(
    name="caption",
    url="https://www.strait.example/article/bc5d86164946",
    pasted=joined(
        joined(
            "Third round of talks in Moscow in sight: ambassador",
            _CAPTION_BODY[0],
            "According to Darchiev, Russia put the quick return of its houses first. / AA",
            "June 11, 2025",
            between="\n",
        ),
        *_CAPTION_BODY[1:],
        "SOURCE:Strait Broadcasting & Agencies",
    )
    + "\n",
    headline="Third round of talks in Moscow in sight: ambassador",
    outlet="strait-broadcasting",
    published="2025-06-11",
    basis="stated",
    body=_CAPTION_BODY,
    beside=("/ AA", "SOURCE", "June 11, 2025"),
    said=(
        Said(
            quote="a first sketch", speaker="alexander-darchiev", form=Form.PARTIAL, origin="tass"
        ),
        Said(
            quote="in the near term.",
            speaker="alexander-darchiev",
            form=Form.PARTIAL,
            origin="tass",
        ),
        Said(
            quote="As I keep saying, friendship is a long way off, and it is held up not only by"
            " those who sit in offices without windows, but also by the 'hawks' in Congress",
            speaker="alexander-darchiev",
            origin="tass",
        ),
        Said(
            quote="What matters is that there is still some way forward, however easily it is"
            " undone, and you see it in the first decision of April 10 to move the rounds to the"
            " capitals",
            speaker="alexander-darchiev",
            origin="tass",
        ),
        Said(
            quote="I can assure you that we shall sit down in Moscow in the very near term.",
            speaker="alexander-darchiev",
            origin="tass",
        ),
    ),
)

# No date on the page: only the days that the text speaks of.
_UNDATED_BODY = (
    "(GULFWIRE) Russia’s Foreign Ministry has announced that another round of talks between Moscow"
    " and Washington will take place in Istanbul in the coming days.",
    "The delegations and the place stay what they were on February 27, 2025, in Istanbul. Russia"
    " will be represented by its new ambassador, Alexander Darchiev.",
    "“The work on clearing away technical hurdles for diplomats will be carried on,” the ministry"
    " stated, according to Interfax.",
    "Russian Foreign Minister Sergey Lavrov had hinted at it last week.",
    "Relations have been strained since 2022. On March 24, 2025, both sides sat together in Saudi"
    " Arabia for twelve hours.",
)
UNDATED = Imitation(
    name="undated",
    url="https://gulfwire.example/1109400001/Moscow-announces-another-round",
    pasted=joined("Moscow announces another round", *_UNDATED_BODY, between="\n") + "\n",
    headline="Moscow announces another round",
    outlet="gulf-wire",
    published="[2025-03-24..]",
    basis="inferred",
    body=_UNDATED_BODY,
    said=(
        Said(
            quote="The work on clearing away technical hurdles for diplomats will be carried on",
            speaker="russian-foreign-ministry",
            according_to="",
            origin="interfax",
        ),
    ),
)

# An interview taken over from elsewhere: dashes, titles in quotation marks, the date at the foot.
_QUESTIONS = (
    "You said that Moscow hopes for better days with Washington. Yet the houses of the embassy"
    " have not been handed back. Is there a chance left?",
    "Meanwhile the dialogue on direct flights is going nowhere...",
    "Are new consultations on irritants planned for this year?",
    "Are talks between Sergei Lavrov and Marco Rubio planned in the near term?",
)
_ANSWERS = (
    "You are right, it is hard going. I would not say that we stand before a wall — that would be"
    " too much. But every step costs us dear.",
    "There is no movement at all on our houses, which were taken from us against the law. This is"
    ' what some call a "bipartisan habit."',
    "It is the second field without progress. We keep calling for direct flights to be resumed. In"
    " the end it is a matter of will.",
    "Yes, I can say that there are such plans. There are no dates, but it should all happen before"
    " the end of the summer.",
    "A call can be set up quickly. There is no timetable as of today.",
)
_INTERVIEW_BODY = (
    'Russia and the United States intend to hold one more round of talks on "irritants." This was'
    " stated to Izvestia by Russian Deputy Foreign Minister Sergei Ryabkov at a forum that is"
    " taking place on June 23-24 in Moscow.",
    "What stands in the way is the subject of an exclusive interview with Sergey Ryabkov to"
    " Izvestia.",
    '"Every step costs us dear"',
    f"— {_QUESTIONS[0]}",
    f"— {_ANSWERS[0]}",
    _ANSWERS[1],
    f"— {_QUESTIONS[1]}",
    f"— {_ANSWERS[2]}",
    f"— {_QUESTIONS[2]}",
    f"— {_ANSWERS[3]}",
    '"A call can be set up quickly"',
    f"— {_QUESTIONS[3]}",
    f"— {_ANSWERS[4]}",
)
INTERVIEW = Imitation(
    name="interview",
    url="https://en.diplomaticreview.example/article/russian-deputy-foreign-minister-sergei-ryabkov"
    "-every-step-on-irritants-costs-us-dear-and-takes-ti/",
    pasted=joined(
        "Russian Deputy Foreign Minister Sergei Ryabkov",
        "Photo: TASS",
        *_INTERVIEW_BODY,
        "read more in our Telegram-channel https://t.me/Diplomatic_Review_Example",
        "\n10:59 26.06.2026 •\n\n\n\n",
        between="\n",
    ),
    headline="Russian Deputy Foreign Minister Sergei Ryabkov every step on irritants costs us dear"
    " and takes ti…",
    outlet="diplomatic-review",
    published="2026-06-26",
    basis="stated",
    body=_INTERVIEW_BODY,
    beside=("Photo: TASS", "Telegram", "26.06.2026"),
    said=(
        *(
            Said(quote=words, speaker="", form=Form.QUESTION, origin="izvestia")
            for words in _QUESTIONS
        ),
        *(
            Said(quote=words, speaker="sergei-ryabkov", form=Form.ANSWER, origin="izvestia")
            for words in _ANSWERS
        ),
    ),
)

_RUSSIAN_BODY = (
    "МОСКВА. Новый раунд консультаций России и США пройдет в Москве, сообщил посол РФ в США"
    " Александр Дарчиев.",
    "«Могу заверить, что делегации снова сядут за стол в Москве уже скоро», — сказал Дарчиев в"
    " интервью ТАСС.",
    "По словам дипломата, речь идет о «первом наброске» договоренности.",
    "Предыдущие раунды прошли в Стамбуле 27 февраля и 10 апреля.",
)
RUSSIAN = Imitation(
    name="russian",
    url="https://novosti.example/2025/06/10/posol-rasskazal-o-novom-raunde.html",
    pasted=joined(
        "Посол рассказал о новом раунде консультаций",
        "10 июня 2025, 14:05",
        "Фото: Павел Орлов / ТАСС",
        *_RUSSIAN_BODY,
        "Читайте также: Паром снова не пришел",
    ),
    headline="Посол рассказал о новом раунде консультаций",
    outlet="",
    published="2025-06-10",
    basis="stated",
    language="ru",
    body=_RUSSIAN_BODY,
    beside=("Павел Орлов", "Паром"),
    said=(
        Said(
            quote="Могу заверить, что делегации снова сядут за стол в Москве уже скоро",
            speaker="alexander-darchiev",
            origin="tass",
        ),
        Said(
            quote="первом наброске",
            speaker="alexander-darchiev",
            form=Form.PARTIAL,
            origin="tass",
        ),
    ),
)

IMITATIONS = (TICKER, RELATED, CAPTION, UNDATED, INTERVIEW, RUSSIAN)


def as_page(imitation: Imitation) -> str:
    """The imitation as a web page, with all that stands around an article on one."""
    return page(
        headline=imitation.headline,
        byline=imitation.byline,
        published=imitation.published if imitation.basis == "stated" else "",
        url=imitation.url,
        language=imitation.language,
        paragraphs=[escape(paragraph, quote=False) for paragraph in imitation.body],
    )
