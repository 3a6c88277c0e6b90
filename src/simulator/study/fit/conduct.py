"""From the files' tables to the scenario's text, and to everything that is to be said of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.calibration.fit.draft import entries_of, why_holidays
from simulator.calibration.fit.facts import facts_of
from simulator.calibration.fit.holidays import country_of
from simulator.calibration.fit.observed import observed_of
from simulator.calibration.fit.plan import Plan, plan_of
from simulator.calibration.fit.records import Assumed, Entry, Evidence
from simulator.calibration.fit.text import beliefs_text, scenario_text
from simulator.calibration.fit.voice import Voice
from simulator.calibration.readers import ReadReport
from simulator.calibration.tables import TableName
from simulator.engine.interface import Engine
from simulator.findings import Assumption
from simulator.fitted import Check, FitFindings, Learnt, Untold
from simulator.provenance import provenance
from simulator.scenario import Scenario, sha256
from simulator.study.assumptions import assumptions_of
from simulator.study.fit.causes import causes_of
from simulator.study.fit.check import check_against
from simulator.study.labels import labels_of
from simulator.study.settings import Settings

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Fitted:
    """A scenario's entries, before it is checked.

    Parameters
    ----------
    plan : Plan
        What the files say.
    entries : tuple of Entry
        Every line of the file.
    """

    plan: Plan
    entries: tuple[Entry, ...]

    def text(self, voice: Voice) -> str:
        """The whole scenario file."""
        return scenario_text(
            self.entries, voice, [voice.say(f"fit.head.{one}") for one in ("what", "read", "next")]
        )

    def beliefs(self, voice: Voice) -> str:
        """What the files tell and nothing else."""
        return beliefs_text(self.entries, voice)

    def checked(self, scenario: Scenario, engine: Engine, settings: Settings) -> tuple[Check, ...]:
        """Simulate the observed weeks and hold them to what was observed."""
        return check_against(scenario, observed_of(self.plan), engine, settings)

    def findings(
        self, scenario: Scenario, reports: Sequence[ReadReport], checks: tuple[Check, ...], settings: Settings
    ) -> FitFindings:
        """Everything that is to be said.

        Parameters
        ----------
        scenario : Scenario
            As it was written and read back.
        reports : sequence of ReadReport
            On every file.
        checks : tuple of Check
            As `checked` gives them.
        settings : Settings
            As they were used for the checks.
        """
        facts, made = self.plan.facts, provenance(sha256(scenario))
        numbers = [one for one in assumptions_of(scenario) if not one.mix]
        return FitFindings(
            scenario=settings.scenario_name,
            scenario_sha256=made["scenario_sha256"],
            version=made["version"],
            language=scenario.language,
            currency=scenario.currency,
            reports=tuple(reports),
            learnt=tuple(_learnt(numbers, self.entries)),
            assumed=tuple(_untold(numbers, self.entries)),
            country=facts.country,
            country_why=why_holidays(facts),
            time=facts.time,
            double=facts.double,
            calls=facts.calls,
            deals=facts.deals,
            platforms=facts.platforms,
            taken=facts.taken,
            shares=self.plan.shares,
            checks=checks,
            causes=causes_of(self.plan, checks),
            rows=settings.rows if checks else 0,
            labels=labels_of(scenario),
        )


def _learnt(numbers: Sequence[Assumption], entries: Iterable[Entry]) -> Iterator[Learnt]:
    for entry in entries:
        known = entry.origin
        if isinstance(known, Evidence) and entry.path[0] != "mixes":
            for number in _of(entry, numbers):
                yield Learnt(number, known.files, known.rows, known.first, known.last, entry.note)


def _untold(numbers: Sequence[Assumption], entries: Iterable[Entry]) -> Iterator[Untold]:
    for entry in entries:
        if isinstance(entry.origin, Assumed) and entry.path[0] != "mixes":
            yield from (Untold(number, entry.origin.why) for number in _of(entry, numbers))


def _of(entry: Entry, numbers: Sequence[Assumption]) -> Iterator[Assumption]:
    """The numbers that an entry of the file is resolved into."""
    key = entry.key
    return (one for one in numbers if one.path == key or one.path.startswith((f"{key}.", f"{key}[")))


def fitted(
    tables: "Mapping[TableName, pl.DataFrame]",
    voice: Voice,
    weeks: float | None = None,
    country: str | None = None,
) -> Fitted:
    """Fit a scenario to canonical tables.

    Parameters
    ----------
    tables : mapping
        Any of the four.
    voice : Voice
        Language of the file.
    weeks : float, optional
        Weeks that calls without a date cover.
    country : str, optional
        Whose public holidays are kept; what the files show, by default.
    """
    kept = country_of(tables) if country is None else country
    plan = plan_of(facts_of(tables, weeks, kept, chosen=country is not None))
    return Fitted(plan, tuple(entries_of(plan, voice)))
