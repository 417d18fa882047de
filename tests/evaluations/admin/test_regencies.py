"""No regency sees another: over every address that the admin has."""

import pytest
from django.contrib import admin
from django.forms import ModelChoiceField
from django.urls import reverse

from agencies import models as who
from evaluations import models as what
from tests import factories as make
from tests.evaluations.admin.ground import MAKERS, Ground
from tests.evaluations.admin.test_changelists import address

SHARED = {what.EvidenceKind}
OWNED = sorted(set(MAKERS) - SHARED, key=lambda model: model._meta.label)
EXCHANGED = [model for model in OWNED if hasattr(admin.site.get_model_admin(model), "import_action")]
EDITED = [model for model in OWNED if admin.site.get_model_admin(model).changers]
ROLES = [make.administrator, make.coordinator, make.auditor]
MARK = "Sebelah"

of_each_model = pytest.mark.parametrize("model", OWNED, ids=lambda model: model.__name__)


@pytest.fixture
def theirs(db):
    regency = make.RegencyFactory(name=f"Kabupaten {MARK}")
    other = Ground(regency)
    other.agency = make.AgencyFactory(regency=regency, name=f"Dinas {MARK}", short_name=MARK)
    other.masterplan = make.MasterplanFactory.with_dimensions(regency=regency, title=f"Rencana {MARK}")
    other.instrument = make.tiny_instrument(regency=regency, name=f"Instrumen {MARK}")
    return other


def choices_of(form):
    """What a person may choose from; an inline's own number is none of it."""
    fields = [field for name, field in form.fields.items() if name != "id"]
    return [field.queryset for field in fields if isinstance(field, ModelChoiceField)]


def forms_on(response):
    yield response.context["adminform"].form
    for inline in response.context["inline_admin_formsets"]:
        yield inline.formset.empty_form
        yield from inline.formset.forms


@of_each_model
def test_a_list_holds_rows_of_the_own_regency_alone(model, ground, theirs, signed_in):
    [ours] = ground.rows(model, 1)
    [strange] = theirs.rows(model, 1)

    for role in ROLES:
        page = signed_in(role(ground.regency)).get(address(model, "changelist"))

        shown = {row.pk for row in page.context["cl"].result_list}
        assert ours.pk in shown
        assert strange.pk not in shown
        assert MARK not in page.content.decode()


@of_each_model
def test_a_row_of_another_regency_has_no_page_no_history_and_cannot_be_deleted(model, ground, theirs, office):
    [strange] = theirs.rows(model, 1)

    pages = {page: office.get(address(model, page, strange.pk)) for page in ("change", "history", "delete")}

    assert pages["change"].status_code == pages["history"].status_code == 404
    assert pages["delete"].status_code in {403, 404}
    assert office.post(address(model, "change", strange.pk), {"name": "x"}).status_code in {403, 404}


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model.__name__)
def test_no_form_offers_a_row_of_another_regency(model, ground, theirs, office):
    for other in OWNED:
        theirs.rows(other, 1)
    [ours] = ground.rows(model, 1)
    model_admin = admin.site.get_model_admin(model)
    pages = [office.get(address(model, "change", ours.pk))]
    if model_admin.adders:
        pages.append(office.get(address(model, "add")))

    for page in pages:
        if page.status_code == 403:
            continue
        assert page.status_code == 200
        assert MARK not in page.content.decode()
        for form in forms_on(page):
            for rows in choices_of(form):
                if rows.model not in SHARED:
                    assert list(theirs_in(rows, theirs)) == []


def theirs_in(rows, theirs):
    path = admin.site.get_model_admin(rows.model).regency_path
    if rows.model is who.User:
        return rows.filter(memberships__regency=theirs.regency)
    return rows.filter(**{path: theirs.regency.pk})


def autocompletes():
    for model in MAKERS:
        for owner in [admin.site.get_model_admin(model), *admin.site.get_model_admin(model).inlines]:
            for name in owner.autocomplete_fields:
                yield getattr(owner, "model", model), name


@pytest.mark.parametrize(
    ("model", "field"),
    sorted({(m._meta.label, f) for m, f in autocompletes()}),
)
def test_typing_ahead_finds_nothing_of_another_regency(model, field, ground, theirs, office):
    app, name = model.split(".")
    target = next(m for m in MAKERS if m._meta.label == model)._meta.get_field(field).remote_field.model
    rows = theirs.rows(target, 1)

    answer = office.get(
        reverse("admin:autocomplete"),
        {"app_label": app, "model_name": name.lower(), "field_name": field, "term": ""},
    )

    assert answer.status_code == 200
    found = {row["id"] for row in answer.json()["results"]}
    assert not found & {str(row.pk) for row in rows} or target in SHARED


@pytest.mark.parametrize("model", EXCHANGED, ids=lambda model: model.__name__)
def test_an_export_holds_rows_of_the_own_regency_alone(model, ground, theirs, office):
    [ours] = ground.rows(model, 1)
    theirs.rows(model, 1)
    resource = admin.site.get_model_admin(model).resource_classes[0]()
    key = resource.get_import_id_fields()[-1]

    sheet = office.post(address(model, "export"), {"format": "1", "resource": "0"}).content.decode(
        "utf-8-sig"
    )

    lines = sheet.splitlines()
    assert str(getattr(ours, key)) in sheet or resource.fields[key].widget.render(getattr(ours, key)) in sheet
    assert (
        len(lines)
        == 1
        + model.objects.filter(**{admin.site.get_model_admin(model).regency_path: ground.regency}).count()
    )
    assert MARK not in sheet


