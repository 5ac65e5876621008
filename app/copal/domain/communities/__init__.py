"""Communities of practice: their domain, practice, members, roles and expectations.

One place answers whether someone may do something here (`rules.may`, asked through `queries`). A
membership is a row with a beginning and an end, never deleted. Meetings and hours are other rooms.
"""
