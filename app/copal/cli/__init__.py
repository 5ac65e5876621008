"""The `copal` command: the same journeys and queries, for a terminal."""
