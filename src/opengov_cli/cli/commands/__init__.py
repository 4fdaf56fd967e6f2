"""One file per command: options, session, one call into a room, output."""
