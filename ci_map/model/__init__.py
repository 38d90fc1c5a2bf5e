"""What the survey is made of: statements, and the organisations and relations built from them."""

from ci_map.model.assemble import Assembled, Conflict, assemble
from ci_map.model.organisation import Organisation
from ci_map.model.relation import Relation, relation_key
from ci_map.model.statement import Method, Statement

__all__ = [
    "Assembled",
    "Conflict",
    "Method",
    "Organisation",
    "Relation",
    "Statement",
    "assemble",
    "relation_key",
]
