"""Starting, keeping and stopping the house: one server process with the worker as its child."""
