"""The live room's screens: a member's phone, the facilitator's console, the note-taker's, the big screen."""
