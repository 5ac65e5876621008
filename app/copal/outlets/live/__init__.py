"""What goes on in a meeting's room, told to every screen that shows it, in this process and in the others."""
