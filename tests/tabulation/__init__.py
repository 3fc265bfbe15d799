"""Result and safety tables with known truth: invented trials, drawn in many styles, and how well they are read.

Example: `measure(make(seed=7, engine="reportlab"))`; `python -m tests.tabulation 0 100 reportlab typst` prints scores by style.
"""
