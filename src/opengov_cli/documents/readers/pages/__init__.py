"""Reader of PDF, whose pages tell only where each letter and each line stands.

``extraction`` is run as a program of its own, since no PDF may take for ever; ``pdf`` makes paragraphs and tables of
what it finds: ``lines`` joins letters to lines and paragraphs, ``grid`` finds rows and merged cells, ``tables`` joins
what goes on over the page.
"""

__all__ = ["pdf"]
