"""Canonical tables of a made-up team whose truths are known: what `simulate fit` must find again."""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import polars as pl

from simulator.calibration.tables import polars_schema

MONDAY = dt.datetime(2026, 1, 5)  # noqa: DTZ001  # wall clocks bear no zone


@dataclass(frozen=True)
class Truth:
    """What the team really does."""

    people: int = 3
    weeks: int = 12
    call_success: float = 0.04
    talk_mean_s: float = 240.0
    talk_cv: float = 0.9
    calls_an_hour: float = 10.0
    won: float = 0.4
    delay_days: float = 25.0
    value: float = 4_000.0


def table(name: str, rows: list[dict[str, object]]) -> pl.DataFrame:
    """Rows as a canonical table; what a row leaves out is null."""
    schema = polars_schema(name)
    given = {"file": f"{name}.csv"}
    whole = [{**dict.fromkeys(schema), **given, "line": k + 2, **row} for k, row in enumerate(rows)]
    return pl.DataFrame(whole, schema=schema, orient="row")


def time_log(truth: Truth = Truth()) -> pl.DataFrame:
    """Every day three hours of calls, two of visits, one of data entry, one of preparation; a meeting on Mondays."""
    rows = []
    for person, day in _days(truth):
        blocks = [
            (9.0, 3.0, "Appels", True),
            (14.0, 2.0, "Visite client", True),
            (16.0, 1.0, "Saisie CRM", False),
        ]
        first = "Réunion d’équipe" if day.weekday() == 0 else "Préparation"
        blocks.append((12.0, 1.0, first, False))
        rows += [
            {
                "person": person,
                "started": day + dt.timedelta(hours=hour),
                "hours": hours,
                "activity": activity,
                "billable": billable,
            }
            for hour, hours, activity, billable in blocks
        ]
    return table("time", rows)


def call_log(truth: Truth = Truth(), seed: int = 1) -> pl.DataFrame:
    """Calls inside the blocks of the time log, at random moments, half of them answered."""
    rng = np.random.default_rng(seed)
    sigma = np.sqrt(np.log1p(truth.talk_cv**2))
    mu = np.log(truth.talk_mean_s) - sigma**2 / 2
    rows = []
    for person, day in _days(truth):
        count = rng.poisson(3.0 * truth.calls_an_hour)
        moments = np.sort(rng.uniform(9.0, 11.8, count))
        for moment in moments:
            answered = bool(rng.random() < 0.5)
            rows.append(
                {
                    "person": person,
                    "started": day + dt.timedelta(hours=float(moment)),
                    "attempts": 1,
                    "answered": answered,
                    "talk_s": float(rng.lognormal(mu, sigma)) if answered else 0.0,
                    "ring_s": 12.0,
                    "direction": "outbound",
                    "success": bool(rng.random() < truth.call_success),
                }
            )
    return table("calls", rows)


def deals(truth: Truth = Truth(), weekly: float = 18.0, seed: int = 2, *, cut: bool = True) -> pl.DataFrame:
    """Deals opened evenly; those not yet closed on the last day are open."""
    rng = np.random.default_rng(seed)
    end = MONDAY.date() + dt.timedelta(days=7 * truth.weeks - 1)
    rows = []
    for k in range(round(weekly * truth.weeks)):
        opened = MONDAY.date() + dt.timedelta(days=int(rng.integers(0, 7 * truth.weeks)))
        won = bool(rng.random() < truth.won)
        closed = opened + dt.timedelta(days=1 + int(rng.gamma(2.0, truth.delay_days / 2.0)))
        known = closed <= end or not cut
        value = float(rng.lognormal(np.log(truth.value) - 0.18, 0.6))
        rows.append(
            {
                "deal": f"D{k}",
                "person": f"P{k % truth.people}",
                "account": f"A{k}",
                "opened": opened,
                "closed": closed if known else None,
                "status": ("won" if won else "lost") if known else "open",
                "value": value,
                "currency": "EUR",
            }
        )
    return table("deals", rows)


def appointments(truth: Truth = Truth(), weekly: float = 5.0, seed: int = 3) -> pl.DataFrame:
    """Appointments of one platform, nine tenths validated, at 130 each."""
    rng = np.random.default_rng(seed)
    rows = []
    for _ in range(round(weekly * truth.weeks)):
        valid, held = bool(rng.random() < 0.9), bool(rng.random() < 0.8)
        outcome = str(rng.choice(["quote", "lost", "open"], p=[0.4, 0.4, 0.2]))
        rows.append(
            {
                "platform": "Phone House",
                "delivered": MONDAY.date() + dt.timedelta(days=int(rng.integers(0, 7 * truth.weeks))),
                "validated": valid,
                "reason": None if valid else "wrong number",
                "price": 130.0 if valid else None,
                "held": held if valid else None,
                "outcome": outcome if valid and held else None,
            }
        )
    return table("appointments", rows)


def _days(truth: Truth) -> list[tuple[str, dt.datetime]]:
    """Every person on every working day."""
    days = [MONDAY + dt.timedelta(days=7 * week + day) for week in range(truth.weeks) for day in range(5)]
    return [(f"P{k}", day) for k in range(truth.people) for day in days]
