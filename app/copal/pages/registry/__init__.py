"""Files with hours of elective training for the registry: made by network staff, read by them and by auditors."""
