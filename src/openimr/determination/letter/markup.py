"""HTML written element by element; whatever is not markup already is escaped."""

from __future__ import annotations

from html import escape


class Markup(str):
    """Text that is HTML already. Only `element` and `joined` make it from what people wrote."""

    __slots__ = ()


def element(name: str, *content: str, **attributes: str) -> Markup:
    """An element with its content. An attribute such as `class_` or `aria_label` loses the mark or becomes a dash.

    >>> element("p", "2 < 3", class_="sum")
    '<p class="sum">2 &lt; 3</p>'
    """
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return Markup(f"<{name}{written}>{joined(*content)}</{name}>")


def joined(*content: str) -> Markup:
    """Several pieces of content, one after the other."""
    return Markup("".join(piece if isinstance(piece, Markup) else escape(piece, quote=False) for piece in content))


def lines(text: str) -> Markup:
    """Text whose line breaks stay."""
    return Markup("<br>\n".join(escape(line, quote=False) for line in text.split("\n")))
