"""What leaves for the registry of the profession: which hours of elective training were handed over, when and by whom."""
