"""The lean tags say what Django’s say, in each language."""

import pytest
from django.template import Engine
from django.template.context import Context
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override

BEFORE = Engine(builtins=["django.templatetags.i18n"])
LEAN = Engine(builtins=["django.templatetags.i18n", "council.public.lean"])

VALUES = {
    "name": "A <b>O'Dea</b> & Sons",
    "safe": mark_safe("<em>Moss</em>"),
    "one": 1,
    "many": 1234,
    "nothing": None,
    "slug": "finance",
}


@pytest.mark.parametrize("language", ["en-gb", "cy"])
@pytest.mark.parametrize(
    "source",
    [
        '{% translate "Decisions" %}',
        '{% translate "Decisions" as words %}[{{ words }}]{{ words|upper }}',
        '{% translate "90% of <them>" %}',
        "{% translate name %}",
        '{% translate "Decisions"|upper %}',
        '{% translate "Decisions" noop %}',
        '{% translate "May" context "month" %}',
        "{% blocktranslate %}Decisions{% endblocktranslate %}",
        "{% blocktranslate trimmed %}\n  All decisions that {{ name }}\n moved or seconded\n{% endblocktranslate %}",
        "{% blocktranslate trimmed with name=safe %}Moved by {{ name }}.{% endblocktranslate %}{{ name }}",
        "{% blocktranslate trimmed %}Moved by {{ nobody }}, 90% of {{ nothing }}.{% endblocktranslate %}",
        "{% blocktranslate trimmed count n=one %}{{ n }} page{% plural %}{{ n }} pages{% endblocktranslate %}",
        "{% blocktranslate trimmed count n=many %}{{ n }} page{% plural %}{{ n }} pages{% endblocktranslate %}",
        "{% blocktranslate count n=many with x=name %}{{ x }}{% plural %}{{ n }} by {{ x }}{% endblocktranslate %}",
        "{% blocktranslate trimmed asvar words %}Moved by {{ name }}.{% endblocktranslate %}<{{ words }}>",
        '{% blocktranslate trimmed context "month" %}May{% endblocktranslate %}',
        "{% autoescape off %}{% blocktranslate %}By {{ name }}{% endblocktranslate %}{% endautoescape %}",
        "{% url 'committee' slug %}",
        "{% url 'search' %}?q={{ name|urlencode }}",
        "{% url 'committee' slug as here %}{{ here }}",
        "{% url 'meetings_year' year=2026 %}",
        "{% url 'admin:index' %}",
    ],
)
def test_a_lean_tag_says_what_the_tag_of_django_says(source, language):
    with override(language):
        before, lean = (engine.from_string(source).render(Context(VALUES)) for engine in (BEFORE, LEAN))
    assert lean == before


@pytest.mark.parametrize("source", ["{% url 'committee' %}", "{% url 'no-such-page' %}", "{% translate %}"])
def test_a_broken_tag_is_refused_as_django_refuses_it(source):
    refused = []
    for engine in (BEFORE, LEAN):
        with pytest.raises(Exception) as caught:  # noqa: PT011 (the kind is what is compared)
            engine.from_string(source).render(Context(VALUES))
        refused.append(type(caught.value))
    assert refused[0] is refused[1]


def test_a_sentence_that_a_catalogue_has_broken_is_shown_untranslated(monkeypatch):
    def broken(text):
        return text.replace("%(name)s", "%(enw)s") if get_language() else text

    monkeypatch.setattr("django.utils.translation.gettext", broken)
    source = "{% blocktranslate %}Moved by {{ name }}.{% endblocktranslate %}"
    with override("cy"):
        assert LEAN.from_string(source).render(Context({"name": "A Moss"})) == "Moved by A Moss."
