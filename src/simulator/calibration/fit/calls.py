"""What a call log says: attempts, their hours and their success, by channel; and whether lists tire."""

from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from simulator.calibration.estimators import (
    ConversionFit,
    DurationFit,
    FatigueFit,
    ShrunkenFit,
    fatigue_of,
    fit_conversion,
    fit_durations,
    shrunken,
)
from simulator.calibration.fit import usual
from simulator.calibration.fit.double import SECONDS_PER_HOUR
from simulator.calibration.fit.extent import evidence_of
from simulator.calibration.fit.moments import Floats, span_of, times
from simulator.calibration.fit.records import Evidence, Span

#: Channels that a scenario is given at most; the rest becomes one more.
MOST_CHANNELS = 5
#: Attempts below which a channel is no channel of its own.
LEAST_ATTEMPTS = 50
#: What stands for a channel without a name, and for those left over.
UNNAMED, OTHERS = "", "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True)
class ChannelCalls:
    """Attempts on one channel.

    Parameters
    ----------
    name : str
        As the log writes it; `UNNAMED` or `OTHERS` where it writes none.
    attempts : int
        How many.
    success : ConversionFit or None
        Success of an attempt; None when the log does not tell.
    talk, ring, wrap_up : Span or None
        Hours of an attempt, those without an answer counting 0; None when the log does not tell.
    evidence : Evidence
        The rows.
    """

    name: str
    attempts: int
    success: ConversionFit | None
    talk: Span | None
    ring: Span | None
    wrap_up: Span | None
    evidence: Evidence

    @property
    def hours(self) -> float:
        """Hours of an attempt that the log holds."""
        return sum(part.mean for part in (self.talk, self.ring, self.wrap_up) if part is not None)


@dataclass(frozen=True)
class CallFacts:
    """What the call logs say.

    Parameters
    ----------
    channels : tuple of ChannelCalls
        The busiest first.
    attempts, successes : int, int or None
        In all.
    answered_share : float or None
        Share of the attempts that were answered, when the log tells.
    talk : DurationFit or None
        Talk time of a call that was answered, in seconds.
    fatigue : FatigueFit or None
        Success by rank of the attempt, when the log shows it.
    people : ShrunkenFit or None
        Success by person, who borrow strength from one another.
    persons : tuple of str
        Who called, in the order of `people`.
    last_only : bool
        A row stands for several attempts, and its duration is that of the last one.
    evidence : Evidence
        The rows.
    """

    channels: tuple[ChannelCalls, ...]
    attempts: int
    successes: int | None
    answered_share: float | None
    talk: DurationFit | None
    fatigue: FatigueFit | None
    people: ShrunkenFit | None
    persons: tuple[str, ...]
    last_only: bool
    evidence: Evidence


def call_facts(calls: pl.DataFrame) -> CallFacts:
    """Sum up a call log of at least one row; incoming calls are left out, since nobody dialled them."""
    calls = outgoing(calls)
    persons, people = _people(calls)
    return CallFacts(
        channels=_channels(calls),
        attempts=int(calls["attempts"].sum()),
        successes=_successes(calls),
        answered_share=_answered(calls),
        talk=_talk(calls),
        fatigue=_fatigue(calls),
        people=people,
        persons=persons,
        last_only=bool((calls["attempts"] > 1).any()),
        evidence=evidence_of("calls", calls),
    )


def unlogged(one: ChannelCalls) -> float:
    """Usual hours of an attempt for the parts of it that the log does not hold."""
    parts = {"prepare": one.ring, "contact": one.talk, "report": one.wrap_up}
    return sum(usual.CALL_HOURS[kind][0] for kind, part in parts.items() if part is None)


def outgoing(calls: pl.DataFrame) -> pl.DataFrame:
    """Leave out the calls that came in; all of a log that holds nothing else count."""
    out = calls.filter(pl.col("direction").fill_null("outbound") != "inbound")
    return out if out.height else calls


def _successes(calls: pl.DataFrame) -> int | None:
    known = calls["success"].drop_nulls()
    return int(known.sum()) if known.len() else None


def _answered(calls: pl.DataFrame) -> float | None:
    known = calls.filter(pl.col("answered").is_not_null())
    if not known.height or bool((known["attempts"] > 1).any()):
        return None
    return float(known["answered"].mean())  # type: ignore[arg-type]


def _talk(calls: pl.DataFrame) -> DurationFit | None:
    talked = calls.filter(pl.col("talk_s") > 0)["talk_s"].to_numpy()
    return fit_durations(talked) if talked.size >= 2 else None


