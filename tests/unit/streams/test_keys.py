"""Names to words."""

import subprocess
import sys

from simulator.streams import name_key


def test_a_key_never_changes() -> None:
    """Frozen: a key that changed would silently change every result."""
    assert name_key("") == 0xB4B2797457A0A6E4
    assert name_key("belief") == 0x80F92BAA6DB1EA5A
    assert name_key("appels émis") == 0x7E47ED4445D748E0


def test_names_that_look_alike_have_unlike_keys() -> None:
    names = ["calls", "call", "Calls", "calls ", "appels émis", "appels emis", ""]
    assert len({name_key(name) for name in names}) == len(names)


def test_numba_is_loaded_only_when_something_is_drawn() -> None:
    code = "import sys, simulator.streams as s; s.name_key('a'); assert 'numba' not in sys.modules; s.Stream"
    subprocess.run([sys.executable, "-c", code], check=True)
