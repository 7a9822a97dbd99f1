"""Cuts the fonts of the house out of whole ones: `fonts.py SOURCES OUT COMMITTED`.

Writes the subsets to OUT and prints the name of each that differs from the one in COMMITTED. The moment a font was made
(in its head table) is no difference, nor is how well it was compressed.
"""

import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

# Letters of Arabic as the Maghreb writes it, French, English, and Tamazight in Latin letters; marks of direction.
READING = """
0020-007E 00A0-00FF 0131 0152 0153 0178 010C 010D 011E 011F 0190 0194 01E6 01E7 025B 0263 02B3 02B7 1E0C 1E0D 1E24 1E25
1E5A 1E5B 1E62 1E63 1E6C 1E6D 1E92 1E93 2000-2015 2018-201E 2022 2026 202A-202F 2030 2039 203A 2066-2069 20AC 2122
2190-2193 2212 060C 0615 061B 061C 061F 0621-063A 0640-0656 0660-066C 0670 0671 067E 0686 06A4 06A8 06A9 06AD 06AF 06CC
06D4 FD3E FD3F FDFA FDFD
"""
TIFINAGH = "0020 2D30-2D7F"
FEATURES = "ccmp locl isol init medi fina rlig calt mark mkmk kern tnum"

# Our file, the whole font, its letters, its features, its name: the licence keeps the old name for the old font.
FONTS = [
    ("nasij-400.woff2", "ibm-plex-sans-arabic", "400Regular", READING, FEATURES, "Nasij Sans"),
    ("nasij-600.woff2", "ibm-plex-sans-arabic", "600SemiBold", READING, FEATURES, "Nasij Sans SemiBold"),
    ("nasij-tifinagh.woff2", "noto-sans-tifinagh", "400Regular", TIFINAGH, "ccmp mark mkmk", "Nasij Tifinagh"),
]


def letters(ranges):
    """Code points of `0020-007E 00A0 …`."""
    found = []
    for part in ranges.split():
        first, _, last = part.partition("-")
        found.extend(range(int(first, 16), int(last or first, 16) + 1))
    return found


def cut(source, ranges, features, family):
    """The subset, renamed."""
    options = subset.Options()
    options.layout_features = features.split()
    options.flavor = "woff2"
    options.hinting = False
    options.recalc_timestamp = False
    font = subset.load_font(source, options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters(ranges))
    cutter.subset(font)
    names = {1: family, 3: f"{family} subset", 4: family, 6: family.replace(" ", ""), 16: family}
    for name in list(font["name"].names):
        if name.nameID in names:
            name.string = names[name.nameID]
        # Copyright, style and licence stay.
        elif name.nameID not in (0, 2, 5, 13, 14):
            font["name"].names.remove(name)
    return font, options


def tables(path):
    """The bytes of every table but the one that holds the moment it was made."""
    font = TTFont(path)
    return {tag: font.reader[tag] for tag in font.reader.keys() if tag != "head"}


def main(sources, out, committed):
    for name, package, weight, ranges, features, family in FONTS:
        folder = sources / "node_modules" / "@expo-google-fonts" / package
        (source,) = sorted(folder.rglob(f"*_{weight}.ttf"))[:1]
        font, options = cut(source, ranges, features, family)
        subset.save_font(font, out / name, options)
        there = committed / name
        if not there.exists() or tables(there) != tables(out / name):
            print(name)


main(*map(pathlib.Path, sys.argv[1:]))
