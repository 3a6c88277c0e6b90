"""The report opened in a real browser: what it asks for, what it complains of, what it cuts off, who cannot read it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
#: Width in pixels, colour scheme and medium of each view; on A4 as wide as what the margins leave of it.
VIEWS = {
    "phone": (360, "light", "screen"),
    "phone, dark": (360, "dark", "screen"),
    "desk": (1280, "light", "screen"),
    "desk, dark": (1280, "dark", "screen"),
    "A4": (703, "light", "print"),
}
#: Of every element that is seen: what sticks out of the page, and what an element that hides its overflow cuts off.
CLIPPED = """() => {
  const found = [], room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > room) found.push(`page: ${document.documentElement.scrollWidth} > ${room}`);
  for (const one of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    if (one.closest('.hidden') || !box.width || !box.height || style.clipPath !== 'none' || one.closest('thead') &&
        getComputedStyle(one.closest('thead')).clipPath !== 'none') continue;
    const name = `${one.tagName} ${one.className} "${one.textContent.slice(0, 40)}"`;
    if (box.left < -0.5 || box.right > room + 0.5) found.push(`${name}: ${box.left} to ${box.right} of ${room}`);
    if (style.overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1) found.push(`${name}: cut off`);
  }
  return found;
}"""
#: Views whose contrast is audited: one of each colour scheme, one of each width.
AUDITED = ("phone", "desk, dark")
#: What is right is neither described nor brought back.
VIOLATIONS_ONLY = {"resultTypes": ["violations"], "reporter": "no-passes"}
OPEN_ALL = "() => document.querySelectorAll('details').forEach(one => { one.open = true; })"
BROKEN = "() => [...document.images].filter(one => !one.complete || !one.naturalWidth).map(one => one.alt)"


@dataclass(frozen=True)
class Seen:
    """What went wrong with a page in one view; all empty when nothing did."""

    said: list[str] = field(default_factory=list)
    asked_for: list[str] = field(default_factory=list)
    clipped: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    inaccessible: list[str] = field(default_factory=list)


def executable() -> str | None:
    """Return the browser of the machine, or the one that the test set-up unpacked; None for Playwright's own."""
    return os.environ.get("SIMULATOR_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def browser() -> Iterator[Any]:
    """Start a browser; skip the test where there is none."""
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=executable())
        except api.Error as error:
            if executable() is None:
                pytest.skip("no Chromium or Chrome is installed: sh tools/browser.sh says how")
            raise AssertionError(f"{executable()} does not start") from error
        try:
            yield started
        finally:
            started.close()


def looked_at(started: Any, page: Path, view: str) -> Seen:
    """Open a page, with every detail of it open, and return what is wrong with it."""
    width, scheme, medium = VIEWS[view]
    seen = Seen()
    context = started.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    try:
        tab = context.new_page()
        tab.emulate_media(media=medium, color_scheme=scheme)
        tab.on("console", lambda message: seen.said.append(message.text))
        tab.on("pageerror", lambda error: seen.said.append(str(error)))
        tab.on("dialog", lambda dialog: seen.said.append(f"dialog: {dialog.message}"))
        tab.on("request", lambda request: _note(request.url, page, seen))
        tab.goto(page.as_uri())
        if medium == "screen":
            tab.evaluate(OPEN_ALL)
        seen.clipped.extend(tab.evaluate(CLIPPED))
        seen.broken.extend(tab.evaluate(BROKEN))
        if view in AUDITED:
            seen.inaccessible.extend(_audited(tab))
    finally:
        context.close()
    return seen


def printed(started: Any, page: Path) -> bytes:
    """Return a page as the browser prints it."""
    tab = started.new_page()
    try:
        tab.goto(page.as_uri())
        pdf: bytes = tab.pdf(prefer_css_page_size=True, print_background=False)
        return pdf
    finally:
        tab.close()


def _audited(tab: Any) -> Iterator[str]:
    from axe_playwright_python.sync_playwright import Axe

    for rule in Axe().run(tab, options=VIOLATIONS_ONLY).response["violations"]:
        for node in rule["nodes"][:3]:
            yield f"{rule['id']}: {node['html'][:120]} {node.get('failureSummary', '')}"


def _note(url: str, page: Path, seen: Seen) -> None:
    if url != page.as_uri() and not url.startswith("data:"):
        seen.asked_for.append(url)
