"""Django’s tags for texts and addresses at a fifth of their cost: a page holds more than a hundred of them.

They mean what Django’s mean and hand over to those where a tag is written in a way that is not plain.
"""

from functools import cached_property
from typing import Any

from django.template import Library, Node
from django.template.base import Parser, Token, TokenType, render_value_in_context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as whole_url
from django.templatetags.i18n import BlockTranslateNode, TranslateNode, do_block_translate, do_translate
from django.utils import translation
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from council.models.links import address

register = Library()


@register.tag
def translate(parser: Parser, token: Token) -> Node:
    """`{% translate "Some words" %}`, `{% translate "Some words" as words %}`."""
    node = do_translate(parser, token)
    words: Any = getattr(node.filter_expression.var, "literal", None)
    plain = isinstance(words, str) and not (
        node.filter_expression.filters or node.message_context or node.noop
    )
    return Words(words, node) if plain else node


class Words(Node):
    """Words that stand in the template, in the language of the page."""

    child_nodelists = ()

    def __init__(self, words: str, whole: TranslateNode) -> None:
        self.words, self.asvar = words.replace("%", "%%"), whole.asvar

    def render(self, context: Any) -> str:
        """The words; like Django, those of a template or a catalogue need no escaping."""
        words = mark_safe(translation.gettext(self.words).replace("%%", "%"))  # noqa: S308 (no word of a record)
        return _put(words, self.asvar, context)


def _put(words: str, asvar: str | None, context: Any) -> str:
    """The words where the tag stands, or under the name that it gives them."""
    if not asvar:
        return words
    context[asvar] = words
    return ""


@register.tag
def blocktranslate(parser: Parser, token: Token) -> Node:
    """`{% blocktranslate trimmed with name=…%}…{{ name }}…{% endblocktranslate %}`, with or without a plural."""
    node = do_block_translate(parser, token)
    return node if node.message_context else Sentence(**vars_of(node))


def vars_of(node: BlockTranslateNode) -> dict[str, Any]:
    """What a sentence is made of."""
    names = ("extra_context", "singular", "plural", "countervar", "counter", "trimmed", "asvar", "tag_name")
    return {name: getattr(node, name) for name in names}


class Sentence(BlockTranslateNode):
    """A sentence with values in it."""

    @cached_property
    def forms(self) -> tuple[str, str, frozenset[str]]:
        """The sentence as the catalogues know it, for one and for many, and the names of its values."""
        one, many = (self._form(tokens or []) for tokens in (self.singular, self.plural))
        tokens = [*self.singular, *(self.plural or [])]
        return one, many, frozenset(each.contents for each in tokens if each.token_type == TokenType.VAR)

    def _form(self, tokens: list[Token]) -> str:
        written = "".join(
            each.contents.replace("%", "%%") if each.token_type == TokenType.TEXT else f"%({each.contents})s"
            for each in tokens
        )
        return translation.trim_whitespace(written) if self.trimmed else written

    def render(self, context: Any, nested: bool = False) -> str:  # noqa: FBT001, FBT002 (Django’s)
        """The sentence; one that a catalogue has broken is left to Django, which then shows it untranslated."""
        one, many, names = self.forms
        known = {name: value.resolve(context) for name, value in self.extra_context.items()}
        if self.counter:
            known[str(self.countervar)] = count = self.counter.resolve(context)
            if not isinstance(count, int | float):
                return super().render(context, nested)
        sentence = translation.ngettext(one, many, count) if self.counter else translation.gettext(one)
        values = {
            name: render_value_in_context(known[name] if name in known else context.get(name, ""), context)
            for name in names
        }
        try:
            words = mark_safe(sentence % values)  # noqa: S308 (the values are escaped)
        except (KeyError, ValueError):
            return super().render(context, nested)
        return _put(words, self.asvar, context)


@register.tag
def url(parser: Parser, token: Token) -> Node:
    """`{% url 'name' part part %}`."""
    node = whole_url(parser, token)
    return node if node.kwargs or node.asvar or ":" in token.contents else Address(node)


class Address(Node):
    """The address of a page of the archive."""

    child_nodelists = ()

    def __init__(self, whole: URLNode) -> None:
        self.name, self.parts = whole.view_name, whole.args

    def render(self, context: Any) -> str:
        """The address, escaped as a value in a page."""
        parts = (part.resolve(context) for part in self.parts)
        return conditional_escape(address(self.name.resolve(context), *parts))
