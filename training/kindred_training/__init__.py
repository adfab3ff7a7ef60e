"""Trains Kindred's encoders: from git clones to a model that ships. One module a step."""
