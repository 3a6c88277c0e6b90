"""Names of entities and purposes hashed into the words that key the random streams."""

from functools import lru_cache
from hashlib import blake2b


@lru_cache(maxsize=4096)
def name_key(name: str) -> int:
    """Hash a name to 64 bits, the same on every machine and in every run.

    Parameters
    ----------
    name : str
        Name of an entity, a purpose or the path of a belief.

    Returns
    -------
    int
        The 64-bit BLAKE2b digest (RFC 7693) of the UTF-8 name, read little-endian, in 0..2^64 - 1.
    """
    return int.from_bytes(blake2b(name.encode("utf-8"), digest_size=8).digest(), "little")
