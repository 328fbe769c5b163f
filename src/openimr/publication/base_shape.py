"""The shapes that others are built of: bounds, spans, drugs."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from openimr.vocabulary import Drug, Range, Span

Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Shape(BaseModel):
    """An object of the JSON: keys that it does not know are refused, strings are not turned into numbers."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, strict=True, frozen=True)


class BoundsShape(Shape):
    """A number within bounds; `high` is null where there is no upper bound."""

    low: Amount
    high: Amount | None

    @model_validator(mode="after")
    def low_comes_first(self) -> BoundsShape:
        if self.high is not None and self.low > self.high:
            raise ValueError("the low bound stands above the high bound")
        return self

    @property
    def range(self) -> Range:
        return Range(self.low, self.high)


class DrugShape(Shape):
    ingredient: Annotated[str, Field(min_length=1)]
    strength: str = Field(default="", description='As printed: "10/325 mg", "5%"; empty where none is printed.')

    def value(self) -> Drug:
        return Drug(ingredient=self.ingredient, strength=self.strength)


class SpanShape(Shape):
    """Code points `start` to `end` (excluded) of the stored text, and the page, from 1, where it has pages."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    page: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def start_comes_first(self) -> SpanShape:
        if self.start > self.end:
            raise ValueError("the start stands behind the end")
        return self

    def span(self) -> Span:
        return Span(self.start, self.end, self.page)
