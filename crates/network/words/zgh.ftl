# draft
network-home = ⴰⵙⵏⵓⴱⴳ
