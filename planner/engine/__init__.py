"""The pure engine: races, an athlete and runs in; a plan with its reasons out.

No room in here meets a file, a clock, a screen, a language or a random number.
"""