def _channels(calls: pl.DataFrame) -> tuple[ChannelCalls, ...]:
    sizes = (
        calls.group_by("channel")
        .agg(pl.col("attempts").sum())
        .sort("attempts", "channel", descending=[True, False])
    )
    named = [name for name, size in sizes.iter_rows() if name is not None and size >= LEAST_ATTEMPTS]
    kept = named[:MOST_CHANNELS]
    if len(kept) < 2:  # one channel needs no name to tell it from others
        return (_channel(UNNAMED, calls),)
    found = [_channel(name, calls.filter(pl.col("channel") == name)) for name in kept]
    rest = calls.filter(pl.col("channel").is_null() | ~pl.col("channel").is_in(kept))
    return _borrowing([*found, _channel(OTHERS, rest)] if rest.height else found)


def _channel(name: str, calls: pl.DataFrame) -> ChannelCalls:
    attempts, successes = int(calls["attempts"].sum()), _successes(calls)
    weights = calls["attempts"].to_numpy().astype(np.float64)
    talk, ring, wrap_up = (_hours(calls, column, weights) for column in ("talk_s", "ring_s", "wrap_up_s"))
    success = None if successes is None else fit_conversion(successes, _trials(calls))
    return ChannelCalls(name, attempts, success, talk, ring, wrap_up, evidence_of("calls", calls))


def _trials(calls: pl.DataFrame) -> int:
    """Attempts of the rows whose success is known."""
    return int(calls.filter(pl.col("success").is_not_null())["attempts"].sum())


def _hours(calls: pl.DataFrame, column: str, weights: Floats) -> Span | None:
    """Hours an attempt of one part of it; a call without an answer has none where the log is silent."""
    values = pl.col(column)
    if column == "talk_s":
        values = pl.when(pl.col("answered").fill_null(value=True)).then(values).otherwise(0.0)
    if calls[column].null_count() == calls.height:
        return None
    found = span_of(calls.select(values.fill_null(np.nan)).to_series().to_numpy(), weights)
    return None if found is None else times(found, 1.0 / SECONDS_PER_HOUR)


def _borrowing(channels: list[ChannelCalls]) -> tuple[ChannelCalls, ...]:
    """Let the channels' successes borrow strength from one another."""
    told = [one.success for one in channels if one.success is not None]
    if len(told) < len(channels):
        return tuple(channels)
    fitted = shrunken([one.successes for one in told], [one.trials for one in told])
    return tuple(replace(one, success=own) for one, own in zip(channels, fitted.groups, strict=True))


def _people(calls: pl.DataFrame) -> tuple[tuple[str, ...], ShrunkenFit | None]:
    named = calls.filter(pl.col("person").is_not_null())
    told = named.filter(pl.col("success").is_not_null())
    if told["person"].n_unique() < 2:  # there is nobody to borrow strength from
        return tuple(named["person"].unique().sort().to_list()), None
    by = told.group_by("person").agg(pl.col("success").sum(), pl.col("attempts").sum()).sort("person")
    return tuple(by["person"].to_list()), shrunken(by["success"].to_numpy(), by["attempts"].to_numpy())


def _fatigue(calls: pl.DataFrame) -> FatigueFit | None:
    """Success by rank of the attempt, among the contacts who got that far: none counts where it has not been."""
    told = calls.filter(pl.col("success").is_not_null())
    if (told["attempts"] > 1).any():
        last = told.select(pl.col("attempts").alias("rank"), "success")
        reached = last.group_by("rank").agg(pl.len().alias("last"), pl.col("success").sum()).sort("rank")
        return _fatigue_of_last(reached)
    ranked = told.filter(pl.col("attempt").is_not_null())
    if not ranked.height or ranked["attempt"].max() == 1:
        return None
    by = ranked.group_by(pl.col("attempt").alias("rank")).agg(pl.len().alias("n"), pl.col("success").sum())
    ranks = pl.DataFrame({"rank": np.arange(1, int(by["rank"].max()) + 1)})  # type: ignore[arg-type]
    whole = ranks.join(by, on="rank", how="left", maintain_order="left").fill_null(0)
    return fatigue_of(whole["n"].to_numpy(), whole["success"].to_numpy())


def _fatigue_of_last(reached: pl.DataFrame) -> FatigueFit:
    """From the rank of each contact's last attempt to how many had a k-th one."""
    ranks = np.zeros(int(reached["rank"].max()), dtype=np.int64)  # type: ignore[arg-type]
    won = ranks.copy()
    places = reached["rank"].to_numpy() - 1
    ranks[places], won[places] = reached["last"].to_numpy(), reached["success"].to_numpy()
    return fatigue_of(ranks[::-1].cumsum()[::-1], won)
