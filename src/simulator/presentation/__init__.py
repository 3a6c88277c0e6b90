"""Findings in, ink out: no arithmetic beyond rounding."""
