"""The cross-encoder: reads a query and a document together and scores the pair."""
