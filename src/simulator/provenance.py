"""What made a result: enough to make it again."""

import platform
from importlib.metadata import PackageNotFoundError, version

DISTRIBUTION = "hourly-value-simulator"
#: Libraries whose version can move a last digit.
LIBRARIES = ("numpy", "scipy", "numba", "simpy")


def provenance(scenario_sha256: str) -> dict[str, str]:
    """Say which program, on which libraries, read which scenario; no clock and no machine name.

    Parameters
    ----------
    scenario_sha256 : str
        Digest of the resolved scenario.

    Returns
    -------
    dict
        "scenario_sha256", "version", "python" and one key a library; "unknown" where a version cannot be told.
    """
    return {"scenario_sha256": scenario_sha256, **libraries()}


def libraries() -> dict[str, str]:
    """Versions of this program, of Python and of the libraries that can move a last digit."""
    return {
        "version": _version(DISTRIBUTION),
        "python": platform.python_version(),
        **{name: _version(name) for name in LIBRARIES},
    }


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "unknown"
