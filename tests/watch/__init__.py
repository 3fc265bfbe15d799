"""Tests of abstract2kb.watch."""
