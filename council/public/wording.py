"""What is said in a few words of votes, people and texts, on pages, in feeds and in tables."""

from django.utils.translation import gettext as _

from council.models import Attendance, Vote

from .spoken import said_in, sentence, together


def beginning(text: str, most: int) -> str:
    """So many first words of a text, at a tenth of the cost of Django’s own filter, which minds marks and languages."""
    words = text.split(None, most)
    return " ".join(words[:most]) + (" …" if len(words) > most else "")


def stated(vote: Vote, language: str) -> str:
    """What the minutes, which are in this language, state of a vote and nothing else: 5 for, 2 against."""
    counts = (
        (vote.in_favour, _("%(count)s for")),
        (vote.against, _("%(count)s against")),
        (vote.abstain, _("%(count)s abstained")),
    )
    words = [side % {"count": count} for count, side in counts if count is not None]
    if vote.unanimous:
        words.append(_("unanimous"))
    if vote.casting:
        words.append(sentence(_("casting vote: %(words)s"), words=said_in(vote.casting, language)))
    return together(words, ", ")


def circumstances(row: Attendance, language: str) -> str:
    """What the minutes, which are in this language, add to a name: post, body, substitution, arrival, leaving."""
    stated = [said_in(row.post, language), said_in(row.organisation, language)]
    if row.substitute_for:
        stated.append(_("substitute for {}").format(row.substitute_for))
    elif "substitute" in row.status:
        stated.append(_("substitute"))
    if row.status.endswith("virtual"):
        stated.append(_("virtually"))
    if row.arrived:
        stated.append(sentence(_("arrived: %(when)s"), when=said_in(row.arrived, language)))
    if row.left:
        stated.append(sentence(_("left: %(when)s"), when=said_in(row.left, language)))
    return together([each for each in (*stated, said_in(row.note, language)) if each], "; ")
