"""The report as a PDF: tagged for those who read with their ears, with bookmarks; made by WeasyPrint, if it is installed."""

from importlib import import_module
from typing import Any

from simulator.errors import InputError
from simulator.scenario.messages import problem_of

#: PDF for universal accessibility, ISO 14289-1.
VARIANT = "pdf/ua-1"


def weasyprint() -> Any:
    """Return the library.

    Raises
    ------
    InputError
        When it, or a library of the system that it needs, is not there.
    """
    try:
        return import_module("weasyprint")
    except (ImportError, OSError) as error:
        why = str(error).partition("\n")[0]
        raise InputError([problem_of("pdf_missing", "--format pdf", why=why)]) from error


def pdf_bytes(page: bytes) -> bytes:
    """Return the report as a PDF; nothing outside the page is asked for.

    Parameters
    ----------
    page : bytes
        `report.html`.

    Raises
    ------
    InputError
        As `weasyprint`.
    """
    library = weasyprint()
    fetcher = library.urls.URLFetcher(allowed_protocols=["data"])
    document = library.HTML(string=page.decode(), url_fetcher=fetcher)
    pdf: bytes = document.write_pdf(pdf_tags=True, pdf_variant=VARIANT)
    return pdf
