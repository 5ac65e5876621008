"""Before something leaves the house: what a meeting kept is shown with what could tell who somebody is."""
