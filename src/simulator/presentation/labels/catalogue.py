"""Message catalogues: gettext `.po` files of the package, compiled in memory when first asked for."""

from functools import cache
from importlib import resources
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations


@cache
def catalogue(language: str, domain: str = "") -> Translations:
    """Read a language's messages.

    Parameters
    ----------
    language : str
        A two-letter code that has a `.po` file in `presentation/locale`.
    domain : str
        "problems" for what is wrong with an input, whose English is where its rules are; "" for the rest.

    Returns
    -------
    Translations
        The compiled catalogue; an unknown message gives back its identifier.

    Raises
    ------
    FileNotFoundError
        When the package has no such language.
    """
    source = (
        resources.files("simulator.presentation") / "locale" / f"{language}.{domain}{'.' if domain else ''}po"
    )
    with source.open("rb") as stream:
        messages = read_po(stream, locale=language)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Translations(fp=compiled)
