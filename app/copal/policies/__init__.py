"""House rules as dated data. Each file lists editions; the one in force on a day is the one that counts."""
