"""The copyist: keeps uploaded files, has them read in confinement and makes them a part of the record."""

from .answers import Answers, Change, NeedsAnswer, NotIngestable, People, Preview
from .confined import NotRead
from .confirming import apply_confirmations
from .copying import ingest, preview
from .keeping import keep
from .reading import read
from .transcribing import NotTranscribable, is_scan, transcribe

__all__ = [
    "Answers",
    "Change",
    "NeedsAnswer",
    "NotIngestable",
    "NotRead",
    "NotTranscribable",
    "People",
    "Preview",
    "apply_confirmations",
    "ingest",
    "is_scan",
    "keep",
    "preview",
    "read",
    "transcribe",
]
