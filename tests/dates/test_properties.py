"""What holds for every date, and for every text that is none."""

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.dates import MAX_LENGTH, DateError, Edtf, disjoint, parse, read, width, words


@st.composite
def points(draw: st.DrawFn) -> str:
    on = draw(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
    season = draw(st.integers(21, 24))
    text = draw(st.sampled_from([f"{on}", f"{on:%Y-%m}", f"{on:%Y}", f"{on:%Y}-{season}"]))
    return text + draw(st.sampled_from(["", "", "", "~", "?", "%"]))


@st.composite
def neighbours(draw: st.DrawFn) -> tuple[str, ...]:
    """Days close together, where the words leave out months and years."""
    start = draw(st.dates(date(1000, 1, 1), date(2999, 1, 1)))
    days = draw(st.lists(st.integers(0, 70), min_size=2, max_size=4))
    return tuple(f"{start + timedelta(days=n)}" for n in sorted(days))


@st.composite
def edtf(draw: st.DrawFn) -> Edtf:
    several = st.lists(points(), min_size=2, max_size=4).map(tuple)
    first, *others = draw(neighbours() | several)
    pair = sorted(
        [first, others[0]], key=lambda text: parse(text.rstrip("~?%")).earliest or date.min
    )
    text = draw(
        st.sampled_from(
            [
                first,
                f"{first}/..",
                f"../{first}",
                f"[{first}..]",
                f"[..{first}]",
                "/".join(pair),
                f"[{'..'.join(pair)}]",
                f"[{','.join([first, *others])}]",
            ]
        )
    )
    return parse(text)


@given(edtf())
def test_canonical_text_reads_as_itself(value: Edtf) -> None:
    assert parse(value.text) == value
    assert len(value.text) <= MAX_LENGTH


@given(edtf())
def test_words_lose_nothing(value: Edtf) -> None:
    understood = read(words(value))

    both_days = width(value) == 2 and value.text.startswith("[") and "–" in words(value)
    expected = parse(value.text.strip("[]").replace("..", "/")) if both_days else value
    assert understood == expected


@given(edtf())
def test_bounds_are_in_order(value: Edtf) -> None:
    assert value.earliest or value.latest
    if value.earliest and value.latest:
        assert value.earliest <= value.latest


@given(edtf(), edtf())
def test_disagreeing_is_mutual_and_never_with_itself(a: Edtf, b: Edtf) -> None:
    assert disjoint(a, b) is disjoint(b, a)
    assert not disjoint(a, a)


@given(points().map(lambda text: text.rstrip("~?%")))
def test_widening_contains_the_plain_date(text: str) -> None:
    plain, around, unsure, both = (parse(text + sign) for sign in ("", "~", "?", "%"))

    assert around.earliest is not None
    assert around.latest is not None
    assert plain.earliest is not None
    assert plain.latest is not None
    assert around.earliest < plain.earliest <= plain.latest < around.latest
    assert (unsure.earliest, unsure.latest) == (plain.earliest, plain.latest)
    assert (both.earliest, both.latest) == (around.earliest, around.latest)


WORDS = (
    "2025 06 10 31 0 2025-06 10.06.2025 June feb. summer winter 2025/26 3rd monday"
    " between and before from to or by since the end of around possibly . - – / .. [ ] , ~ ? % (?)"
    " \x00"
)
near_misses = st.lists(st.sampled_from(WORDS.split(" ")), max_size=9)


def outcome(reader: Callable[[str], Edtf], text: str) -> Edtf | str:
    try:
        return reader(text)
    except DateError as refusal:
        return str(refusal)


@given(st.text() | near_misses.map(" ".join) | near_misses.map("".join))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    for result in (outcome(parse, text), outcome(read, text)):
        if isinstance(result, str):
            assert "; for example " in result
            assert result.isprintable()
        else:
            assert parse(result.text) == result
            assert len(result.text) <= MAX_LENGTH
            assert words(result)
