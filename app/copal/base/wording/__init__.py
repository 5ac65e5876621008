"""Dates, times and amounts as people say them: the same words on a page, in a letter and on a certificate."""
