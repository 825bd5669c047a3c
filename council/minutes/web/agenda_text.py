"""What an item was to be about, told from what the minutes say of it; and the title in front of it."""

import re

from council.minutes.introducers import opening
from council.minutes.words import ends_sentence, fold, is_capitals, plain

_PROPOSES = re.compile(
    r"""[\s(\[•·–-]* (?:
        to\s(?!(?:the|all|be|date|a|an|this|that|each|members|councillors|you|it)\b)[a-z]+
      | (?:i\s(?:dderbyn|ystyried|gymeradwyo|gadarnhau|nodi|gael)|derbyn|ystyried|cymeradwyo|cadarnhau)\b
      | (?:any\s)?(?:committee\s|cabinet\s|board\s|county\s|district\s|borough\s)?(?:members?|councillors?)\s(?:(?:of|and)\s.{1,60}?)?(?:are|is|will|must|should|may|can|to|who|wishing|attending)\b
      | the\s(?:committee|sub-committee|cabinet|council|panel|board|executive|commission|authority|forum|members|chair(?:man|person)?|leader|mayor)\s(?:is|are|will|may|shall|to)\b
      | (?:cabinet|council|committee|members?|executive|panel|board)\s(?:will\sbe|is|are)\s(?:asked|invited|requested|recommended|reminded)\b
      | a\speriod\sof\s(?:up\sto\s)?[\w-]+\s(?:\(\d+\)\s)?minutes\s(?:is|are|will|shall)\b
      | if\s(?:necessary|any|required|the)\b | in\saccordance\swith\b(?!.*\b(?:was|were|had)\b) | please\s(?:note|indicate)\b | nb\b | n\.b\. | note\s?:
      | (?:responsibility|portfolio\sholder|cabinet\smember|lead\s(?:officer|member)|ward(?:s|\(s\))?(?:\saffected)?|contact(?:\sofficer)?|report\sauthor|key\sdecision)\s*:
      | it\sis\srecommended\sthat\b
      | .{0,200}\b(?:is|are)\s(?:asked|invited|requested|recommended|reminded)\sto\b
      | (?!there\s(?:was|were)\b).{0,200}\b(?:attached|enclosed|to\sfollow|previously\scirculated|to\sreport|to\sbe\sheard|to\sdeclare)\b[\s.)\]]*$
      | \(?(?:pages?|copy|copies)\b.{0,40}$ | \d{1,2}[.:]\d\d\s?[ap]\.?m\.?$
    )""",
    re.VERBOSE,
)
_PAPER = re.compile(
    r"(?:joint |verbal |the |attached |annual |oral )?(?:report|update|presentation|briefing|minutes)s? (?:of|by|from|on|attached|enclosed)\b(?!.*\b(?:was|were|had|that)\b)"
)
_REPORTS = re.compile(
    r"""\b(?:was|were|had|submitted|updated|provided|addressed|attended|referred|indicated|acknowledged|suggested|recognised|requested|sought|replied|responded|answered
        |led|made|read|emphasised|clarified|summarised|opened|closed|felt|believed|wished|voted|carried|noted|resolved|agreed|declared|reported|presented|advised|explained|informed|stated|asked|thanked|welcomed|considered|received
        |confirmed|introduced|gave|said|moved|seconded|approved|raised|queried|commented|highlighted|discussed|expressed|proposed|reminded(?<!are\ reminded)|outlined|drew|spoke|left|took|invited)\b
      | ^\W*(?:propose(?:r|d\sby)|seconde(?:r|d\sby)|moved\sby)\s?:
      | ^the\s(?:[\w-]+\s){0,3}(?:committee|council|cabinet|board|panel|executive)\s(?:approves?|agrees?|notes?|endorses?|adopts?|supports?|recommends?)\s(?:the|that|to)\b
      | ^\W*(?:none|nil|noted|agreed|approved|deferred|withdrawn|no\s(?:declarations|apologies|questions|petitions|urgent|interests))\b""",
    re.VERBOSE,
)
_NOT_TOLD = re.compile(
    r"\b(?:(?:is|are|be|being|been|to be|as) (?:\w+ )?(?:noted|resolved|agreed|declared|reported|presented|advised|explained|informed|stated|asked|thanked|considered"
    r"|received|confirmed|introduced|moved|seconded|approved|raised|discussed|proposed|reminded|outlined|invited)|previously considered|(?:which|that|who|as) (?:was|were|had)|have been|has been"
    r"|(?:have|has) [a-z]+ed|(?:will|shall|may|must|can|should) be [a-z]+|(?:minutes|meetings?) (?:\w+ ){0,6}held"
    r"|(?:submitted|presented|provided|raised|proposed|moved|received|considered|made|requested) (?:by|under|in|from|at|to|for)"
    r"|to (?:be )?read|(?:decisions?|comments|representations|recommendations) made)\b"
)
_TITLE_ENDS = re.compile(
    r"\s(?=(?:To\s(?:(?!(?:the|all|be|date|a|an|this|that|each|members|councillors|you|it|and|or|from)\b)[a-z]{2,}|RESOLVE|NOTE)\b|A\speriod\sof\b|(?:Oral|Verbal)\sitem\b"
    r"|Members\s(?:of|are|will|must|should|to\s[a-z]+)\b|Visitors\sand\s[a-z]+|Councillors\s(?:are|will|must|should)\b|(?:Joint\s|Verbal\s)?Report\s(?:of|by|from)\b|The\s(?:report|Committee|Cabinet|Council|Panel|Board|Executive|Chair|Authority|Forum|Commission|attached)\b"
    r"|(?:All\s)?Councillors\sand\s(?:officers|co-opted)\b|All\s(?:Members|Councillors)\b|It\sis\srecommended\b|Any\s(?:county\s|member|councillor)|(?:During|At)\sthe\smeeting,?\sthe\b|If\snecessary\b|In\saccordance\b|Subject\sto\s(?:providing|the|prior)\b|Under\sthe\s(?:[A-Z][\w’']*\s){0,2}Code\b|Atgoffir\s[a-z]+\b|I\sdderbyn\b|I\systyried\b))"
)
_CAPITALS_END = re.compile(r"(?P<title>[^a-z]{6,200}?)\s+(?=[A-Z][a-z]{2,}\s+\S)")
_STOPPED_TITLE = re.compile(
    r"(?P<title>[A-Z][\w’'-]+(?:\s(?:[A-Z][\w’'&-]*|of|and|the|for|to|in|on|by|with|&)){1,8})(?<!\bNo)\.\s+(?=[“\"]That\b)"
)
"""`Fire Authority Consultation. “That in the light of …`: a title with a full stop above a motion."""
_LONGEST = 1_000
_LONGEST_TITLE = 300


