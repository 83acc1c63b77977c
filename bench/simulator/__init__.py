"""A loopback stand-in for every provider: their APIs, limits, delays and faults. It counts what breaks a limit.

    python -m bench.simulator [--port N] [--weather calm|rough] [--haste N] [--seed N] [--log FILE]

It reads providers/catalog.json as data and shares no code with the product, so that it can be its referee.
"""
