"""Every register of who, out as files and into an empty installation again (peers row 65)."""
