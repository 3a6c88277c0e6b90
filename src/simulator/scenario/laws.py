"""Event laws: what varies from one call, appointment or deal to the next, around a mean that may be a belief."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self

from simulator.scenario.beliefs import ASSUMPTION, Positive, split_source
from simulator.scenario.notated import Notated
from simulator.scenario.notations import Floats, Named, NotationError, Samples, plain
from simulator.scenario.parsing import PERCENTILES, number, read_form

#: No spread of chance is wider than this; a larger number is a slip.
LARGEST_CV = 100
#: Notations that mean ignorance and so may stand only inside `mean` of an event law.
BELIEF_ONLY = frozenset({*PERCENTILES, "low", "likely", "high", "successes", "trials", "prior"})


@dataclass(frozen=True)
class EventLaw(Notated):
    """Chance around a mean (model.md section 3).

    Parameters
    ----------
    mean : Positive
        The law's mean; the only place of an event law where belief stands.
    cv : float
        Coefficient of variation of chance, for two moments; 0 for a constant.
    shape : Named, Samples or None
        A named distribution or observed values, rescaled to `mean`.
    source : str
        Where the law comes from.
    """

    mean: Positive
    cv: float = 0.0
    shape: Named | Samples | None = None
    source: str = ASSUMPTION

    @property
    def family(self) -> Literal["constant", "moments", "named", "empirical"]:
        """How chance is described."""
        if self.shape is None:
            return "moments" if self.cv > 0 else "constant"
        return "named" if isinstance(self.shape, Named) else "empirical"

    @property
    def spread(self) -> float:
        """Standard deviation over the mean; infinite where a named law has none."""
        if isinstance(self.shape, Named):
            return float(self.shape.frozen().std()) / self.shape.mean
        if isinstance(self.shape, Samples):
            import numpy as np

            return float(np.std(self.shape.values)) / self.shape.mean
        return self.cv

    def share(self, relative: Floats) -> Floats:
        """Share of the values that are at most so many times the mean, for "named" and "empirical" laws; shape kept.

        Raises
        ------
        ValueError
            For the other families, which their two moments describe.
        """
        import numpy as np

        if isinstance(self.shape, Named):
            return np.asarray(self.shape.frozen().cdf(relative * self.shape.mean), dtype=np.float64)
        if isinstance(self.shape, Samples):
            ordered = np.sort(np.asarray(self.shape.values, dtype=np.float64))
            return np.searchsorted(ordered, relative * self.shape.mean, side="right") / len(ordered)
        raise ValueError("only a named or an empirical law has a table of shares")

    def quantile(self, u: Floats) -> Floats:
        """Value divided by the law's mean at each probability `u`, for "named" and "empirical" laws.

        Raises
        ------
        ValueError
            For the other families, which their two moments describe.
        """
        if self.shape is None:
            raise ValueError("only a named or an empirical law has a quantile function")
        return self.shape.quantile(u, "positive") / self.shape.mean

    @classmethod
    def of(cls, value: float) -> Self:
        """Return a constant."""
        return cls(Positive.of(value))

    @classmethod
    def parse(cls, raw: Any) -> Self:
        """Read what the file says; raise `NotationError` when it cannot be read."""
        if isinstance(raw, cls):
            return raw
        table, source = split_source(raw)
        if not isinstance(table, Mapping):
            return cls(Positive.parse(table), source=source)
        if BELIEF_ONLY & table.keys() and not {"mean", "dist", "samples"} & table.keys():
            raise NotationError("belief_on_law", suggestion=shown(table))
        if "dist" in table or "samples" in table:
            return cls._shaped(table, source)
        if "value" in table:
            return cls(Positive.parse(table), source=source)
        return cls._moments(table, source)

    @classmethod
    def _shaped(cls, table: Mapping[str, Any], source: str) -> Self:
        shape = read_form({key: value for key, value in table.items() if key != "mean"}, "positive")
        if not isinstance(shape, Named | Samples):
            raise NotationError("notation_unknown_law")
        if shape.mean <= 0:
            raise NotationError("law_zero_mean")
        mean = inner_mean(table) if "mean" in table else Positive.of(shape.mean)
        return cls(mean, shape=shape, source=source)

    @classmethod
    def _moments(cls, table: Mapping[str, Any], source: str) -> Self:
        if "mean" not in table:
            raise NotationError("notation_unknown_law")
        for key in table:
            if key not in ("mean", "cv", "sd"):
                raise NotationError("notation_extra", key, extra=key, wanted="mean, cv")
        mean = inner_mean(table)
        spread = number(table.get("cv", table.get("sd", 0.0)), "cv" if "cv" in table else "sd")
        if spread < 0:
            raise NotationError("not_negative", "cv" if "cv" in table else "sd", found=spread)
        if "cv" in table and spread > LARGEST_CV:
            raise NotationError("at_most", "cv", limit=LARGEST_CV)
        if "sd" in table:
            if "cv" in table:
                raise NotationError("notation_extra", "sd", extra="sd", wanted="mean, cv")
            if not mean.known:
                raise NotationError("law_sd", "sd")
            spread /= mean.known
        return cls(mean, spread, source=source)

    def written(self) -> Any:
        """Return what the resolved file says."""
        said = {} if self.source == ASSUMPTION else {"source": self.source}
        if self.shape is not None:
            return {**plain(self.shape.written()), "mean": self.mean.written(), **said}
        if self.cv == 0 and self.mean.known is not None and self.mean.source == ASSUMPTION:
            return {"value": self.mean.written(), **said} if said else self.mean.written()
        return {"mean": self.mean.written(), **plain({"cv": self.cv}), **said}

    @classmethod
    def schema_name(cls) -> str:
        """Name of its notations in the JSON Schema."""
        return "law"


def inner_mean(table: Mapping[str, Any]) -> Positive:
    """Read the `mean` of a law, naming it in the error."""
    try:
        return Positive.parse(table["mean"])
    except NotationError as wrong:
        at = f"mean.{wrong.at}" if wrong.at else "mean"
        raise NotationError(wrong.code, at, **wrong.params) from None


def shown(table: Mapping[str, Any]) -> str:
    """Write the table as people write it in the file."""
    return "{ " + ", ".join(f"{key} = {value}" for key, value in table.items()) + " }"
