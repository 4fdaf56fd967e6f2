"""What a person at the terminal is asked, and how the answer is typed, chosen or written.

In go words and values to choose from; out come answers. ``questions`` are answered on a line, ``agreement`` with yes or
no, ``choosing`` from a list of tasks (``picker``) in which ``matching`` finds what is typed; ``editor`` starts the
user's own, also for a ``plan_draft``. Nobody is asked where nobody is there: ``Output.can_ask`` says so. Who leaves a
question with Ctrl-C leaves the command, and nothing has changed.
"""

__all__ = ["agreement", "choosing", "editor", "plan_draft", "questions"]
