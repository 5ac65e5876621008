"""What takes two people: reported texts, reading a meeting's talk, and pseudonyms."""
