"""A drawing in SVG that belongs into a page: text as text, colours as classes, nothing that a strict page forbids."""

from __future__ import annotations

import io
import threading
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SVG = "http://www.w3.org/2000/svg"
SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "openimr",
    "path.simplify": False,
    "font.family": ["DejaVu Sans"],
}
# The settings of matplotlib belong to the whole process; one drawing at a time may lean on them.
DRAWING = threading.Lock()


class Tone(Enum):
    """The colours of a chart by their meaning, as they look without a stylesheet; `chart.css` sets them in a page."""

    INK = "#151e1d"
    QUIET = "#3f4b48"
    GRID = "#d5dbd9"
    AXIS = "#76827e"
    MARK = "#0b5059"
    SOFT = "#b9c6c4"
    BAND = "#d3e0e1"
    GUIDE = "#8c1d35"
    PAPER = "#fffffe"


CLASSES = {tone.value: tone.name.lower() for tone in Tone}


@cache
def chart_css() -> str:
    """The rules that a page needs for charts: their colours in light, dark and print, and which size is shown."""
    return (files("openimr.analytics") / "chart.css").read_text("utf-8")


@dataclass(frozen=True, kw_only=True)
class Canvas:
    """A plane of `width` by `height` pixels, y downwards."""

    axes: Axes
    width: float
    height: float

    def line(self, *points: tuple[float, float], tone: Tone, wide: float = 1, dashed: bool = False) -> None:
        xs, ys = zip(*points, strict=True)
        self.axes.plot(
            xs,
            ys,
            color=tone.value,
            linewidth=wide,
            linestyle=(0, (4, 3)) if dashed else "-",
            solid_capstyle="butt",
            clip_on=False,
            zorder=self._next(),
        )

    def area(self, *points: tuple[float, float], tone: Tone, edge: Tone | None = None) -> None:
        from matplotlib.patches import Polygon

        self.axes.add_patch(
            Polygon(
                points,
                closed=True,
                facecolor=tone.value,
                edgecolor=edge.value if edge else "none",
                linewidth=0.75,
                clip_on=False,
                zorder=self._next(),
            )
        )

    def box(
        self, left: float, top: float, right: float, bottom: float, *, tone: Tone, edge: Tone | None = None
    ) -> None:
        self.area((left, top), (right, top), (right, bottom), (left, bottom), tone=tone, edge=edge)

    def dot(self, x: float, y: float, *, tone: Tone, radius: float = 5) -> None:
        """A dot with a thin rim of paper, so that it stands off from the line behind it."""
        from matplotlib.patches import Circle

        self.axes.add_patch(
            Circle(
                (x, y),
                radius,
                facecolor=tone.value,
                edgecolor=Tone.PAPER.value,
                linewidth=1.5,
                clip_on=False,
                zorder=self._next(),
            )
        )

    def text(
        self, x: float, y: float, said: str, *, tone: Tone = Tone.QUIET, size: float = 13, at: str = "left",
        bold: bool = False,
    ) -> None:  # fmt: skip
        """Text whose middle of height is near `y`."""
        self.axes.text(
            x,
            y + size * 0.36,
            said,
            color=tone.value,
            fontsize=size,
            ha=at,
            va="baseline",
            fontweight="bold" if bold else "normal",
            clip_on=False,
            zorder=self._next(),
            parse_math=False,
        )

    def _next(self) -> int:
        """A level above all that is drawn so far: what is drawn later covers what was drawn before."""
        return len(self.axes.get_children())


def drawn(
    paint: Callable[[Canvas], None], *, width: float, height: float, title: str, describe: str, key: str, narrow: bool
) -> str:
    """The SVG that `paint` draws on a canvas. The same drawing gives the same bytes.

    `key` must be unique in the page: the ids of title and description are made from it.
    """
    from matplotlib import rc_context
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    with DRAWING, rc_context(SETTINGS), warnings.catch_warnings():
        figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        FigureCanvasSVG(figure)
        figure.patch.set_alpha(0)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)
        paint(Canvas(axes=axes, width=width, height=height))
        held = io.BytesIO()
        # A script that the measuring font lacks is drawn by the reader's own font.
        warnings.simplefilter("ignore", UserWarning)
        figure.savefig(held, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    return _for_a_page(held.getvalue(), title=title, describe=describe, key=key, narrow=narrow)


def _for_a_page(svg: bytes, *, title: str, describe: str, key: str, narrow: bool) -> str:
    """The drawing without ids, styles and metadata, named for those who do not see it."""
    made = ElementTree.fromstring(svg)  # noqa: S314 (matplotlib wrote it a moment ago)
    root = ElementTree.Element(
        "svg",
        {
            "xmlns": SVG,
            "class": "chart chart-narrow" if narrow else "chart chart-wide",
            "viewBox": made.attrib["viewBox"],
            "role": "img",
            "aria-labelledby": f"{key}-t {key}-d",
            "stroke-linejoin": "round",
        },
    )
    ElementTree.SubElement(root, "title", {"id": f"{key}-t"}).text = title
    ElementTree.SubElement(root, "desc", {"id": f"{key}-d"}).text = describe
    for element in made.iter():
        tag = element.tag.removeprefix(f"{{{SVG}}}")
        if tag in {"path", "text"}:
            attributes = _attributes(element.attrib)
            if attributes.get("fill") == "none" and "stroke" not in attributes:
                continue  # the empty ground of the figure
            ElementTree.SubElement(root, tag, attributes).text = element.text if tag == "text" else None
    return ElementTree.tostring(root, encoding="unicode")


def _attributes(given: dict[str, str]) -> dict[str, str]:
    """Style declarations as attributes, and a class for each colour that a stylesheet may set anew."""
    style = dict(part.split(": ", 1) for part in given.get("style", "").split("; ") if ": " in part)
    found: dict[str, str] = {}
    classes = []
    for name in ("fill", "stroke"):
        if value := style.get(name):
            found[name] = value
            if value in CLASSES:
                classes.append(f"ch-{name}-{CLASSES[value]}")
    for name in ("stroke-width", "stroke-dasharray", "text-anchor"):
        if name in style:
            found[name] = style[name]
    if style.get("opacity") == "0":
        found["fill"] = "none"
    if "font-size" in style:
        found |= {"font-size": style["font-size"].removesuffix("px"), "font-family": "sans-serif"}
        if style.get("font-weight") in {"bold", "700"}:
            found["font-weight"] = "600"
    if classes:
        found["class"] = " ".join(classes)
    for name in ("d", "x", "y"):
        if name in given:
            found[name] = " ".join(given[name].split())
    return found