@pytest.mark.parametrize("role", [make.operator, make.head, make.reviewer, make.leader])
def test_other_roles_find_nothing_in_the_admin(role, ground, signed_in):
    membership = role(user=make.UserFactory(is_staff=True))
    browser = signed_in(membership)

    assert browser.get(reverse("admin:index")).context["app_list"] == []
    assert {browser.get(address(model, "changelist")).status_code for model in OWNED} == {403}


def test_whoever_is_not_staff_is_asked_to_sign_in(ground, signed_in):
    browser = signed_in(make.administrator(ground.regency, user=make.UserFactory()))

    assert browser.get(reverse("admin:index")).status_code == 302


def test_the_host_sees_every_regency(ground, theirs, client):
    ground.rows(who.Agency, 1)
    theirs.rows(who.Agency, 1)
    host = make.UserFactory(is_staff=True, is_superuser=True)
    client.force_login(host, "allauth.account.auth_backends.AuthenticationBackend")

    page = client.get(address(who.Agency, "changelist"))

    assert {row.regency for row in page.context["cl"].result_list} == {ground.regency, theirs.regency}


def test_a_superuser_with_a_role_sees_the_regency_of_that_role(ground, theirs, signed_in):
    theirs.rows(who.Agency, 1)
    ground.rows(who.Agency, 1)
    member = make.operator(ground.agency, user=make.UserFactory(is_staff=True, is_superuser=True))

    page = signed_in(member).get(address(who.Agency, "changelist"))

    assert {row.regency for row in page.context["cl"].result_list} == {ground.regency}


def test_a_coordinator_keeps_findings_and_meetings_but_not_the_plan(ground, signed_in):
    desk = signed_in(make.coordinator(ground.regency))
    may_add = {model for model in OWNED if desk.get(address(model, "add")).status_code == 200}

    assert may_add == {
        what.Round,
        what.Finding,
        what.FollowUp,
        what.Meeting,
        what.Rank,
        what.PeerFinal,
    }
    [program] = ground.rows(what.Program, 1)
    assert desk.post(address(what.Program, "change", program.pk), {"name": "x"}).status_code == 403


def test_a_national_instrument_is_read_by_all_and_changed_by_the_host(ground, office):
    national = make.tiny_instrument()
    indicator = make.IndicatorFactory(aspect=national.aspects.first())

    pages = [
        office.get(address(what.Instrument, "change", national.pk)),
        office.get(address(what.Indicator, "change", indicator.pk)),
    ]

    assert [page.context["has_change_permission"] for page in pages] == [False, False]
    added = office.post(
        address(what.Indicator, "add"),
        {
            "aspect": national.aspects.first().pk,
            "key": "baru",
            "question": "?",
            "rubric": "{}",
            "weight": "1",
        },
    )
    assert added.context["adminform"].form.errors["aspect"]


def test_the_host_changes_a_national_instrument(client, db):
    national = make.InstrumentFactory()
    host = make.UserFactory(is_staff=True, is_superuser=True)
    client.force_login(host, "allauth.account.auth_backends.AuthenticationBackend")

    answer = client.post(
        address(what.Instrument, "change", national.pk),
        {
            "regency": "",
            "name": "Contoh: nasional",
            "version": "2",
            "aspects-TOTAL_FORMS": 1,
            "aspects-INITIAL_FORMS": 0,
            "aspects-0-code": "BL",
            "aspects-0-name": "Baseline",
            "aspects-0-weight": "33,333",
            "aspects-0-aggregation": "mean",
            "aspects-0-position": 1,
        },
    )

    national.refresh_from_db()
    assert (answer.status_code, national.version) == (302, "2")
    assert str(national.aspects.get().weight) == "33.333"


@pytest.mark.parametrize("pk", ["0", "abc", "²", "99999999999999999999", "1e3", "_5f"])
def test_an_odd_number_in_an_address_is_not_found(pk, ground, office):
    for model in (what.Round, what.Program, what.Mark):
        for page in ("change", "history"):
            assert office.get(address(model, page, pk)).status_code == 404


def test_an_auditor_reads_everything_and_changes_nothing(ground, signed_in):
    browser = signed_in(make.auditor(ground.regency))
    for model in OWNED:
        [ours] = ground.rows(model, 1)
        page = browser.get(address(model, "change", ours.pk))
        assert (model, page.status_code) == (model, 200)
        assert not page.context["has_change_permission"], model
        assert not page.context["has_delete_permission"], model
        assert browser.get(address(model, "history", ours.pk)).status_code == 200
        assert browser.get(address(model, "add")).status_code == 403
        assert browser.post(address(model, "change", ours.pk), {}).status_code == 403
        assert browser.post(address(model, "delete", ours.pk), {"post": "yes"}).status_code == 403
