"""Message catalogues: gettext `.po` files of the package, compiled in memory when first asked for."""

from functools import cache
from importlib import resources
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations


@cache
def catalogue(language: str) -> Translations:
    """Read a language's messages.

    Parameters
    ----------
    language : str
        A two-letter code that has a `.po` file in `presentation/locale`.

    Returns
    -------
    Translations
        The compiled catalogue; an unknown message gives back its identifier.

    Raises
    ------
    FileNotFoundError
        When the package has no such language.
    """
    source = resources.files("simulator.presentation") / "locale" / f"{language}.po"
    with source.open("rb") as stream:
        messages = read_po(stream, locale=language)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Translations(fp=compiled)
