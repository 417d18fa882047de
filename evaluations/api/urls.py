from django.urls import include, path, re_path
from rest_framework.routers import DefaultRouter

from evaluations.api.views.agencies import AgencyViewSet
from evaluations.api.views.items import ItemViewSet
from evaluations.api.views.programs import ProgramViewSet
from evaluations.api.views.reports import ReportViewSet
from evaluations.api.views.root import NothingHere
from evaluations.api.views.rounds import RoundViewSet
from evaluations.api.views.schema import SchemaView
from evaluations.api.views.submissions import SubmissionViewSet

app_name = "api"

router = DefaultRouter()
router.include_format_suffixes = False
router.register("agencies", AgencyViewSet)
router.register("programs", ProgramViewSet)
router.register("rounds", RoundViewSet)
router.register("submissions", SubmissionViewSet)
router.register("items", ItemViewSet)
router.register("reports", ReportViewSet)

urlpatterns = [
    path("", include(router.urls)),
    path("schema/", SchemaView.as_view(), name="schema"),
    re_path(".*/$", NothingHere.as_view()),
]
