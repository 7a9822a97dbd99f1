### ⵜⴰⵎⴰⵣⵉⵖⵜ: navigation and reader controls only; the rest falls back. An entry under « draft » awaits a speaker.

# draft
ui-save = ⵃⴹⵓ
# draft
ui-cancel = ⵙⵔ
# draft
ui-search = ⴰⵔⵣⵣⵓ
# draft
ui-languages = ⵜⵓⵜⵍⴰⵢⵉⵏ
# draft
ui-language = ⵜⵓⵜⵍⴰⵢⵜ
# draft
ui-all = ⵎⴰⵕⵕⴰ
# draft
ui-written-in = ⴰⴹⵕⵉⵚ ⴰⴷ ⵙ ⵜⵓⵜⵍⴰⵢⵜ: { $language }
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
# draft
ui-language-name-ar = ⵜⴰⵄⵔⴰⴱⵜ
# draft
ui-language-name-fr = ⵜⴰⴼⵔⴰⵏⵙⵉⵙⵜ
# draft
ui-language-name-en = ⵜⴰⵏⴳⵍⵉⵣⵜ
# draft
ui-language-name-zgh = ⵜⴰⵎⴰⵣⵉⵖⵜ
