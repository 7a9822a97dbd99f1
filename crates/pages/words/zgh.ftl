### ⵜⴰⵎⴰⵣⵉⵖⵜ: navigation only; an entry under « draft » awaits a speaker.

# draft
pages-news = ⵉⵏⵖⵎⵉⵙⵏ
# draft
pages-pages = ⵜⴰⵙⵏⵉⵡⵉⵏ
# draft
pages-all-news = ⵎⴰⵕⵕⴰ ⵉⵏⵖⵎⵉⵙⵏ
