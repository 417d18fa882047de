import hashlib
from collections import Counter
from decimal import Decimal

import pytest
from django.core.files.base import File
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from agencies.choices import AgencyKind, Role
from agencies.models import Agency, Membership, Regency, User
from evaluations.choices import RoundState, State
from evaluations.files import recognise
from evaluations.gaps import gaps_of
from evaluations.models import (
    EvidenceVersion,
    Indicator,
    Instrument,
    Item,
    Masterplan,
    Program,
    Round,
    RoundResult,
    StateChange,
    SubDimension,
)
from evaluations.seed.people import ACCOUNTS
from evaluations.seed.published_round import PRINTED

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The whole demo, seeded once for the tests of this file and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("seed_reference", verbosity=0)
        call_command("seed_demo", verbosity=0)
        yield
        transaction.set_rollback(True)


def count_rows():
    return {
        model.__name__: model.objects.count() for model in (Agency, User, Program, Round, Item, StateChange)
    }


def test_reference_brings_the_regency_with_its_agencies_and_kecamatan():
    call_command("seed_reference", verbosity=0)

    regency = Regency.objects.get()
    kinds = Counter(regency.agencies.values_list("kind", flat=True))
    assert (regency.code, regency.coordinating_agency.short_name) == ("32.16", "Diskominfosantik")
    assert (kinds[AgencyKind.DISTRICT], regency.agencies.count()) == (23, 62)
    assert SubDimension.objects.count() == 18


def test_reference_brings_the_whole_instrument_labelled_as_a_reconstruction():
    call_command("seed_reference", verbosity=0)

    instrument = Instrument.objects.get()
    indicators = Indicator.objects.all()
    assert instrument.is_reconstruction
    assert instrument.note.startswith("REKONSTRUKSI, BUKAN teks kementerian")
    assert {aspect.code: aspect.weight for aspect in instrument.aspects.all()} == {
        "BL": 10,
        "OP": 20,
        "OC": 30,
        "IM": 20,
        "QW": 20,
    }
    assert Counter(indicators.values_list("aspect__code", flat=True)) == {
        "BL": 5,
        "OP": 14,
        "OC": 12,
        "IM": 6,
        "QW": 10,
    }
    assert all(sorted(row.rubric) == ["0", "1", "2", "3", "4"] for row in indicators)
    assert all(row.evidence_kinds.exists() and row.basis and row.citation for row in indicators)
    assert not any("{" in row.question + row.guidance + row.question_en for row in indicators)


def test_reference_leaves_what_an_administrator_has_edited():
    call_command("seed_reference", verbosity=0)
    Agency.objects.filter(code="dlh").update(name="Dinas Lingkungan", short_name="Dinling")
    Indicator.objects.filter(key="OP-01").update(question="Apa dasar hukumnya?")
    Masterplan.objects.update(title="Masterplan baru", start_year=2023)
    before = count_rows()

    call_command("seed_reference", verbosity=0)

    assert count_rows() == before
    assert Agency.objects.get(code="dlh").name == "Dinas Lingkungan"
    assert Indicator.objects.get(key="OP-01").question == "Apa dasar hukumnya?"
    assert Masterplan.objects.get().title == "Masterplan baru"


def test_demo_is_refused_in_production(settings):
    settings.PRODUCTION = True

    with pytest.raises(CommandError, match="production"):
        call_command("seed_demo", verbosity=0)

    assert (Regency.objects.count(), User.objects.count()) == (0, 0)


def test_demo_seeded_twice_is_the_same(demo):
    before = count_rows()

    call_command("seed_demo", verbosity=0)

    assert count_rows() == before


def test_sample_programs_are_many_distinct_and_marked(demo):
    programs = Program.objects.all()

    names = [program.name for program in programs]
    assert len(names) == len(set(names)) == 144
    assert all(name.startswith("Contoh: ") for name in names)
    assert programs.values("lead_agency").distinct().count() > 40
    assert [(row.sub_dimension.dimension.code) for row in programs.filter(is_quick_win=True)] == [
        "GOV",
        "BRA",
        "ECO",
        "LIV",
        "SOC",
        "ENV",
    ]
    for program in programs.prefetch_related("targets", "budgets"):
        program.full_clean()
        years = set(range(program.start_year, program.end_year + 1))
        assert (
            {row.year for row in program.targets.all()}
            == {row.year for row in program.budgets.all()}
            == years
        )


