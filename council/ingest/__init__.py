"""The copyist: keeps uploaded files, has them read in confinement and makes them a part of the record."""

from council.minutes.extract.archive import is_named_zip

from .answers import Answers, Change, NeedsAnswer, NotIngestable, People, Preview
from .confined import NotRead
from .confirming import apply_confirmations
from .copying import ingest, preview
from .keeping import keep
from .reading import items_to_hold_back, read
from .sources import unpacked
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
    "is_named_zip",
    "is_scan",
    "items_to_hold_back",
    "keep",
    "preview",
    "read",
    "transcribe",
    "unpacked",
]
