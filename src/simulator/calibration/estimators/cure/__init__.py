"""What becomes of deals some of which are still open on the day of the export, and how long it takes.

Part of the deals never close; the others are won or lost, each outcome after a delay with a law of its own. Mixture cure
models: J. W. Boag, J. Royal Statistical Society B 11 (1949), 15-53; V. T. Farewell, Biometrics 38 (1982), 1041-1046. Competing
outcomes as a mixture: M. G. Larson and G. E. Dinse, Applied Statistics 34 (1985), 201-211.
"""

from simulator.calibration.estimators.cure.fit import fit_outcomes
from simulator.calibration.estimators.cure.likelihood import DelayPrior
from simulator.calibration.estimators.cure.misfit import misfit

__all__ = ["DelayPrior", "fit_outcomes", "misfit"]
