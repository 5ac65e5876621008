"""Screens of meetings: a community's list, series, one meeting before, during and after, its agenda, invitations,
the page behind a signed link, and calendar files."""
