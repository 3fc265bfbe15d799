"""Tests of abstract2kb.remote."""
