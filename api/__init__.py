"""The HTTP contract: bodies in, views out, tokens, problems. Knows no host and no Azure."""
