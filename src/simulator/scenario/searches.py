"""What a scenario's [search] asks for: the values of each quantity, the mix meant, and one to write when there is none."""

from collections.abc import Sequence
from decimal import Decimal

from simulator.errors import InputError
from simulator.scenario.another_mix import another_mix
from simulator.scenario.decision import Search
from simulator.scenario.document import dotted
from simulator.scenario.messages import problem_of
from simulator.scenario.model import Scenario
from simulator.scenario.ranges import Range, refuse_many
from simulator.scenario.transfers import split_transfer

WHERE = "[search]"
#: What an example tries, in times the scenario's own order.
TRIED = tuple(Decimal(half) / 2 for half in range(5))


def searched_ranges(search: Search) -> tuple[Range, ...]:
    """Return the quantities of a search, each with its values.

    Raises
    ------
    InputError
        When they make more points than can be read.
    """
    found = []
    for name, values in search.over.items():
        path, beside = split_transfer(name)
        texts = tuple(_text(Decimal(repr(value))) for value in values)
        found.append(Range(name, path or (), texts, beside))
    refuse_many(found, WHERE)
    return tuple(found)


def wanted_search(
    scenario: Scenario, confidence: float | None = None, indifference: float | None = None
) -> Search:
    """Return the scenario's [search], another confidence or indifference in it when they are given.

    Raises
    ------
    InputError
        When there is none.
    """
    if scenario.search is None and len(scenario.mixes) == 1:
        raise InputError([problem_of("mix_alone", WHERE, "mixes", example=another_mix(scenario)[1])])
    if scenario.search is None:
        raise InputError([problem_of("search_missing", WHERE, example=_example(scenario))])
    given = {"confidence": confidence, "indifference": indifference}
    return scenario.search.model_copy(update={k: v for k, v in given.items() if v is not None})


def searched_mix(scenario: Scenario) -> str:
    """Return the mix whose quantities are searched over: the one that the paths name, else the trial.

    Raises
    ------
    InputError
        When the scenario has no [search], or it means no single mix, or the baseline.
    """
    paths = [split_transfer(text)[0] or () for text in wanted_search(scenario).over]
    named = {str(path[1]) for path in paths if len(path) > 1 and path[0] == "mixes"}
    others = [name for name in scenario.mixes if name != scenario.decision.baseline]
    meant = sorted(named) or ([scenario.decision.trial] if scenario.decision.trial else others)
    if len(meant) != 1:
        raise InputError([problem_of("search_mix", WHERE, mixes=", ".join(meant) or "-")])
    if meant[0] == scenario.decision.baseline:
        raise InputError([problem_of("search_baseline", WHERE, mix=meant[0])])
    return meant[0]


def _example(scenario: Scenario) -> str:
    """Return what `over` could hold for this scenario: the orders of a mix, or a share that moves."""
    for name, mix in scenario.mixes.items():
        for platform, order in mix.orders.items():
            if order.per_week > 0:
                path = dotted(("mixes", name, "orders", platform, "per_week"))
                return f'"{path}" = [{_around(order.per_week, TRIED)}]'
    for name, mix in scenario.mixes.items():
        for profile, shares in mix.prospecting.items():
            if name != scenario.decision.baseline and len(shares) > 1:
                first, second = list(shares)[:2]
                path = dotted(("mixes", name, "prospecting", profile, first))
                return f'"{path} -> {second}" = [{_around(shares[first], TRIED[:3])}]'
    return '"mixes.NAME.orders.PLATFORM.per_week" = [0, 2, 4]'


def _around(value: float, times: Sequence[Decimal]) -> str:
    return ", ".join(_text(Decimal(repr(value)) * each) for each in times)


def _text(value: Decimal) -> str:
    """As TOML writes it, without needless digits."""
    return format((value + 0).normalize(), "f")
