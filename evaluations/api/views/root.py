from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound
from rest_framework.views import APIView


class NothingHere(APIView):
    """Any other address under the API: a 404 as JSON instead of a page."""

    permission_classes = []
    schema = None

    def initial(self, request, *args, **kwargs):
        raise NotFound(_("The API has no such address."))
