### ⵜⴰⵎⴰⵣⵉⵖⵜ: nothing of the library is navigation or a reader control; all of it falls back.
