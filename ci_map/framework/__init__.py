"""The framework on one initiative: a scorecard to fill in, and whether the problem fits.

`sheet` writes the scorecard, `read` takes it back, `compare` sets several side by side, `fit`
asks whether a problem is one for collective impact. Conditions, phases, functions, indicators
and questions are the codebook's.
"""
