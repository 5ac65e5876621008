"""How the house tells the outside: the post and, later, the live screen. Never decides, only tells."""
