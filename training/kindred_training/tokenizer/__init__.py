"""Text → token ids: words as programmers split them, pieces of words, Chinese words."""
