"""Who may do what: one table a non-programmer can read, and the two questions asked of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from samraad.access.models import User
from samraad.access.roles import Role

SECRETARY, CHAIR, MEMBER, OFFICIAL, MUNICIPALITY, PUBLIC = (
    Role.SECRETARY,
    Role.CHAIR,
    Role.MEMBER,
    Role.OFFICIAL,
    Role.MUNICIPALITY,
    Role.PUBLIC,
)
EVERYBODY = (SECRETARY, CHAIR, MEMBER, OFFICIAL, MUNICIPALITY, PUBLIC)


@dataclass(frozen=True, slots=True)
class Rule:
    """What an action is called in Danish, and the roles that may do it."""

    danish: str
    roles: tuple[Role, ...]


#: action: what it is, who may
TABLE: dict[str, Rule] = {
    "archive.read": Rule("læse det offentliggjorte", EVERYBODY),
    "archive.read_unpublished": Rule("læse det, der ikke er offentliggjort", (SECRETARY,)),
    "archive.read_contacts": Rule("se telefonnumre, mailadresser og private adresser", (SECRETARY,)),
    "archive.import": Rule("lægge dagsordener, bilag og referater ind", (SECRETARY,)),
    "archive.correct": Rule("rette det, der er læst", (SECRETARY,)),
    "archive.publish": Rule("offentliggøre og trække tilbage", (SECRETARY,)),
    "archive.redact": Rule("overstrege persondata", (SECRETARY,)),
    "archive.erase": Rule("slette en fil", (SECRETARY,)),
    "archive.find_findings": Rule("lade dossierer kontrollere", (SECRETARY,)),
    "archive.judge_findings": Rule("se og vurdere fund", (SECRETARY,)),
    "meetings.accept": Rule("godkende det læste som møde, punkter og beslutninger", (SECRETARY,)),
    "meetings.publish": Rule("offentliggøre et møde", (SECRETARY,)),
    "meetings.edit": Rule("forberede, holde og referere møder", (SECRETARY,)),
    "meetings.redact": Rule("overstrege ord i møder og fortryde det", (SECRETARY,)),
    "meetings.erase_words": Rule("slette ord i møder for altid", (SECRETARY,)),
    "meetings.read_closed": Rule("læse lukkede punkter", (SECRETARY, CHAIR, MEMBER)),
    "meetings.plan": Rule("planlægge årets møder", (SECRETARY,)),
    "meetings.read_deadlines": Rule("se frister før et møde", (SECRETARY, CHAIR, MEMBER, OFFICIAL)),
    "meetings.keep_notes": Rule("have egne noter og markeringer", (SECRETARY, CHAIR, MEMBER, OFFICIAL, MUNICIPALITY)),
    "minutes.comment": Rule("læse og kommentere et udkast til referat", (SECRETARY, CHAIR, MEMBER)),
    "minutes.confirm": Rule("bekræfte et referat", (CHAIR, MEMBER)),
    "cases.edit": Rule("oprette og rette sager", (SECRETARY,)),
    "tasks.edit": Rule("oprette, rette og afslutte opgaver", (SECRETARY,)),
    "tasks.read": Rule("se, hvilke opgaver der er åbne", (SECRETARY, CHAIR, MEMBER, OFFICIAL)),
    "schemes.save": Rule("gemme en beregning som ny version", (SECRETARY,)),
    "schemes.publish": Rule("offentliggøre en beregning og trække den tilbage", (SECRETARY,)),
    "councils.read_contacts": Rule("se medlemmers mailadresser", (SECRETARY,)),
    "councils.edit": Rule("rette råd, personer og medlemskaber", (SECRETARY,)),
    "access.read_history": Rule("se, hvem der har ændret hvad", (SECRETARY, CHAIR)),
    "access.grant": Rule("give og fratage roller", (SECRETARY,)),
}


class Operator:
    """Whoever runs the command on the machine that holds the data folder; may do everything."""

    pk = None
    is_authenticated = True

    def __str__(self) -> str:
        return "Kommandolinjen"


OPERATOR = Operator()
Actor = User | AnonymousUser | Operator


class NotAllowed(PermissionDenied):
    """The actor lacks the role; the message says which action and which roles may."""

    def __init__(self, action: str) -> None:
        rule = TABLE[action]
        who = ", ".join(str(role.label).lower() for role in rule.roles)
        super().__init__(f"Du har ikke adgang til at {rule.danish}. Det kan: {who}.")
        self.action = action


def allowed(actor: Actor, action: str, organization: str | None = None) -> bool:
    """May ``actor`` do ``action``, in the organization with this slug where one is named?

    A role granted everywhere holds in each organization; one granted in an organization holds there only.
    Raises KeyError for an action that is not in the table.
    """
    roles = TABLE[action].roles
    if isinstance(actor, Operator) or PUBLIC in roles:
        return True
    if not isinstance(actor, User) or not actor.is_active:
        return False
    return any(role in roles and (not scope or scope == organization) for role, scope in _grants(actor))


def require(actor: Actor, action: str, organization: str | None = None) -> None:
    """Raise NotAllowed unless the actor may."""
    if not allowed(actor, action, organization):
        raise NotAllowed(action)


def _grants(user: User) -> list[tuple[str, str]]:
    """Role and scope of each grant; asked for once a request, as Django does with its own permissions."""
    cached: list[tuple[str, str]] | None = getattr(user, "_grants_cache", None)
    if cached is None:
        cached = list(user.grants.values_list("role", "organization"))
        user._grants_cache = cached  # type: ignore[attr-defined]
    return cached
