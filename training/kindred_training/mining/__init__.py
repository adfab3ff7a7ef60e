"""Pairs from sources: one module a kind of pair."""
