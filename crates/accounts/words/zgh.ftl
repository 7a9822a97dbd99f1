### ⵜⴰⵎⴰⵣⵉⵖⵜ: the word for signing in alone; the rest falls back. An entry under « draft » awaits a speaker.

# draft
accounts-sign-in = ⴽⵛⵎ
