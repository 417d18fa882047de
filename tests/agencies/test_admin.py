"""Accounts in the admin: an administrator keeps those of the own regency, and nobody makes themselves more."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from agencies.choices import Role
from agencies.models import ApiToken, Membership, Regency, User
from tests import factories as make

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def regency(db):
    return make.RegencyFactory()


@pytest.fixture
def administrator(regency):
    return make.administrator(regency)


@pytest.fixture
def office(client, administrator):
    client.force_login(administrator.user, BACKEND)
    return client


@pytest.fixture
def host(client, db):
    client.force_login(make.UserFactory(is_staff=True, is_superuser=True), BACKEND)
    return client


def user_page(page, *args):
    return reverse(f"admin:agencies_user_{page}", args=args)


def account(agency, role=Role.OPERATOR, **values):
    return {
        "username": "baru",
        "name": "Orang Baru",
        "email": "baru@contoh.example",
        "usable_password": "true",
        "password1": "kata-sandi-yang-panjang",
        "password2": "kata-sandi-yang-panjang",
        "memberships-TOTAL_FORMS": 1,
        "memberships-INITIAL_FORMS": 0,
        "memberships-0-regency": agency.regency_id,
        "memberships-0-role": role,
        "memberships-0-agency": agency.pk,
        **values,
    }


def changes(user, **values):
    membership = user.memberships.first()
    return {
        "username": user.username,
        "name": user.name,
        "email": user.email,
        "is_active": "on",
        "memberships-TOTAL_FORMS": 1,
        "memberships-INITIAL_FORMS": 1,
        "memberships-0-id": membership.pk,
        "memberships-0-user": user.pk,
        "memberships-0-regency": membership.regency_id,
        "memberships-0-role": membership.role,
        "memberships-0-agency": membership.agency_id or "",
        **values,
    }


def test_a_new_person_gets_account_and_role_in_one_form(office, regency):
    agency = make.AgencyFactory(regency=regency)

    answer = office.post(user_page("add"), account(agency))

    user = User.objects.get(username="baru")
    assert answer.status_code == 302
    assert user.check_password("kata-sandi-yang-panjang")
    assert [(m.role, m.agency, m.regency) for m in user.memberships.all()] == [("operator", agency, regency)]


def test_a_person_without_a_role_is_not_made(office, regency):
    agency = make.AgencyFactory(regency=regency)

    page = office.post(user_page("add"), account(agency) | {"memberships-TOTAL_FORMS": 0})

    assert page.status_code == 200
    assert not User.objects.filter(username="baru").exists()


def test_a_role_in_another_regency_is_not_given(office):
    strange = make.AgencyFactory()

    page = office.post(user_page("add"), account(strange))

    assert page.status_code == 200
    assert not User.objects.filter(username="baru").exists()


def test_an_operator_without_an_agency_is_refused_with_the_reason(office, regency):
    agency = make.AgencyFactory(regency=regency)

    page = office.post(user_page("add"), account(agency) | {"memberships-0-agency": ""})

    [inline] = page.context["inline_admin_formsets"]
    assert inline.formset.forms[0].non_field_errors()
    assert not User.objects.filter(username="baru").exists()


def test_nobody_becomes_a_superuser_through_the_form(office, regency):
    user = make.operator(make.AgencyFactory(regency=regency)).user

    answer = office.post(
        user_page("change", user.pk), changes(user, is_superuser="on", is_staff="on", groups="1")
    )

    user.refresh_from_db()
    assert answer.status_code == 302
    assert (user.is_superuser, user.is_staff) == (False, True)


def test_the_host_makes_superusers(host, regency):
    user = make.operator(make.AgencyFactory(regency=regency)).user

    host.post(user_page("change", user.pk), changes(user, is_superuser="on", is_staff="on"))

    user.refresh_from_db()
    assert user.is_superuser


def test_a_superusers_account_is_not_the_administrators(office, regency):
    user = make.coordinator(regency, user=make.UserFactory(is_superuser=True)).user

    assert office.get(user_page("change", user.pk)).status_code == 200
    assert office.post(user_page("change", user.pk), changes(user, name="Lain")).status_code == 403
    assert office.get(f"/admin/agencies/user/{user.pk}/password/").status_code == 403


def test_nor_is_that_of_a_person_who_works_in_another_regency_too(office, regency):
    user = make.operator(make.AgencyFactory(regency=regency)).user
    make.operator(make.AgencyFactory(), user=user)

    page = office.get(user_page("change", user.pk))

    assert page.status_code == 200
    [inline] = page.context["inline_admin_formsets"]
    assert {form.instance.regency for form in inline.formset.forms} == {regency}
    assert office.post(user_page("change", user.pk), changes(user, name="Lain")).status_code == 403


def test_a_password_is_set_on_its_own_page(office, regency):
    user = make.operator(make.AgencyFactory(regency=regency)).user
    values = {"usable_password": "true", "password1": "kunci-rumah-besar", "password2": "kunci-rumah-besar"}

    answer = office.post(f"/admin/agencies/user/{user.pk}/password/", values)

    user.refresh_from_db()
    assert answer.status_code == 302
    assert user.check_password("kunci-rumah-besar")


def test_the_list_names_only_roles_held_here(office, regency):
    user = make.operator(make.AgencyFactory(regency=regency)).user
    make.leader(make.RegencyFactory(name="Kabupaten Sebelah"), user=user)

    page = office.get(user_page("changelist"))

    assert "Sebelah" not in page.content.decode()
    assert list(office.get(user_page("changelist") + "?role=leader").context["cl"].result_list) == []


def test_a_locked_account_is_unlocked(office, regency):
    user = make.operator(make.AgencyFactory(regency=regency)).user

    answer = office.post(user_page("changelist"), {"action": "unlock", "_selected_action": [user.pk]})

    assert answer.status_code == 302


def test_a_token_is_revoked_and_its_secret_never_shown(office, regency):
    token, secret = ApiToken.objects.issue(make.coordinator(regency))
    page = office.get(reverse("admin:agencies_apitoken_change", args=[token.pk])).content.decode()
    assert secret not in page
    assert token.digest not in page

    office.post(
        reverse("admin:agencies_apitoken_changelist"), {"action": "revoke", "_selected_action": [token.pk]}
    )

    token.refresh_from_db()
    assert token.revoked_at


def test_a_membership_with_a_past_cannot_be_deleted(office, regency, administrator):
    coordinator = make.coordinator(regency)
    make.StateChangeFactory(round__masterplan__regency=regency, by=coordinator)

    page = office.get(reverse("admin:agencies_membership_delete", args=[coordinator.pk]))
    office.post(reverse("admin:agencies_membership_delete", args=[coordinator.pk]), {"post": "yes"})

    assert page.context["protected"]
    assert Membership.objects.filter(pk=coordinator.pk).exists()


def test_an_administrator_keeps_the_regencys_details_but_not_its_code(office, regency):
    agency = make.AgencyFactory(regency=regency)
    values = {
        "code": "99.99",
        "name": "Kabupaten Contoh Baru",
        "time_zone": "Asia/Jakarta",
        "ministry_name": "Kementerian",
        "coordinating_agency": agency.pk,
    }

    answer = office.post(reverse("admin:agencies_regency_change", args=[regency.pk]), values)

    code = regency.code
    regency.refresh_from_db()
    assert answer.status_code == 302
    assert (regency.name, regency.code, regency.coordinating_agency) == (
        "Kabupaten Contoh Baru",
        code,
        agency,
    )
    assert office.get(reverse("admin:agencies_regency_add")).status_code == 403


def picture(format, size=(8, 8)):
    content = BytesIO()
    Image.new("RGB", size, "navy").save(content, format)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "taken"),
    [
        (picture("PNG"), True),
        (picture("JPEG"), True),
        (picture("GIF"), False),
        (picture("PNG")[:30], False),
        (picture("PNG", (4001, 1)), False),
        (b"<svg onload=alert(1)>", False),
    ],
)
def test_the_crest_is_a_small_picture_under_a_name_of_our_own(content, taken, office, regency):
    values = {
        "name": regency.name,
        "time_zone": "Asia/Jakarta",
        "ministry_name": "Kementerian",
        "crest": SimpleUploadedFile("lambang.png", content),
    }

    answer = office.post(reverse("admin:agencies_regency_change", args=[regency.pk]), values)

    regency.refresh_from_db()
    assert answer.status_code == (302 if taken else 200)
    assert bool(regency.crest) == taken
    assert "lambang" not in regency.crest.name


def test_the_host_founds_a_regency(host):
    answer = host.post(
        reverse("admin:agencies_regency_add"),
        {
            "code": "32.75",
            "name": "Kota Contoh",
            "time_zone": "Asia/Jakarta",
            "ministry_name": "Kementerian",
            "coordinating_agency": "",
        },
    )

    assert answer.status_code == 302
    assert Regency.objects.filter(code="32.75").exists()


def test_an_agencys_spellings_are_lines(office, regency):
    agency = make.AgencyFactory(regency=regency)
    values = {
        "regency": regency.pk,
        "name": "Dinas Sosial",
        "code": "dinsos",
        "kind": "department",
        "other_spellings": "Dinsos\r\n\r\nDinas Sosial, Kab. Bekasi\r\n",
        "is_active": "on",
    }

    answer = office.post(reverse("admin:agencies_agency_change", args=[agency.pk]), values)

    agency.refresh_from_db()
    assert answer.status_code == 302
    assert agency.other_spellings == ["Dinsos", "Dinas Sosial, Kab. Bekasi"]
    found = (
        office.get(reverse("admin:agencies_agency_changelist") + "?q=kab.+bekasi").context["cl"].result_list
    )
    assert list(found) == [agency]


def test_signing_in_to_the_admin_goes_through_the_portals_own_page(client, db):
    answer = client.get("/admin/", follow=True)

    assert answer.redirect_chain[-1][0].startswith("/accounts/login/")
