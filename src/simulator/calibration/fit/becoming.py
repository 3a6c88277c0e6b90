"""What an appointment becomes: whether calls open deals, or appointments of which a share become deals."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from simulator.calibration.fit import usual
from simulator.calibration.fit.facts import Facts
from simulator.calibration.fit.taken import LAG
from simulator.calibration.fit.told import IGNORANCE, Told, assumed, assumed_hours, counted, neat
from simulator.calibration.fit.usual import Hours

#: Most that an assumed share may be.
NEARLY_ALL = 0.98


@dataclass(frozen=True)
class Becoming:
    """Appointments, those of the team's own calls and those of a platform.

    Parameters
    ----------
    apart : bool
        The team's own appointments are an activity before the deal; otherwise a call that succeeds opens a deal.
    success : Told
        That an appointment becomes a deal, for platforms too whose file does not tell.
    share : float
        The same as one number.
    scale : float
        By how much the usual hours of an appointment are cut to fit into those that the time log holds; 1 for not.
    """

    apart: bool
    success: Told
    share: float
    scale: float = 1.0

    @property
    def own_share(self) -> float:
        """Deals opened by a call that succeeds."""
        return self.share if self.apart else 1.0

    @property
    def usual_hours(self) -> Hours:
        """Hours of an appointment: kind -> mean, coefficient of variation."""
        return {kind: (mean * self.scale, cv) for kind, (mean, cv) in usual.APPOINTMENT_HOURS.items()}

    @property
    def hours(self) -> Mapping[str, Told]:
        """The same as the scenario holds it."""
        return assumed_hours(self.usual_hours, "untold" if self.scale == 1.0 else "within_log")

    def within(self, logged: float | None, appointments: float, opened: float) -> "Becoming":
        """Cut the hours of an appointment where those of all appointments and deals are more than a log holds.

        Parameters
        ----------
        logged : float or None
            Hours of follow-up a week; None without a log.
        appointments, opened : float
            Appointments attended and deals opened a week.
        """
        needed = appointments * usual.mean_hours(usual.APPOINTMENT_HOURS)
        needed += opened * usual.mean_hours(usual.DEAL_HOURS)
        if not logged or logged >= needed:
            return self
        return replace(self, scale=logged / needed)


def becoming_of(facts: Facts) -> Becoming:
    """Find the share of the appointments that become deals.

    Counted where the files cover the same weeks. Where they do not, and fewer deals than appointments are told a week, it
    is assumed around the ratio of both.
    """
    if facts.taken is not None and facts.taken.share is not None:
        share = facts.taken.share
        params = {"appointments": facts.taken.appointments, "deals": facts.taken.opened, "days": LAG.days}
        return Becoming(
            apart=True,
            success=Told(counted(share), facts.taken.evidence, "taken", params),
            share=share.belief.mean,
        )
    ratio = _ratio(facts) if facts.taken is None else None
    if ratio is None or ratio >= 1.0:
        success = assumed(dict(usual.APPOINTMENT_SUCCESS))
        return Becoming(apart=False, success=success, share=usual.APPOINTMENTS_LEAD_ON)
    around = {"p10": neat(ratio / IGNORANCE, 3), "p90": neat(min(ratio * IGNORANCE, NEARLY_ALL), 3)}
    return Becoming(apart=True, success=assumed(around, "other_weeks"), share=ratio)


def _ratio(facts: Facts) -> float | None:
    """Deals opened over appointments of the team's own calls, both a week; None where one of them is unknown."""
    calls, deals = facts.calls, facts.deals
    if calls is None or not calls.successes or deals is None or not deals.opened:
        return None
    return deals.opened / facts.deal_weeks / (calls.successes / facts.call_weeks)
