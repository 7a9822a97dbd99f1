# draft
network-home = ⴰⵙⵏⵓⴱⴳ
# draft
network-title = ⴰⵥⵟⵟⴰ
# draft
network-whole = ⴰⵥⵟⵟⴰ ⴰⴽⴽ
