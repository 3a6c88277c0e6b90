"""A list of delivered appointments, one a row, counted as a platform's section of the results."""

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from simulator.calibration.results.model import PlatformResults, Results
from simulator.calibration.results.orders import beyond_orders
from simulator.calibration.results.period import LOOSE, period_of
from simulator.calibration.results.rules import signs_at_once
from simulator.errors import InputError, Problem
from simulator.scenario import Scenario
from simulator.scenario.document import dotted, nearest
from simulator.scenario.messages import problem_of
from simulator.scenario.phrases import phrase

if TYPE_CHECKING:
    import polars as pl

#: Decimals of a mean price: money has no finer ones.
CENTS = 2


def with_appointments(results: Results, rows: "pl.DataFrame", scenario: Scenario) -> Results:
    """Add what a list of appointments shows to results that do not say it.

    Parameters
    ----------
    results : Results
        Whose own counts stand where both say something; rows delivered after its last day are left out.
    rows : polars.DataFrame
        Canonical table of appointments (`simulator.calibration.tables`). A platform is called by its name or its label. An
        appointment that is lost is one that led to no quote; one with a quote is open.
    scenario : Scenario
        Whose platforms these are.

    Raises
    ------
    InputError
        When a row names another platform, or was not delivered during the trial; when more were delivered than ordered.
    """
    names = {
        label: name
        for name, one in scenario.platforms.items()
        for label in (name.casefold(), one.label.casefold())
    }
    called = [label for name, one in scenario.platforms.items() for label in (name, one.label)]
    problems = [*_unknown(rows, names, called), *_outside(rows, results, scenario)]
    if problems:
        raise InputError(problems)
    sections = dict(results.platforms)
    by_name: dict[str, list[dict[str, Any]]] = {}
    for row in rows.iter_rows(named=True):
        by_name.setdefault(names[row["platform"].casefold()], []).append(row)
    for name, own in by_name.items():
        counted = _counted(own, results.until, signs_at_once(scenario, scenario.platforms[name].leads_to))
        said = sections[name].model_dump(exclude_none=True) if name in sections else {}
        sections[name] = PlatformResults(**(counted | said))
    whole = results.model_copy(update={"platforms": sections})
    beyond = list(beyond_orders(whole, scenario))
    if beyond:
        file = str(rows["file"][0])
        raise InputError([problem_of(code, file, dotted(path), **params) for code, path, params in beyond])
    return whole


def later_rows(rows: "pl.DataFrame", until: datetime.date | None) -> int:
    """How many appointments were delivered after the last day of the results, and so are left out."""
    return 0 if until is None else sum(day > until for day in rows["delivered"])


def _outside(rows: "pl.DataFrame", results: Results, scenario: Scenario) -> Iterator[Problem]:
    """Appointments delivered before the trial, or after it where no last day says that the list goes on."""
    period = period_of(results.weeks, results.until, scenario.horizon.start)
    loose = datetime.timedelta(days=LOOSE)
    for row in rows.iter_rows(named=True):
        day = row["delivered"]
        if day < period.begins - loose or (results.until is None and day > period.ends + loose):
            yield problem_of(
                "results_outside",
                f"{row['file']}:{row['line']}",
                "delivered",
                day.isoformat(),
                weeks=f"{results.weeks:g}",
                begins=period.begins.isoformat(),
                ends=period.ends.isoformat(),
            )


def _unknown(rows: "pl.DataFrame", names: dict[str, str], called: list[str]) -> Iterator[Problem]:
    seen = set()
    for row in rows.iter_rows(named=True):
        written = row["platform"]
        if written.casefold() not in names and written not in seen:
            seen.add(written)
            what = phrase("called_platform", name=written)
            where = f"{row['file']}:{row['line']}"
            yield problem_of(
                "unknown_name", where, "platform", written, what=what, near=nearest(written, called)
            )


def _counted(rows: list[dict[str, Any]], until: datetime.date | None, at_once: bool) -> dict[str, Any]:
    """Counts of one platform's rows; what the list never says is left out."""
    kept = [row for row in rows if until is None or row["delivered"] <= until]
    found: dict[str, Any] = {"delivered": len(kept)}
    if any(row["validated"] is not None for row in kept):
        found["accepted"] = sum(row["validated"] is True for row in kept)
        found["refused"] = sum(row["validated"] is False for row in kept)
        kept = [row for row in kept if row["validated"]]
    if any(row["held"] is not None for row in kept):
        found["held"] = sum(row["held"] is True for row in kept)
        found["missed"] = sum(row["held"] is False for row in kept)
        found |= _outcomes([row["outcome"] for row in kept if row["held"]], at_once=at_once)
    prices = [row["price"] for row in kept if row["price"]]
    if prices:
        found["price"] = round(sum(prices) / len(prices), CENTS)
    return found


def _outcomes(outcomes: list[str | None], *, at_once: bool) -> dict[str, int]:
    """What became of the appointments held; nothing where the list never says."""
    if not any(outcomes):
        return {}
    signed = outcomes.count("signed")
    if at_once:
        return {"signed": signed, "lost": outcomes.count("lost")}
    return {"quoted": signed + outcomes.count("quote"), "signed": signed}
