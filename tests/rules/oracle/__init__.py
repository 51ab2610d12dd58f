"""The fold as it was before it learned: it weighs all standing words anew on each day.

It is slow and plain, and what tracker/rules/folding.py must agree with. It shares with it how two
words relate, how support is counted and how forecasts end, which have tests of their own.
"""
