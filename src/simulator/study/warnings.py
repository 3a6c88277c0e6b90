"""Advice that only a run can give: what waiting destroyed, what the horizon cut off."""

from collections.abc import Iterator, Mapping

from simulator.findings import Comparison, MixFindings
from simulator.scenario import Advice, Scenario

#: Share of opportunities, or of success, lost to waiting from which it is worth a warning.
MATTERS = 0.01


def warn(
    scenario: Scenario, mixes: Mapping[str, MixFindings], comparisons: Mapping[str, Comparison]
) -> Iterator[Advice]:
    """Warn of appointments that expired or cooled because nobody was free for them."""
    yield from _expired(scenario, mixes)
    for mix, comparison in comparisons.items():
        if comparison.cooled_away > MATTERS:
            for profile, queue in mixes[mix].queues.items():
                if queue.mean_wait_days.mean > mixes[comparison.against].queues[profile].mean_wait_days.mean:
                    params = {"mix": mix, "profile": profile, "mean_wait_days": queue.mean_wait_days.mean}
                    yield Advice("cooled", f"profiles.{profile}.headcount", params)


def _expired(scenario: Scenario, mixes: Mapping[str, MixFindings]) -> Iterator[Advice]:
    for mix, found in mixes.items():
        opened = found.funnel["opened"].mean
        for source, expired in found.expired_by_source.items():
            if expired > MATTERS * max(opened, 1.0):
                key = f"mixes.{mix}.orders.{source}" if source in scenario.platforms else f"channels.{source}"
                params = {"mix": mix, "source": source, "expired": expired, "opened": opened}
                yield Advice("expired", key, params)
