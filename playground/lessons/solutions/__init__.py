"""Solutions and timing, for teachers: what is right in each round, measured when the page is made.

`choosing` finds lessons that fill a class, `solving` measures them, `page` writes one page of all.
"""
