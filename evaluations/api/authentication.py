from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed

from agencies.tokens import note_use, token_for

KEYWORD = "Token"


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Token …` acts as the one membership the token was made for."""

    def authenticate(self, request):
        keyword, _space, secret = get_authorization_header(request).partition(b" ")
        if keyword.lower() != KEYWORD.lower().encode():
            return None
        token = token_for(secret.strip().decode("latin-1"))
        if token is None:
            raise AuthenticationFailed(_("This token is unknown, has expired or was revoked."))
        note_use(token)
        request._request.membership = token.membership
        request._request.memberships = [token.membership]
        return token.membership.user, token

    def authenticate_header(self, request):
        return KEYWORD


class TokenScheme(OpenApiAuthenticationExtension):
    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema):
        return {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": "`Token …`, as printed by `manage.py api_token <username>`.",
        }
