from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.throttling import AnonRateThrottle


class SchemaView(SpectacularJSONAPIView):
    """Open to everybody, so that tools can read it; it is slow to make, so strangers wait their turn."""

    throttle_classes = [AnonRateThrottle]
