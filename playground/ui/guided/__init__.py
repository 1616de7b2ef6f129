"""A page that a lesson or a challenge runs on: its bar, the controls that stay, and what is on the screen.

`around` is the one door to both bars. They ask `screen` what is on a page, `goals` how near it comes; `hiding`
leaves the controls of `fields` that the run names.
"""
