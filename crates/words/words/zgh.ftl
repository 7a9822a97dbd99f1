### ⵜⴰⵎⴰⵣⵉⵖⵜ: navigation and reader controls only; the rest falls back. An entry under « draft » awaits a speaker.

# draft
ui-save = ⵃⴹⵓ
# draft
ui-cancel = ⵙⵔ
# draft
ui-back = ⴰⵖⵓⵍ
# draft
ui-next = ⵓⴹⴼⵉⵔ
# draft
ui-previous = ⵓⵣⵡⵉⵔ
# draft
ui-search = ⴰⵔⵣⵣⵓ
# draft
ui-yes = ⵢⴰⵀ
# draft
ui-no = ⵓⵀⵓ
# draft
ui-close = ⵔⴳⵍ
# draft
ui-open = ⵔⵥⵎ
# draft
ui-send = ⴰⵣⵏ
# draft
ui-share = ⴱⴹⵓ
# draft
ui-print = ⵙⵉⴳⴳⵣ
# draft
ui-show = ⵙⴽⵏ
# draft
ui-hide = ⵙⵙⵏⵜⵍ
# draft
ui-home = ⴰⵙⵏⵓⴱⴳ
# draft
ui-menu = ⵓⵎⵓⵖ
# draft
ui-skip-to-content = ⴷⴷⵓ ⵖⵔ ⵜⵓⵎⴰⵢⵜ
# draft
ui-languages = ⵜⵓⵜⵍⴰⵢⵉⵏ
# draft
ui-language = ⵜⵓⵜⵍⴰⵢⵜ
# draft
ui-sign-in = ⴽⵛⵎ
# draft
ui-sign-out = ⴼⴼⵖ
# draft
ui-more = ⵓⴳⴳⴰⵔ
# draft
ui-all = ⵎⴰⵕⵕⴰ
# draft
ui-written-in = ⴰⴹⵕⵉⵚ ⴰⴷ ⵙ ⵜⵓⵜⵍⴰⵢⵜ: { $language }
# draft
ui-language-name-ar = ⵜⴰⵄⵔⴰⴱⵜ
# draft
ui-language-name-fr = ⵜⴰⴼⵔⴰⵏⵙⵉⵙⵜ
# draft
ui-language-name-en = ⵜⴰⵏⴳⵍⵉⵣⵜ
# draft
ui-language-name-zgh = ⵜⴰⵎⴰⵣⵉⵖⵜ
# draft
country-ma = ⵍⵎⵖⵔⵉⴱ
# draft
country-dz = ⴷⵣⴰⵢⵔ
# draft
country-tn = ⵜⵓⵏⵙ
# draft
country-ly = ⵍⵉⴱⵢⴰ
# draft
country-mr = ⵎⵓⵕⵉⵟⴰⵏⵢⴰ
date-both = { $gregorian } ({ $hijri })
date-time = { $date }, { $time }
