"""Measures an encoder: retrieval, similarity, clones. Knows texts and vectors, not training."""
