"""Engines turn parameters into outcomes; they see arrays, never a file."""
