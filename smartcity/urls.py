from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from smartcity import views

admin.autodiscover()
admin.site.login = secure_admin_login(admin.site.login)

handler400 = "smartcity.views.bad_request"
handler500 = "smartcity.views.server_error"

urlpatterns = [
    path("csp-report/", views.csp_report, name="csp_report"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("evaluations.api.urls")),
    path("", include("agencies.urls")),
    path("", include("evaluations.urls")),
]
