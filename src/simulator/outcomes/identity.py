"""Which run some blocks belong to: only rows of the very same run may stand in one table."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from hashlib import blake2b


@dataclass(frozen=True)
class Identity:
    """All that the numbers of a row depend on.

    Parameters
    ----------
    scenario_sha256 : str
        Digest of the resolved scenario.
    seed : int
        The seed.
    sampling : str
        "plain", "sobol" or "latin".
    draws : int or None
        Draws that an even design is laid out for; None for plain sampling, and where `--precision` tries
        one size after the other.
    mixes : tuple of str
        The mixes, in order.
    engine : str
        Name of the engine: two engines agree within 1e-9, not to the last bit.
    versions : mapping of str to str
        This program and the libraries that can move a last digit.
    """

    scenario_sha256: str
    seed: int
    sampling: str
    draws: int | None
    mixes: tuple[str, ...]
    engine: str
    versions: Mapping[str, str]

    @property
    def digest(self) -> str:
        """BLAKE2b over all of it, 32 hexadecimal digits."""
        return blake2b(json.dumps(self.as_json(), sort_keys=True).encode(), digest_size=16).hexdigest()

    def as_json(self) -> dict[str, object]:
        """The same in JSON's own types."""
        return asdict(self) | {"mixes": list(self.mixes), "versions": dict(self.versions)}

    def differences(self, told: Mapping[str, object]) -> list[str]:
        """Names of what another run's `as_json` says otherwise; empty for the same run."""
        own = self.as_json()
        return [field.name for field in fields(self) if told.get(field.name) != own[field.name]]
