import pytest

from evaluations.actions.rounds import hand_over_round, reopen_round
from evaluations.choices import ResultKind, RoundState
from evaluations.summaries.results import frozen_result, published_reading, reading_of
from tests import factories
from tests.evaluations.published import letter_round

pytestmark = pytest.mark.django_db


def test_a_published_round_is_read_from_what_was_frozen():
    round = letter_round()

    reading = reading_of(round)

    assert (reading.is_provisional, reading.version) == (False, 1)
    assert reading.snapshot == round.results.get().snapshot


def test_a_round_in_assessment_has_a_hand_over_and_no_publication():
    round = letter_round(publish=False)
    round.state = RoundState.VERIFICATION
    round.save()
    hand_over_round(round, by=factories.coordinator(round.regency))
    round.refresh_from_db()

    assert frozen_result(round).kind == ResultKind.HAND_OVER
    assert published_reading(round) is None
    assert reading_of(round).is_provisional


def test_a_reopened_round_has_nothing_frozen_in_force():
    round = letter_round()
    reopen_round(round, by=factories.administrator(round.regency), reason="Contoh")
    round.refresh_from_db()

    assert published_reading(round) is None
