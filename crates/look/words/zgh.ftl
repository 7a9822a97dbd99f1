# draft
look-menu = ⵓⵎⵓⵖ
# draft
look-languages = ⵜⵓⵜⵍⴰⵢⵉⵏ
# draft
look-exit = ⵓⴼⵓⵖ ⵓⵣⵔⵉⴱ
# draft
look-size-smaller = ⵙⵎⵥⵉ ⴰⴹⵕⵉⵚ
# draft
look-size-larger = ⵙⵎⵖⵔ ⴰⴹⵕⵉⵚ
# draft
look-view = ⵜⴰⵎⵥⵕⵉⵡⵜ
# draft
look-theme = ⵉⴽⵯⵍⴰⵏ
# draft
look-theme-light = ⵉⴼⴰⵡⵏ
# draft
look-theme-dark = ⵉⵙⴳⴳⴰⵏⵏ
# draft
look-share = ⴱⴹⵓ ⵜⴰⵙⵏⴰ
# draft
look-search = ⵔⵣⵓ
# draft
look-newer = ⵉⵎⴰⵢⵏⵓⵜⵏ
# draft
look-older = ⵉⵇⴱⵓⵔⵏ
# draft
look-picture = ⵜⴰⵡⵍⴰⴼⵜ
