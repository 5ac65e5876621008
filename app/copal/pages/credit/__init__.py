"""Everyone's hours, to read: for network staff and auditors. For anyone else these pages are not there."""
