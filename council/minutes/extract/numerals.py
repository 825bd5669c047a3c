"""The numbers that Word and HTML draw in front of list items."""

ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
HIGHEST_ROMAN = 3999
LETTERS = "abcdefghijklmnopqrstuvwxyz"
HIGHEST_LETTERS = 26 * 30


def roman(number: int) -> str:
    """4 is "iv"."""
    if not 0 < number <= HIGHEST_ROMAN:
        return str(number)
    numeral = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        numeral += letters * times
    return numeral


def repeated_letters(number: int) -> str:
    """28 is "bb", as Word counts on after "z"."""
    if not 0 < number <= HIGHEST_LETTERS:
        return str(number)
    return LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)


def letters(number: int) -> str:
    """28 is "ab", as browsers count on after "z"."""
    if number <= 0:
        return str(number)
    numeral = ""
    while number:
        number, place = divmod(number - 1, 26)
        numeral = LETTERS[place] + numeral
    return numeral


def ordinal(number: int) -> str:
    """22 is "22nd"."""
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 <= number % 100 <= 20 else suffix}"