def test_each_role_has_an_account(demo):
    held = Membership.objects.filter(user__username__in=ACCOUNTS).values_list("user__username", "role")

    assert dict(held) == {name: role for name, (role, _) in ACCOUNTS.items()}
    assert {role for role, _ in ACCOUNTS.values()} == set(Role)


def test_accounts_follow_when_the_demos_password_changes(demo, monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD", "sandi-baru-contoh")
    own = User.objects.get(username="kepala")
    own.set_password("milik-sendiri")
    own.save()

    call_command("seed_demo", verbosity=0)

    assert User.objects.get(username="operator").check_password("sandi-baru-contoh")
    assert User.objects.get(username="kepala").check_password("milik-sendiri")


def test_published_round_holds_what_the_press_printed_and_nothing_beneath(demo):
    round = Round.objects.at("2023-2").get()

    result = RoundResult.objects.get(round=round)
    assert (round.state, round.is_sample, round.items.count()) == (RoundState.PUBLISHED, False, 0)
    assert {row.code: row.value for row in round.official_scores.exclude(code="")} == {
        code: Decimal(value) for code, value in PRINTED.items()
    }
    assert (result.computed_final, result.official_final) == (Decimal("2.806"), Decimal("2.81"))
    assert (result.self_final, result.verified_final) == (None, None)


def test_sample_round_went_all_the_way(demo):
    round = Round.objects.at("2024-1").get()

    moves = round.state_changes.filter(submission=None).order_by("at").values_list("move", flat=True)
    assert (round.state, round.is_sample) == (RoundState.PUBLISHED, True)
    assert [*moves] == ["prepare", "open", "close", "hand_over", "publish"]
    assert set(round.items.values_list("state", flat=True)) == {State.VERIFIED}
    assert round.findings.exists()
    assert round.clarifications.exists()
    result = round.results.get(kind="publication")
    assert all((result.self_final, result.verified_final, result.computed_final))
    assert result.official_final is None


def test_open_round_shows_every_way_an_agency_can_stand(demo):
    round = Round.objects.at("2024-2").get()

    states = Counter(round.submissions.values_list("state", flat=True))
    behind = round.submissions.filter(state__in=[State.DRAFT, State.AWAITING_APPROVAL])
    assert round.state == RoundState.OPEN
    assert round.deadline < timezone.now()
    assert min(states[state] for state in State) > 0
    assert behind.filter(extensions__until__gt=timezone.now()).count() > 1
    assert behind.filter(extensions=None).count() > 1
    assert behind.exclude(items__is_blank=False).count() > 1


def test_nothing_handed_in_has_a_gap_and_the_operator_still_has_some(demo):
    items = Item.objects.with_answers()

    held = items.filter(round__year=2024, round__stage=2, submission__agency__code="dishub")
    assert gaps_of(items.exclude(state=State.DRAFT)) == []
    assert 3 < len(gaps_of(held)) < 15
    assert held.filter(is_blank=False).count() > held.filter(is_blank=True).count() > 0


def test_nobody_verified_the_own_agency(demo):
    changes = StateChange.objects.filter(move="verify", by__role=Role.COORDINATOR).select_related("by")

    assert not any(
        row.by.agency_id == row.submission.agency_id for row in changes.select_related("submission")
    )


def test_sample_texts_are_marked_and_whole(demo):
    for item in Item.objects.with_answers().filter(is_blank=False):
        texts = (
            [item.progress.output, item.progress.outcome, item.progress.obstacle, item.progress.follow_up]
            if item.is_program
            else [item.response.narrative]
        )
        assert all(text.startswith("Contoh: ") and "{" not in text for text in texts if text)


def test_sample_files_are_what_they_claim_to_be(demo):
    files = EvidenceVersion.objects.filter(link="")

    assert {row.extension for row in files} == {"pdf", "png", "xlsx"}
    for row in files:
        with row.file.open() as stored:
            content = stored.read()
            facts = recognise(File(stored, name=row.original_name))
        assert hashlib.sha256(content).hexdigest() == row.sha256 == facts.sha256
        assert (facts.media_type, facts.size_bytes) == (row.media_type, row.size_bytes)
