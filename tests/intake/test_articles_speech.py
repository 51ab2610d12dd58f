"""Who says what in the imitations of whole articles."""

import pytest

from tests.intake.articles import IMITATIONS, NAMES, Imitation, Said
from tracker.intake.speech import utterances

CASES = [
    pytest.param(imitation, said, id=f"{imitation}: {said.quote[:40]}")
    for imitation in IMITATIONS
    for said in imitation.said
]


@pytest.mark.parametrize(("imitation", "said"), CASES)
def test_a_quotation_has_its_speaker_origin_and_hearsay(imitation: Imitation, said: Said) -> None:
    body = "\n".join(imitation.body)
    start = body.index(said.quote)
    end = start + len(said.quote)
    found = [
        one
        for one in utterances(body, NAMES, imitation.language, imitation.published)
        if start <= one.start and one.end <= end and one.form is said.form
    ]
    assert found
    assert found[0].start == start
    assert found[-1].end == end
    for one in found:
        assert (one.speaker, one.origin, one.according_to, one.is_anonymous) == (
            said.speaker,
            said.origin,
            said.according_to,
            said.is_anonymous,
        )
        assert one.uncertain == ""
