"""How fast everything is, measured side by side in one run: ``python -m tests.benchmarks``.

Each part is a room with a ``TITLE`` and a ``measure(quick)`` that yields figures; ``results`` says what a figure is. A
part checks answers before it times anything, and those of the timed rounds too. What cannot be measured here is said,
never left out.
"""
