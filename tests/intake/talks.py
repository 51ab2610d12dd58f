"""Made-up talks between North and South, as intake knows them, for the tests of suggestions."""

from datetime import date

from tracker.intake.known import (
    Known,
    KnownClaim,
    KnownEvent,
    KnownIssue,
    KnownStatement,
    Near,
)
from tracker.intake.names import Named, Names
from tracker.intake.utterance import Form, Utterance

PUBLISHED = date(2025, 6, 10)

NAMES = Names(
    actors=(
        Named(slug="ann-berg", name="Ann Berg", aliases=("Berg",), kind="person", party="north"),
        Named(slug="kim-holt", name="Kim Holt", aliases=("Holt",), kind="person", party="south"),
        Named(slug="palace", name="Palace", kind="body", party="north"),
    ),
    outlets=(
        Named(slug="north-wire", name="North Wire", kind="agency"),
        Named(slug="south-post", name="South Post", kind="newspaper"),
    ),
)
WINTER = KnownEvent(
    slug="winter-talks",
    title="Lund talks, winter 2025",
    dates=("2025-02-27",),
    places=("Lund, Sweden",),
    ordinals=("1",),
    is_held=True,
    first_known=date(2025, 2, 20),
)
SPRING = KnownEvent(
    slug="spring-round",
    title="Lund round, spring 2025",
    dates=("2025-04-10",),
    places=("Lund, Sweden",),
    ordinals=("2",),
    is_held=True,
    first_known=date(2025, 4, 2),
)
SUMMER = KnownEvent(
    slug="summer-round", title="Round announced in June 2025", first_known=date(2025, 6, 9)
)
CALL = KnownEvent(slug="berg-holt-call", title="Berg-Holt call, June 2025", is_meeting=False)
ISSUES = (
    KnownIssue(slug="ships", title="Seized ships", summary="Ships that the South seized."),
    KnownIssue(slug="visas", title="Visas of envoys", summary="Travel papers of envoys."),
    KnownIssue(slug="flights", title="Direct flights", summary="Whether airlines fly again."),
    KnownIssue(slug="banking", title="Banking services", summary="Accounts of the embassies."),
)
TO_THE_WIRE = KnownStatement(
    id="to-the-wire",
    speakers=("ann-berg",),
    said="2025-06-10",
    origin="north-wire",
    claims=(
        KnownClaim(words="The round will be in Oslo very soon", event="summer-round"),
        KnownClaim(words="Ships must be returned", issue="ships", aspect="demand"),
    ),
)
TO_REPORTERS = KnownStatement(
    id="to-reporters",
    speakers=("ann-berg",),
    said="2025-06-10",
    claims=(KnownClaim(words="Visas are difficult and banking accounts too", issue="visas"),),
)
THROUGH_THE_PALACE = KnownStatement(
    id="through-the-palace",
    speakers=("kim-holt",),
    said="[..2025-06-10]",
    according_to="palace",
    claims=(KnownClaim(words="Flights depend on the ships", issue="flights"),),
)
NEAR = Near(statements=(TO_THE_WIRE, TO_REPORTERS, THROUGH_THE_PALACE))
KNOWN = Known(
    names=NAMES,
    issues=ISSUES,
    events=(WINTER, SPRING, SUMMER, CALL),
    places=("Lund, Sweden",),
    near=lambda article: NEAR,
)


def uttered(body: str, quote: str, form: Form = Form.DIRECT, **fields: str) -> Utterance:
    """Ann Berg's words in the body, unless another speaker is given; its line is its sentence."""
    start = body.index(quote)
    first = body.rfind("\n", 0, start) + 1
    last = body.find("\n", start)
    return Utterance(
        quote=quote,
        start=start,
        end=start + len(quote),
        form=form,
        sentence=(first, len(body) if last < 0 else last),
        speaker=fields.pop("speaker", "ann-berg"),
        origin=fields.pop("origin", ""),
        according_to=fields.pop("according_to", ""),
        said=fields.pop("said", ""),
        uncertain=fields.pop("uncertain", ""),
        verb=fields.pop("verb", "said"),
    )
