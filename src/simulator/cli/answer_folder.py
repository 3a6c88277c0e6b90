"""The folder of an answer beside the main job's: its data, its picture and, last, the record that says whose it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

PICTURES = ("svg", "png")


@dataclass(frozen=True)
class Answer:
    """What a command found, ready to be written.

    Parameters
    ----------
    name : str
        "sweep" or "trial": the record is `name.json`, the pictures `figures/name.svg` and `.png`.
    content : mapping
        The record.
    draw : callable
        Makes the pictures, file name to bytes.
    write_more : callable, optional
        Writes other files into the folder.
    """

    name: str
    content: Mapping[str, object]
    draw: Callable[[], dict[str, bytes]]
    write_more: Callable[[Path], None] = lambda folder: None


def record_of(name: str) -> str:
    """File that says whose results the folder holds."""
    return f"{name}.json"


def write_answer(
    folder: Path, answer: Answer, *, picture: bool, beside: Mapping[Path, bytes] | None = None
) -> None:
    """Write the folder, and files beside it, all or none; no picture of an earlier answer is left beside it."""
    from simulator.presentation.files import write_whole
    from simulator.presentation.summary import json_bytes

    drawn = answer.draw() if picture else {}
    folder.mkdir(parents=True, exist_ok=True)
    answer.write_more(folder)
    pictures = {folder / "figures" / name: content for name, content in drawn.items()}
    record = {folder / record_of(answer.name): json_bytes(answer.content)}
    write_whole({**pictures, **(beside or {}), **record})
    if not picture:
        for kind in PICTURES:
            (folder / "figures" / f"{answer.name}.{kind}").unlink(missing_ok=True)
