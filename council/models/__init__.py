"""The stacks: what the archive keeps, one file per noun, each QuerySet above its model."""

from .address import FormerAddress
from .agenda import PRIVATE_TITLE, AgendaItem, DeclaredInterest, Mention, title_in_words
from .archive import Archive
from .attendance import Attendance
from .attendance_entry import AttendanceEntry
from .committee import Committee, CommitteeSuccession
from .correction import Change, Correction, gone_since, public_changes
from .council import Council, CouncilTerm, Succession
from .councillor import Councillor, CouncillorName, Membership, Term
from .councillor_entry import InterestEntry, MentionEntry, VoteEntry
from .decision_entry import DecisionEntry
from .document import MinutesDocument, Problem, SourceLine
from .glossary import GlossaryTerm
from .history import Recorded, acting_as, recorded
from .identifier import Identifier
from .language import Language
from .meeting import Confirmation, Meeting, NextMeeting, NotPublishable, uid_of_sitting
from .meeting_entry import MeetingEntry
from .names import fold
from .of_generation import OfGeneration
from .offered import OfferedFile
from .prepared import Given, Prepared, PreparedForKeys, given_day, given_key
from .report import Report
from .resolution import NamedVote, Resolution, Vote
from .search_entry import SearchEntry, SearchWord
from .transcription import Transcription
from .withholding import ReadFromDocument, Withheld

__all__ = [
    "PRIVATE_TITLE",
    "AgendaItem",
    "Archive",
    "Attendance",
    "AttendanceEntry",
    "Change",
    "Committee",
    "CommitteeSuccession",
    "Confirmation",
    "Correction",
    "Council",
    "CouncilTerm",
    "Councillor",
    "CouncillorName",
    "DecisionEntry",
    "DeclaredInterest",
    "FormerAddress",
    "Given",
    "GlossaryTerm",
    "Identifier",
    "InterestEntry",
    "Language",
    "Meeting",
    "MeetingEntry",
    "Membership",
    "Mention",
    "MentionEntry",
    "MinutesDocument",
    "NamedVote",
    "NextMeeting",
    "NotPublishable",
    "OfGeneration",
    "OfferedFile",
    "Prepared",
    "PreparedForKeys",
    "Problem",
    "ReadFromDocument",
    "Recorded",
    "Report",
    "Resolution",
    "SearchEntry",
    "SearchWord",
    "SourceLine",
    "Succession",
    "Term",
    "Transcription",
    "Vote",
    "VoteEntry",
    "Withheld",
    "acting_as",
    "fold",
    "given_day",
    "given_key",
    "gone_since",
    "public_changes",
    "recorded",
    "title_in_words",
    "uid_of_sitting",
]
