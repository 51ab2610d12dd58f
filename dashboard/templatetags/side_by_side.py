"""Two renderings of one page in one page."""

from __future__ import annotations

from django import template
from django.template.base import FilterExpression, Parser, Token
from django.template.context import Context

from dashboard.differing import pane

register = template.Library()


class PaneNode(template.Node):
    """What our own templates have escaped already: of these renderings nothing is escaped again."""

    def __init__(self, *given: FilterExpression) -> None:
        self.given = given

    def render(self, context: Context) -> str:
        html, other, name, title = (str(each.resolve(context)) for each in self.given)
        return pane(html, other, name, title)


@register.tag("pane")
def do_pane(parser: Parser, token: Token) -> PaneNode:
    """`{% pane html other "now" "Now" %}`: the first rendering, marked where the other differs."""
    _, *given = token.split_contents()
    if len(given) != 4:
        raise template.TemplateSyntaxError("pane takes two renderings, a name and a title")
    return PaneNode(*(parser.compile_filter(each) for each in given))
