"""The framework on one initiative: a scorecard to fill in.

`sheet` writes the scorecard, `read` takes it back, `compare` sets several side by side, `suggest`
finds what pages say on a line. Conditions, phases, functions and indicators are the codebook's.
"""
