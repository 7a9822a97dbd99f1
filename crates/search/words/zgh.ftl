# draft
search-menu = ⴰⵔⵣⵣⵓ
# draft
search-title = ⴰⵔⵣⵣⵓ
