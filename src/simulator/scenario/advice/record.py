"""One advice: a code whose words are in the labels, the key path it is about, the values it mentions."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Advice:
    """A warning about a scenario.

    Parameters
    ----------
    code : str
        Which advice; the words for it belong to the presentation.
    key : str
        Key path that it is about.
    params : dict
        Values that its words mention.
    """

    code: str
    key: str
    params: dict[str, object] = field(default_factory=dict)
