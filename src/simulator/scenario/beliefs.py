"""Parameters of the scenario: numbers that may be known only up to a belief."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from simulator.scenario.notated import Notated
from simulator.scenario.notations import Domain, Floats, Form, Known, NotationError, plain
from simulator.scenario.parsing import read_form

ASSUMPTION = "assumption"


def split_source(raw: Any) -> tuple[Any, str]:
    """Separate the `source` of a quantity written as a table from the rest of it."""
    if not isinstance(raw, Mapping) or "source" not in raw:
        return raw, ASSUMPTION
    source = raw["source"]
    if not isinstance(source, str) or not source.strip():
        raise NotationError("source_text", "source")
    return {key: value for key, value in raw.items() if key != "source"}, source


@dataclass(frozen=True)
class Quantity(Notated):
    """A parameter: known, or a belief in any notation of model.md section 3.

    Parameters
    ----------
    form : Form
        What was written.
    source : str
        Where the number comes from; "assumption" when the file does not say.
    """

    form: Form
    source: str = ASSUMPTION
    domain: ClassVar[Domain] = "positive"

    @property
    def known(self) -> float | None:
        """The value when it is taken as exactly known, else None."""
        return self.form.value if isinstance(self.form, Known) else None

    def quantile(self, u: Floats) -> Floats:
        """Value of the belief at each probability `u` in (0, 1); same shape as `u`."""
        return self.form.quantile(u, self.domain)

    def typical(self) -> float:
        """One plain number for it: the value, or the belief's median."""
        import numpy as np

        return float(self.quantile(np.array([0.5]))[0])

    @classmethod
    def of(cls, value: float) -> Self:
        """Return a known quantity."""
        return cls(Known(float(value)))

    @classmethod
    def parse(cls, raw: Any) -> Self:
        """Read what the file says; raise `NotationError` when it cannot be read."""
        if isinstance(raw, cls):
            return raw
        rest, source = split_source(raw)
        return cls(read_form(rest, cls.domain), source)

    def written(self) -> Any:
        """Return what the resolved file says: a plain number, or a table with its source."""
        table = plain(self.form.written())
        if isinstance(self.form, Known) and self.source == ASSUMPTION:
            return table["value"]
        return {**table, "source": self.source}

    @classmethod
    def schema_name(cls) -> str:
        """Name of its notations in the JSON Schema."""
        return cls.domain


class Positive(Quantity):
    """A parameter that cannot be negative: money, hours, years, rates."""


class Probability(Quantity):
    """A parameter between 0 and 1: conversion rates, shares."""

    domain: ClassVar[Domain] = "probability"
