"""Advice that only a run can give: what waiting destroyed, what the horizon cut off."""

from collections.abc import Iterator, Mapping

from simulator.findings import MixFindings
from simulator.scenario import Advice, Scenario

#: Share of opportunities lost to waiting from which it is worth a warning.
MATTERS = 0.01


def warn(scenario: Scenario, mixes: Mapping[str, MixFindings]) -> Iterator[Advice]:
    """Warn of appointments that waited too long, mix by mix and source by source."""
    for mix, found in mixes.items():
        opened = found.funnel["opened"].mean
        for source, expired in found.expired_by_source.items():
            if expired > MATTERS * max(opened, 1.0):
                key = f"mixes.{mix}.orders.{source}" if source in scenario.platforms else f"channels.{source}"
                params = {"mix": mix, "source": source, "expired": expired, "opened": opened}
                yield Advice("expired", key, params)
