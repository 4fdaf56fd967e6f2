"""One file per command: options, session, one call into a room, output."""

__all__ = ["ask", "exchange", "record", "review"]
