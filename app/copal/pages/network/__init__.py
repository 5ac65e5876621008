"""What the network's staff see and do: its people, their roles, its own settings. Not there for anyone else."""
