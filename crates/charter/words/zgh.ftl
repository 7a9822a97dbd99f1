# draft
charter-menu = ⵜⴰⵎⵣⴳⵉⴷⴰ