def proposes(text: str) -> bool:
    """`To receive any declarations of interest.` and `Members are asked to declare`, which nobody did yet."""
    return bool(_PROPOSES.match(fold(text[:_LONGEST])))


def names_a_paper(text: str) -> bool:
    """`Report of the Director of Place`: what lies before the meeting, or the title of an item."""
    return bool(_PAPER.match(fold(text[:_LONGEST])))


def reports(text: str) -> bool:
    """`Apologies were received from Councillor Lund.`: what was said or done."""
    if opening(text) is not None:
        return True
    return bool(_REPORTS.search(_NOT_TOLD.sub(" ", fold(text[:_LONGEST]))))


def is_agenda_text(text: str) -> bool:
    """A text of the agenda where no label says so: it proposes, or tells nothing that happened."""
    return proposes(text) or names_a_paper(text) or not reports(text)


def is_title(text: str) -> bool:
    """`Review of the Tree Strategy`: no sentence of the agenda or of the minutes."""
    if not 1 < len(text) <= _LONGEST_TITLE or proposes(text):
        return False
    if text.endswith((".", ":", ";", "?", ",")):
        return not reports(text) and len(text.split()) <= 25
    return not text[0].islower()


def first_sentence(text: str) -> str:
    """`To receive any apologies for absence. Members …`: the first sentence, as a title that was lost."""
    head = re.split(r"(?<=[a-z)])(?<!\bNo)\.(?=\s|$)", text[:_LONGEST_TITLE], maxsplit=1)[0]
    return plain(head).rstrip(" .:;")


def split_title(text: str) -> tuple[str, str]:
    """`Declarations of Interest To receive any declarations.`: the title and the agenda text behind it."""
    ends = _TITLE_ENDS.search(text[:_LONGEST_TITLE])
    if proposes(text) and not (ends and _is_plain_title(text[: ends.start()])):
        return "", text
    capitals = _CAPITALS_END.match(text)
    if capitals and is_capitals(capitals["title"]):
        return capitals["title"].strip(), text[capitals.end() :].strip()
    stopped = _STOPPED_TITLE.match(text)
    if stopped and (ends is None or stopped.end() < ends.start()):
        return stopped["title"], text[stopped.end() :].strip()
    if ends is None:
        return text, ""
    return text[: ends.start()].strip(), text[ends.end() :].strip()


def _is_plain_title(text: str) -> bool:
    """`Preliminary Matters` in front of `The Authority is requested to consider`, which alone proposes."""
    return 1 < len(text.split()) <= 8 and text[0].isupper() and not (proposes(text) or ends_sentence(text))
