"""The rules members are judged by: for staff to add to, for auditors to read. For anyone else these pages are not there."""
