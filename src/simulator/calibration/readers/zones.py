"""Time zones: which exist, and which one a country's wall clocks show."""

from simulator.calibration.readers.refusals import refused
from simulator.scenario.document import nearest


def refuse_unknown_zone(name: str) -> None:
    """Refuse a zone that does not exist.

    Raises
    ------
    InputError
        With the nearest one that does.
    """
    from babel.core import get_global

    known = get_global("zone_territories")
    if name not in known and name != "UTC":
        raise refused("export_timezone", "--timezone", value=name, near=nearest(name, known))


def zone_of(country: str) -> str | None:
    """Zone of a country that has one only, such as "Europe/Paris" for "FR"; None where it has several or is unknown."""
    from babel.core import get_global

    zones = get_global("territory_zones").get(country, [])
    return zones[0] if len(zones) == 1 else None
