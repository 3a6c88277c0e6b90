"""The numbers that a report shows, read from its page, beside those of the files that it names."""

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import polars as pl

from simulator.outcomes import read_weekly

#: What the page says was done to a number of a file, spelled out again here.
DONE = {"same": (1.0, 0.0), "percent": (100.0, 0.0), "rest": (-100.0, 100.0), "opposite": (-1.0, 0.0)}
#: Elements whose digits are no figures: code, styles, names of the scenario's pieces, and what the scenario wrote.
NO_FIGURES = {"bdi", "code", "style", "title", "h1"}


@dataclass
class Number:
    """A number as the page shows it, and what it says of it."""

    value: float
    digits: int
    file: str
    pointer: str
    operation: str
    text: str = ""


@dataclass
class Page(HTMLParser):
    """The numbers of a page, and its other texts."""

    numbers: list[Number] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "data":
            place = [told.get(f"data-{name}") or "" for name in ("file", "at", "as")]
            self.numbers.append(Number(float(told["value"] or ""), int(told["data-digits"] or ""), *place))
        if tag not in ("meta", "link", "img", "br"):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, text: str) -> None:
        if self._inside and self._inside[-1] == "data":
            self.numbers[-1].text += text
        elif not NO_FIGURES & set(self._inside):
            self.others.append(text)


def page_of(html: str) -> Page:
    """Read a page."""
    page = Page()
    page.feed(html)
    return page


def figure(text: str, language: str) -> float:
    """Return the number that a text of that language shows, alone or with the euro's sign where the language has it."""
    bare = {"fr": re.compile("(.*?)(?:\xa0€)?"), "en": re.compile("([-+]?)€?(.*)")}[language].fullmatch(text)
    spaces, point = {"fr": ("\u202f\xa0 ", ","), "en": (",", ".")}[language]
    number = "".join(bare.groups()) if bare else text
    return float(
        "".join(c for c in number if c not in spaces).replace("\N{MINUS SIGN}", "-").replace(point, ".")
    )


class Files:
    """The files of a run folder, with its glance, or what other commands wrote beside it."""

    def __init__(self, folder: Path) -> None:
        self.summary = _json(folder / "summary.json")
        self._json: dict[str, Any] = {"summary.json": self.summary}
        for name in ("trial", "hours"):
            for place in (folder, folder.with_name(f"{folder.name}-{name}")):
                file = place / f"{name}.json"
                if file.exists():
                    self._json[file.name] = _json(file)
        self.trial = self._json.get("trial.json", {"lengths": []})
        self.hours = self._json.get("hours.json", {"uses": []})
        self._weekly = read_weekly(folder / "weekly.parquet")
        self._rows = pl.read_parquet(folder / "outcomes.parquet")

    def at(self, file: str, pointer: str) -> float:
        """Return the number that a file holds at a place."""
        keys = [key.replace("~1", "/").replace("~0", "~") for key in pointer.split("/")[1:]]
        if file == "weekly.parquet":
            mix, band, week = keys
            return float(self._weekly[mix]["cumulated_net"][band][int(week)])
        if file == "outcomes.parquet":
            return self._mean_hours(*keys)
        found = self._json[file]
        for key in keys:
            found = found[int(key)] if isinstance(found, list) else found[key]
        return float(found)

    def _mean_hours(self, mix: str, source: str, kind: str) -> float:
        rows = self._rows.filter(pl.col("mix") == mix)
        columns = [c for c in rows.columns if c.startswith(f"hours/{source}/") and c.endswith(f"/{kind}")]
        return float(sum(rows[column].mean() for column in columns))  # type: ignore[misc]


def _json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))
