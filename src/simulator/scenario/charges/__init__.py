"""What an employer pays on top of gross pay: a plain share, or a country's rules."""

from simulator.scenario.charges.scheme import Charges, Scheme, spell_out, spelled

__all__ = ["Charges", "Scheme", "spell_out", "spelled"]
