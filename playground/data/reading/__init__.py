"""Reviews as rows of tokens, to be read word by word: generated ones, and the real ones where somebody has them.

Read `words` for what a token is, `generated` for a language whose verdicts hang on order and negation, `imdb` for
the files of the real set, `sets` for both side by side.
"""
