"""Tools that know nothing of Copal and no Django; each could be a package of its own."""
