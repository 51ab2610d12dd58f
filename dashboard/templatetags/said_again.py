"""What a template says in one place and needs in another."""

from __future__ import annotations

from django import template

register = template.Library()


@register.simple_block_tag
def once(content: str) -> str:
    """`{% once as name %}…{% endonce %}`: what stands between, for every place that names it.

    A block may stand in it, so that what a page fills in once can be read twice.
    """
    return content
