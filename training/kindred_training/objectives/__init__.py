"""The training objectives, one a file: from vectors of texts to a loss. They know no model."""
