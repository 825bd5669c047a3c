"""The Welsh interface is complete: every word of a public page is marked, and every marked word is in the catalogue."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.template import engines
from django.utils.translation.trans_real import CONTEXT_SEPARATOR, DjangoTranslation
from jinja2 import nodes
from jinja2.ext import extract_from_ast

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted(
    str(path.relative_to(ROOT / "templates"))
    for path in (
        *(ROOT / "templates" / "council").glob("*.html"),
        *(ROOT / "templates" / name for name in ("404.html", "410.html")),
    )
)
JINJA = engines["jinja2"].env
ROOMS = ("public", "models", "search")
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
SPOKEN = re.compile(r'\b(?:aria-label|alt|title|placeholder|content)="([^"]*)"')
NO_WORDS = {"utf-8", "width=device-width, initial-scale=1", "Atom", "iCalendar", "CSV"}
"""What stands in templates in letters and is the same in both languages."""


def parsed(template: str) -> nodes.Template:
    """A template as Jinja reads it."""
    return JINJA.parse((ROOT / "templates" / template).read_text())


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_word_of_a_template_is_marked_for_translation(template):
    source = "\0".join(part.data for part in parsed(template).find_all(nodes.TemplateData))
    source = re.sub(r"<kbd.*?</kbd>", "", source)  # what is typed into the search
    spoken = [*SPOKEN.findall(source), re.sub(r"<[^>]*>", "\n", source)]
    words = {line.strip(" \0\t.,;:()“”‘’–·›→←#/") for each in spoken for line in each.split("\n")}
    unmarked = {re.sub(r"&\w+;?", "", word) for word in words} - NO_WORDS
    assert {word for word in unmarked if re.search(r"[A-Za-z]{2}", word)} == set()


def in_templates() -> Iterator[tuple[str, str]]:
    """Every text that a template marks, with the template."""
    for template in TEMPLATES:
        for _, _, text in extract_from_ast(parsed(template), gettext_functions=("_", "gettext", "ngettext")):
            yield template, text if isinstance(text, str) else str(text[0])


def in_python() -> Iterator[tuple[str, str]]:
    """Every text that the code of the public side marks, with the file."""
    for path in sorted(path for room in ROOMS for path in (ROOT / "council" / room).rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text())):
            name = getattr(call.func, "id", "") if isinstance(call, ast.Call) else ""
            if name.startswith("pgettext"):
                yield path.name, CONTEXT_SEPARATOR.join(map(ast.literal_eval, call.args[:2]))
            called = name in CALLS
            if called and not isinstance(
                call.args[0], ast.Name | ast.Attribute
            ):  # a text that is marked elsewhere
                yield path.name, ast.literal_eval(call.args[0])


def test_no_marked_text_stands_inside_an_f_string_where_make_messages_does_not_look():
    found = set()
    for path in sorted((ROOT / "council").rglob("*.py")):
        for text in (
            each for each in ast.walk(ast.parse(path.read_text())) if isinstance(each, ast.JoinedStr)
        ):
            calls = (each.func for each in ast.walk(text) if isinstance(each, ast.Call))
            if any(getattr(each, "id", getattr(each, "attr", "")) in CALLS for each in calls):
                found.add((path.name, text.lineno))
    assert found == set()


def unmarked(node: ast.expr) -> bool:
    """Whether an expression is a text with words in it that no translator sees."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return any(re.search("[A-Za-z]", str(part.value)) for part in parts if isinstance(part, ast.Constant))


def test_every_title_and_every_reason_for_a_missing_page_is_marked_for_translation():
    found = set()
    for path in sorted((ROOT / "council" / "public").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            told = []
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Absent", "Gone"):
                told = node.args
            if isinstance(node, ast.Dict):
                pairs = zip(node.keys, node.values, strict=True)
                told = [said for key, said in pairs if getattr(key, "value", "") == "title"]
            found |= {(path.name, each.lineno) for each in told if unmarked(each)}
    assert found == set()


@pytest.fixture(scope="module")
def said_in_welsh():
    """The texts that the committed catalogue has a translation of."""
    catalogue = DjangoTranslation("cy")
    return {text[0] if isinstance(text, tuple) else text for text, said in catalogue._catalog.items() if said}


def test_every_marked_text_is_in_the_welsh_catalogue(said_in_welsh):
    marked = {*in_templates(), *in_python()}
    assert len(marked) > 500
    assert {(place, text) for place, text in marked if text not in said_in_welsh} == set()


def test_every_translation_names_the_values_that_the_text_names():
    """A page fails where a text asks for a value that it is not given."""
    with (ROOT / "council" / "locale" / "cy" / "LC_MESSAGES" / "django.po").open("rb") as file:
        wrong = [(message.id, errors) for message, errors in read_po(file, locale="cy").check()]
    assert wrong == []


def test_the_catalogue_says_that_a_machine_drafted_it():
    head = (ROOT / "council" / "locale" / "cy" / "LC_MESSAGES" / "django.po").read_text()[:2000]
    assert "machine-drafted" in head
