from agencies.models.agency import Agency
from agencies.models.membership import Membership
from agencies.models.regency import Regency
from agencies.models.token import ApiToken
from agencies.models.user import User

__all__ = ["Agency", "ApiToken", "Membership", "Regency", "User"]
