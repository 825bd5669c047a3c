"""Forenames that are common in Britain and Ireland: where a list has lost its commas they tell where a person begins."""

from .names import is_name

_COMMON = """
    aaron abigail adam adrian agnes aidan aileen alan alasdair alastair albert alec alexander alfred alison allan amanda amy andrea
    andrew angela angus anita ann anna anne annette anthony antony arthur audrey barbara barry beatrice ben benjamin bernadette
    bernard bernie beryl bethan betty bill billy bob brenda brendan brian bridget bronwen bruce bryan callum carl carol caroline carolyn
    catherine cathy cecil ceri charles charlie charlotte cheryl chris christina christine christopher ciaran claire clare clifford
    clive colin connor conor craig cyril dafydd daniel daphne darren dave david dawn dean deborah debbie declan deirdre denis
    dennis derek derrick diana diane dilys dominic don donald donna doreen doris dorothy douglas duncan dylan eamon edith edna
    edward edwin eileen eirwen elaine eleanor elizabeth ella ellen elsie elwyn emily emma emrys enid eric erica ernest ethel
    eunice evan evelyn fiona florence frances francis frank fred freda frederick gail gareth gary gavin gemma geoff geoffrey george
    georgina gerald geraldine gerard gerry gillian gladys glen glenn gloria glyn gordon graeme graham gregory greta gwen gwyn
    hannah harold harriet harry hazel heather heidi helen henry herbert hilary hilda howell hugh huw hywel iain ian ieuan ifan
    imran irene iris isobel ivan ivor ivy jack jackie jacqueline jacqui james jamie jane janet janice jasmine jason jayne jean jeff
    jeffrey jennie jennifer jenny jeremy jessica jill jim jimmy joan joanna joanne joe john jon jonathan joseph josephine joy joyce
    judith julia julian julie june karen karl kate katherine kathleen kathryn katie keith kelly ken kenneth kerry kevin kieran kim
    kirsty kirsten laura lauren leanne leighton len leonard leslie lesley lewis leo liam lilian linda lindsay lionel lisa lorna
    lorraine louise lucy luke lynda lynn lynne mabel maeve malcolm mandy margaret maria marian marie marion marilyn marjorie mark
    martin martyn mary matthew maud maureen maurice maxine megan melanie meryl michael michelle mick mike mildred miranda miriam
    moira monica morag moya muriel myra nadine nancy naomi natalie neil nell nessa niall nicholas nick nickie nicky nicola nigel nina
    noel nora noreen norma norman oliver olive olwen oonagh owen paddy pamela pat patricia patrick paul paula pauline peggy penelope
    penny percy pete peter phil philip phillip phyllis rachel ralph raymond rebecca reg reginald rhian rhiannon rhys richard rita
    rob robert robin roderick rodney roger roland ron ronald ros rosalind rose rosemary roy rupert russell ruth ryan sally sam
    samantha samuel sandra sandy sara sarah sean shane sharon sheila shelagh shirley sian siân sidney simon sonia sophie stan
    stanley stella stephanie stephen steve steven stewart stuart sue susan susanne suzanne sybil sylvia tamsin ted teresa terence terry
    theresa thomas tim timothy tina tom tony tracey tracy trevor trish una ursula valerie vanessa vaughan vera vernon veronica
    vicky victor victoria vincent viola violet vivien walter wayne wendy wilfred will william winifred yvonne zoe zoë
"""
_FORENAMES = frozenset(_COMMON.split())


def is_forename(word: str) -> bool:
    """`Beryl`, and not `Crone`."""
    return word.casefold() in _FORENAMES


def people_in_run(text: str) -> list[str]:
    """`Myra Jones Beryl Crone Tim Parker`: forename and surname by turns; [] where they cannot be told."""
    words = text.split()
    pairs = [" ".join(words[place : place + 2]) for place in range(0, len(words), 2)]
    if len(words) < _FEWEST or len(words) % 2 or not _take_turns(words):
        return []
    return pairs if all(map(is_name, pairs)) else []


def _take_turns(words: list[str]) -> bool:
    """Whether every other word is a forename; in a long run one in five may be rare, if the words between are none."""
    first, second = sum(map(is_forename, words[::2])), sum(map(is_forename, words[1::2]))
    count = len(words) // 2
    return first == count or (count >= _LONG_RUN and first >= 0.8 * count and second <= 0.2 * count)


_LONG_RUN = 8
_FEWEST = 4
