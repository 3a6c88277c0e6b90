"""The folder of a search: candidates, picture and, last, the record that says whose search it is."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.searched import SearchFindings

SEARCH = "search.json"


def write_search(folder: Path, findings: "SearchFindings", language: str | None, *, picture: bool) -> None:
    """Write the folder, each file whole or not at all; no picture of an earlier search is left beside it."""
    from simulator.presentation.labels import Words
    from simulator.presentation.search import to_search, write_candidates
    from simulator.presentation.summary import write_json

    folder.mkdir(parents=True, exist_ok=True)
    write_candidates(findings, folder / "search.parquet")
    if picture:
        from simulator.presentation.figures.search import search_bytes
        from simulator.presentation.files import write_whole

        words = Words(language or findings.language, findings.currency)
        drawn = search_bytes(findings, words)
        write_whole({folder / "figures" / name: content for name, content in drawn.items()})
    else:
        for name in ("search.svg", "search.png"):
            (folder / "figures" / name).unlink(missing_ok=True)
    write_json(folder / SEARCH, to_search(findings))
