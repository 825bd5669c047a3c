"""What stands the same on every page, drawn once in a process: half of the work of a small page is its frame."""

from typing import Any

from django.template import Library, Node, NodeList
from django.template.base import FilterExpression, Parser, Token
from django.urls import get_script_prefix
from django.utils.translation import get_language

from .brand import brand

register = Library()


@register.tag
def unchanging(parser: Parser, token: Token) -> "Unchanging":
    """`{% unchanging section %}…{% endunchanging %}`: what is inside depends on the values named, on the language
    and on the settings of the archive, and on nothing else."""
    _, *names = token.split_contents()
    inside = parser.parse(("endunchanging",))
    parser.delete_first_token()
    return Unchanging(inside, [parser.compile_filter(name) for name in names])


class Unchanging(Node):
    """A part of a template that remembers what it drew; the values that it is given are few."""

    def __init__(self, nodelist: NodeList, values: list[FilterExpression]) -> None:
        self.nodelist, self.values = nodelist, values
        self.drawn: dict[Any, str] = {}

    def render(self, context: Any) -> str:
        """The words, drawn when they are first asked for."""
        values = (value.resolve(context, ignore_failures=True) for value in self.values)
        key = (get_language(), get_script_prefix(), brand(), *values)
        if key not in self.drawn:
            self.drawn[key] = self.nodelist.render(context)
        return self.drawn[key]
