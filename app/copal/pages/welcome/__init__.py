"""An empty installation meets its first visitor. Once there is a network, this page is not there."""
