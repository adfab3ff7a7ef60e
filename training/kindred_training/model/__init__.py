"""The encoders: from token ids to one vector a text. Knows no data, no objective, no files."""
