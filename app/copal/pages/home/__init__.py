"""The first page: what is next, what you have, what to do. Signed out: what this is."""
