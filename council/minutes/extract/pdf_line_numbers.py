"""Numbers of lines in the margin of a PDF, as `12` before each printed line: nobody reads them as text."""

from collections.abc import Iterable, Iterator, Sequence

from .pdf_pieces import Piece

FEWEST = 10
FEWEST_RUN_ON = 3
SHARE_THAT_RUNS_ON = 0.15
MANY = 25
SAME_EDGE = 2.0
"""Items are counted in the margin as well; a number before the rest of a sentence counts lines."""
LONGEST = 4


def without_line_numbers(pages: Sequence[list[Piece]]) -> list[list[Piece]]:
    """The pieces of each page without the numbers that count its lines."""
    counted = [_margin(pieces) for pieces in pages]
    if not any(counted) or not _count_lines(pages, counted):
        return list(pages)
    return [
        [piece for piece in pieces if piece not in margin]
        for pieces, margin in zip(pages, map(frozenset, counted), strict=True)
    ]


def _margin(pieces: Iterable[Piece]) -> list[Piece]:
    """The numbers left of all the words of a page, from its top, each greater than the one above."""
    numbers, words = [], []
    for piece in pieces:
        (numbers if _is_number(piece.text) else words).append(piece)
    edge = min((piece.left for piece in words), default=0.0)
    outermost = min(numbers, key=_right, default=None)
    if outermost is None or outermost.right >= edge:
        return []
    margin = sorted((piece for piece in numbers if _are_in_line(piece, outermost)), key=_from_top)
    return list(_rising(margin))


def _is_number(text: str) -> bool:
    return text[:1].isdigit() and len(text) <= LONGEST and text.strip().isdecimal()


def _rising(margin: Iterable[Piece]) -> Iterator[Piece]:
    """The numbers as far as each is greater than the one above; the number of the page may stand below them."""
    above = 0
    for piece in margin:
        if int(piece.text) <= above:
            return
        above = int(piece.text)
        yield piece


def _right(piece: Piece) -> float:
    return piece.right


def _are_in_line(piece: Piece, outermost: Piece) -> bool:
    """Whether two numbers stand in one column, at its left or at its right edge."""
    return abs(piece.right - outermost.right) < SAME_EDGE or abs(piece.left - outermost.left) < SAME_EDGE


def _from_top(piece: Piece) -> float:
    return -piece.baseline


def _count_lines(pages: Iterable[list[Piece]], counted: Sequence[list[Piece]]) -> bool:
    """Whether there are many, and some of them stand before the rest of a sentence."""
    count = sum(map(len, counted))
    if count < FEWEST:
        return False
    run_on = sum(_before_rest(pieces, margin) for pieces, margin in zip(pages, counted, strict=True))
    return run_on >= FEWEST_RUN_ON and (count >= MANY or run_on >= SHARE_THAT_RUNS_ON * count)


def _before_rest(pieces: Iterable[Piece], margin: Iterable[Piece]) -> int:
    """How many of the numbers stand before a line that begins with a small letter."""
    baselines = [piece.baseline for piece in pieces if piece.text.lstrip()[:1].islower()]
    return sum(
        any(abs(number.baseline - baseline) < number.height / 4 for baseline in baselines)
        for number in margin
    )
