"""All tables of the record."""

from handrail.web.records.models.care import BreakGlass, Care, Grant, HandingOn, Licence
from handrail.web.records.models.consent import (
    ConsentAsking,
    ConsentCopy,
    ConsentDecision,
    ConsentLapse,
    ConsentTemplate,
    ConsentText,
    ConsentWitness,
    Custody,
    ErasureOffer,
    Processing,
)
from handrail.web.records.models.course import Administration, Goal, Homework
from handrail.web.records.models.deletion import Deletion, Kept, LegalHold, Unsealing
from handrail.web.records.models.documents import Cosignature, Document, Draft, Judgement, Release, WalkRequest
from handrail.web.records.models.formats import DraftStyle, PracticeKind
from handrail.web.records.models.foundation import (
    ClientKey,
    KeyEpoch,
    KeyTombstone,
    LedgerFact,
    LedgerHandover,
    LedgerHead,
    LedgerLeaf,
    LedgerNode,
)
from handrail.web.records.models.invitations import Invitation
from handrail.web.records.models.people import Account, Client, Identifier, NameFile, Party, Staff
from handrail.web.records.models.private import PrivateNote
from handrail.web.records.models.rights import Disclosure, KeptCheckpoint, RightsRequest
from handrail.web.records.models.sessions import HandMark, HourCounted, MomentJudged, SafeCopy, SafetyFlag, Session, Talk

__all__ = [
    "Account",
    "Administration",
    "BreakGlass",
    "Care",
    "Client",
    "ClientKey",
    "ConsentAsking",
    "ConsentCopy",
    "ConsentDecision",
    "ConsentLapse",
    "ConsentTemplate",
    "ConsentText",
    "ConsentWitness",
    "Cosignature",
    "Custody",
    "Deletion",
    "Disclosure",
    "Document",
    "Draft",
    "DraftStyle",
    "ErasureOffer",
    "Goal",
    "Grant",
    "HandMark",
    "HandingOn",
    "Homework",
    "HourCounted",
    "Identifier",
    "Invitation",
    "Judgement",
    "Kept",
    "KeptCheckpoint",
    "KeyEpoch",
    "KeyTombstone",
    "LedgerFact",
    "LedgerHandover",
    "LedgerHead",
    "LedgerLeaf",
    "LedgerNode",
    "LegalHold",
    "Licence",
    "MomentJudged",
    "NameFile",
    "Party",
    "PracticeKind",
    "PrivateNote",
    "Processing",
    "Release",
    "RightsRequest",
    "SafeCopy",
    "SafetyFlag",
    "Session",
    "Staff",
    "Talk",
    "Unsealing",
    "WalkRequest",
]
