"""The core: what an interview is. Knows nothing of HTTP, Azure, Redis or providers."""
