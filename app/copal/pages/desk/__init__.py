"""What waits for a decision in the whole network, with the day it is due. For its staff; for anyone else it is not there."""
