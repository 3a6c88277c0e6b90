"""What a scenario takes for true, number by number: shape, range, unit, source and grade."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from simulator.findings import Assumption, Chance
from simulator.scenario import EventLaw, Quantity, Scenario, effective, grade_of, laws, quantities, settings
from simulator.scenario.beliefs import ASSUMPTION
from simulator.scenario.charges import Scheme
from simulator.scenario.document import dotted
from simulator.scenario.notations import Counts, Form, Known, Moments, Named, Pert, Quantiles, Samples
from simulator.scenario.paths import keys_of
from simulator.scenario.reflect import unit_at
from simulator.scenario.team import Profile

LEVELS = np.array([0.1, 0.5, 0.9])
MEAN = ".mean"
SHAPES: Mapping[type, str] = {
    Known: "known",
    Quantiles: "quantiles",
    Pert: "pert",
    Counts: "counts",
    Moments: "moments",
    Samples: "samples",
    Named: "named",
}


def assumptions_of(scenario: Scenario) -> tuple[Assumption, ...]:
    """List every belief, constant and setting, in the file's order; then what each mix changes of them.

    Parameters
    ----------
    scenario : Scenario
        Resolved.

    Returns
    -------
    tuple of Assumption
    """
    common = _by_path(scenario)
    changed = [
        replace(one, mix=mix)
        for mix, own in scenario.mixes.items()
        if own.set
        for path, one in _by_path(effective(scenario, mix)).items()
        if one != common.get(path)
    ]
    return (*common.values(), *changed)


def _by_path(scenario: Scenario) -> dict[str, Assumption]:
    own_laws = laws(scenario)
    found = {
        path: _quantity(path, one, own_laws.get(path.removesuffix(MEAN)))
        for path, one in quantities(scenario).items()
    }
    for name, profile in scenario.profiles.items():
        if isinstance(profile.employer_charges, Scheme):
            one = _ruled(dotted(("profiles", name, "employer_charges")), profile, profile.employer_charges)
            found[one.path] = one
    found |= {path: _setting(path, value) for path, value in settings(scenario).items()}
    for place, together in enumerate(scenario.correlations):
        one = found[f"correlations[{place}].rank"]
        found[one.path] = replace(one, stated={**one.stated, "between": ", ".join(together.between)})
    return found


def _quantity(path: str, one: Quantity, law: EventLaw | None) -> Assumption:
    source = law.source if law is not None and one.source == ASSUMPTION else one.source
    return Assumption(
        path=path,
        mix="",
        kind="constant" if one.known is not None else "belief",
        shape=_shape(one.form),
        stated=dict(_stated(one.form)),
        **_range(one),
        unit=_unit(path),
        chance=None if law is None else _chance(law),
        source=source,
        grade=grade_of(source),
    )


def _ruled(path: str, profile: Profile, rules: Scheme) -> Assumption:
    """Charges that a country's rules compute, as a share of the median pay; each draw has its own."""
    share = round(rules.share(0.0 if profile.gross_salary is None else profile.gross_salary.typical()), 4)
    stated = {"value": share}
    source, grade = rules.source, grade_of(rules.source)
    return Assumption(
        path, "", "constant", "known", stated, share, share, share, _unit(path), None, source, grade
    )


def _setting(path: str, value: float) -> Assumption:
    return Assumption(
        path, "", "setting", "known", {"value": value}, value, value, value, _unit(path), None, "", ""
    )


def _shape(form: Form) -> str:
    return "metalog" if isinstance(form, Quantiles) and form.median is not None else SHAPES[type(form)]


def _stated(form: Form) -> Iterator[tuple[str, float | str]]:
    """Numbers as the file writes them; observed values by how many they are."""
    if isinstance(form, Samples):
        yield "count", float(len(form.values))
        return
    for key, value in form.written().items():
        if isinstance(value, list):
            yield from ((f"{key}_{k + 1}", float(part)) for k, part in enumerate(value))
        else:
            yield key, value if isinstance(value, str) else float(value)


def _range(one: Quantity) -> dict[str, float]:
    if one.known is not None:
        return dict.fromkeys(("p10", "p50", "p90"), one.known)
    return dict(zip(("p10", "p50", "p90"), one.quantile(LEVELS).tolist(), strict=True))


def _unit(path: str) -> str:
    return unit_at(keys_of(path))


def _chance(law: EventLaw) -> Chance:
    return Chance(
        family=law.family,
        cv=law.spread,
        dist=law.shape.dist if isinstance(law.shape, Named) else "",
        source=law.source,
        grade=grade_of(law.source),
    )
