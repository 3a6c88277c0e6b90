"""Names as a picture has room for them; the words around it give them whole."""

from collections.abc import Mapping

#: Characters of a name in a picture.
LONGEST = 40
CUT = "…"


def short_names(labels: Mapping[str, str]) -> dict[str, str]:
    """Return labels of which none is longer than a picture has room for; those that would be alike keep their key."""
    short = {key: _short(label) for key, label in labels.items()}
    told = list(short.values())
    return {
        key: name
        if name == labels[key] or told.count(name) == 1
        else _short(f"{key.rpartition('.')[2]}: {name}")
        for key, name in short.items()
    }


def _short(label: str) -> str:
    return label if len(label) <= LONGEST else label[: LONGEST - len(CUT)].rstrip() + CUT
