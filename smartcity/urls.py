from importlib.util import find_spec

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from smartcity import views

admin.autodiscover()
admin.site.login = secure_admin_login(admin.site.login)

handler400 = views.bad_request
handler500 = views.server_error

urlpatterns = [
    path("healthz/", views.healthz, name="healthz"),
    path("csp-report/", views.csp_report, name="csp_report"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]

for prefix, urls in (("api/v1/", "evaluations.api.urls"), ("", "agencies.urls"), ("", "evaluations.urls")):
    package = urls.rpartition(".")[0]
    if find_spec(package) and find_spec(urls):
        urlpatterns.append(path(prefix, include(urls)))
