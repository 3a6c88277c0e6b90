"""What an employer pays for a month of work, from gross pay, under a scheme of charges."""

from simulator.scenario.charges.rates import Contribution, Rates
from simulator.scenario.notations import Floats


def monthly_cost(rates: Rates, gross: Floats, staff: int, executive: bool) -> Floats:
    """Full cost of a month, relief taken off.

    Parameters
    ----------
    rates : Rates
        Of the scheme.
    gross : array
        Gross pay a month, of any shape.
    staff : int
        Employees of the company.
    executive : bool
        Whether the contract has executive status.

    Returns
    -------
    array
        Money a month, of the shape of `gross`.
    """
    charges, insurance = 0.0 * gross, 0.0 * gross + rates.insurance
    for one in rates.contributions.values():
        if one.due(staff, executive):
            amount = _amount(one, rates.ceiling, gross)
            charges = charges + amount
            insurance = insurance + (amount if one.insurance else 0.0)
    levy = rates.levy.rate * insurance if rates.levy.due(staff, executive) else 0.0
    return gross + charges + rates.insurance + levy - relief(rates, gross, staff)


def relief(rates: Rates, gross: Floats, staff: int) -> Floats:
    """General relief of a month: a share of gross, to four decimals, that falls with pay and ends at a multiple of the minimum.

    Parameters
    ----------
    rates : Rates
        Of the scheme.
    gross : array
        Gross pay a month.
    staff : int
        Employees of the company.
    """
    import numpy as np

    own, minimum = rates.relief, rates.monthly_minimum
    most = own.most if staff < own.large else own.most_large
    room = own.end * minimum / np.maximum(gross, 1e-9) - 1.0
    share = own.least + most * (0.5 * np.maximum(room, 0.0)) ** own.power
    rounded = np.floor(np.minimum(share, own.least + most) * 1e4 + 0.5) / 1e4
    return np.asarray(np.where(gross < own.end * minimum, rounded * gross, 0.0), dtype=np.float64)


def _amount(one: Contribution, ceiling: float, gross: Floats) -> Floats:
    import numpy as np

    part = np.clip(gross, one.low * ceiling, one.high * ceiling) - one.low * ceiling
    return np.asarray(np.where(gross > one.once_above * ceiling, one.rate * part, 0.0), dtype=np.float64)
