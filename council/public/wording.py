"""What is said in a few words of votes, people and texts, on pages, in feeds and in tables."""

from django.utils.translation import gettext as _

from council.models import Attendance, Vote


def beginning(text: str, most: int) -> str:
    """So many first words of a text, at a tenth of the cost of Django’s own filter, which minds marks and languages."""
    words = text.split(None, most)
    return " ".join(words[:most]) + (" …" if len(words) > most else "")


def stated(vote: Vote) -> str:
    """What the minutes state of a vote and nothing else: 5 for, 2 against."""
    counts = (
        (vote.in_favour, _("%(count)s for")),
        (vote.against, _("%(count)s against")),
        (vote.abstain, _("%(count)s abstained")),
    )
    words = [side % {"count": count} for count, side in counts if count is not None]
    if vote.unanimous:
        words.append(_("unanimous"))
    if vote.casting:
        words.append(_("casting vote: %(words)s") % {"words": vote.casting})
    return ", ".join(words)


def circumstances(row: Attendance) -> str:
    """What the minutes add to a name: post, body, substitution, arrival, leaving; as written."""
    stated = [row.post, row.organisation]
    if row.substitute_for:
        stated.append(_("substitute for {}").format(row.substitute_for))
    elif "substitute" in row.status:
        stated.append(_("substitute"))
    if row.status.endswith("virtual"):
        stated.append(_("virtually"))
    if row.arrived:
        stated.append(_("arrived: {}").format(row.arrived))
    if row.left:
        stated.append(_("left: {}").format(row.left))
    return "; ".join(filter(None, [*stated, row.note]))
