"""Many runners at once: a table of registrants in, a plan and its calendar for each of them out.

Rows are read one at a time and nothing of a row outlives it, but the plans that rows have in common. What a row
does wrong is told with its line, and the others go on.
"""
