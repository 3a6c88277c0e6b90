"""What is assumed where no file tells: usual hours, chances, delays, prices. Every one is named as such in the file."""

from collections.abc import Mapping

from simulator.scenario.published import published

#: Kind -> (mean hours, coefficient of variation) of a call, a message, and the work on a deal.
Hours = Mapping[str, tuple[float, float]]
CALL_HOURS: Hours = {"prepare": (0.02, 0.5), "contact": (0.05, 0.8), "report": (0.02, 0.5)}
MESSAGE_HOURS: Hours = {"prepare": (0.03, 0.5), "contact": (0.07, 0.5)}
DEAL_HOURS: Hours = {"prepare": (0.5, 0.5), "contact": (1.5, 0.5), "report": (0.5, 0.5)}
APPOINTMENT_HOURS: Hours = {"prepare": (0.3, 0.5), "contact": (0.8, 0.5), "report": (0.3, 0.5)}
#: How the hours of an opening are split where all that is known is their sum.
SPLIT: Mapping[str, float] = {"prepare": 0.3, "contact": 0.5, "report": 0.2}

CALL_SUCCESS = {"p10": 0.02, "p90": 0.06}
MESSAGE_SUCCESS = {"p10": 0.002, "p90": 0.01}
DEAL_SUCCESS = {"p10": 0.2, "p90": 0.45}
APPOINTMENT_SUCCESS = {"p10": 0.25, "p90": 0.45}
#: The successes of attempts, and of an appointment, as one number each.
CALLS_OPEN, MESSAGES_OPEN, APPOINTMENTS_LEAD_ON = 0.04, 0.005, 0.35

DEAL_DELAY = {"mean": {"p10": 20, "p90": 60}, "cv": 0.8}
DEAL_VALUE = {"mean": {"p10": 2_000, "p90": 6_000}, "cv": 1.0}
MARGIN = {"low": 0.3, "likely": 0.5, "high": 0.7}
SALARY = {"low": 32_000, "likely": 38_000, "high": 46_000}
CHARGES, TOOLS, MANAGEMENT, WORKSTATION = 0.42, 150, 600, 250

PRICE = {"low": 90, "likely": published()["price"].typical, "high": 220}
ACCEPTED, MISSED = {"p10": 0.75, "p90": 0.95}, {"p10": 0.12, "p90": 0.35}
CAN_DELIVER, RAMP_WEEKS, VALIDATION_HOURS = {"p10": 3, "p90": 7}, 3, 0.2
#: Days from acceptance to the appointment: mean, coefficient of variation.
APPOINTMENT_DELAY = (8, 0.4)
#: Appointments that a platform of which nothing is known is ordered a week.
ORDER = 5

#: Hours of a day and days of a week; what is owed: name -> kind, hours, how often.
DAY, DAYS = 7.0, 5
OWED: Mapping[str, tuple[str, float, str]] = {
    "sales_meeting": ("meeting", 1.5, "week"),
    "crm_entry": ("report", 0.5, "day"),
}
#: Share of their hours, those owed taken off, in which people whom nobody counted do what the calls take.
BUSY = 0.8


def mean_hours(hours: Hours) -> float:
    """Hours of one, all kinds."""
    return sum(mean for mean, _ in hours.values())


def owed_hours(days: int) -> float:
    """Hours owed in a week of so many days."""
    return sum(hours * (days if every == "day" else 1) for _, hours, every in OWED.values())
