//! The dyer's palette: the only place where colours are written. Contrast is proven by the tests below.

use std::fmt::{self, Write as _};

/// Light wool or dark ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    Wool,
    Ink,
}

/// What everything stands on, as `#RRGGBB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cloth {
    /// The page.
    pub ground: &'static str,
    /// Fields and raised pieces.
    pub surface: &'static str,
    /// Bars and quiet areas.
    pub sunk: &'static str,
    pub ink: &'static str,
    /// Second voice: dates, hints. Still 4.5:1.
    pub muted: &'static str,
    /// Threads that only group; never the sole sign of a control.
    pub line: &'static str,
    /// Borders of fields and controls: 3:1.
    pub rule: &'static str,
}

/// The tones of one dye on one ground, as `#RRGGBB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tones {
    /// Links and coloured words: 4.5:1 on every cloth and on `soft`.
    pub text: &'static str,
    /// Areas and the primary button.
    pub fill: &'static str,
    /// Words on `fill`: 4.5:1.
    pub on: &'static str,
    /// A tint behind a group; ink, muted and `text` are readable on it.
    pub soft: &'static str,
    /// Edges and marks that carry meaning: 3:1.
    pub edge: &'static str,
}

/// Meaning, never alone: a word and an icon go with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signal {
    pub text: &'static str,
    pub soft: &'static str,
}

impl Ground {
    pub const ALL: [Self; 2] = [Self::Wool, Self::Ink];

    pub const fn cloth(self) -> Cloth {
        match self {
            Self::Wool => Cloth {
                ground: "#FBF8F2",
                surface: "#FFFFFF",
                sunk: "#F2ECE1",
                ink: "#1D1B19",
                muted: "#5E574E",
                line: "#DED5C6",
                rule: "#887D6E",
            },
            Self::Ink => Cloth {
                ground: "#15171B",
                surface: "#1D2026",
                sunk: "#0F1114",
                ink: "#EDE9E2",
                muted: "#ADA69B",
                line: "#353942",
                rule: "#7C828E",
            },
        }
    }

    /// Danger, done, careful: in this order.
    pub const fn signals(self) -> [(&'static str, Signal); 3] {
        match self {
            Self::Wool => [
                ("danger", Signal { text: "#9B1C1C", soft: "#FBE9E7" }),
                ("done", Signal { text: "#1F6139", soft: "#E4F2E8" }),
                ("care", Signal { text: "#754A00", soft: "#FBF0D6" }),
            ],
            Self::Ink => [
                ("danger", Signal { text: "#FFA79E", soft: "#3B1C1B" }),
                ("done", Signal { text: "#8AD8A6", soft: "#16301F" }),
                ("care", Signal { text: "#F2C266", soft: "#33270F" }),
            ],
        }
    }
}

/// The accent of a body. A fixed set, so that contrast is proven once for all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Dye {
    #[default]
    Indigo,
    Madder,
    Saffron,
    Pomegranate,
    Olive,
    Henna,
    Turquoise,
    Walnut,
}

impl Dye {
    pub const ALL: [Self; 8] = [
        Self::Indigo,
        Self::Madder,
        Self::Saffron,
        Self::Pomegranate,
        Self::Olive,
        Self::Henna,
        Self::Turquoise,
        Self::Walnut,
    ];

    /// As stored, and as `data-dye`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Indigo => "indigo",
            Self::Madder => "madder",
            Self::Saffron => "saffron",
            Self::Pomegranate => "pomegranate",
            Self::Olive => "olive",
            Self::Henna => "henna",
            Self::Turquoise => "turquoise",
            Self::Walnut => "walnut",
        }
    }
    /// The catalogue key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Indigo => "look-dye-indigo",
            Self::Madder => "look-dye-madder",
            Self::Saffron => "look-dye-saffron",
            Self::Pomegranate => "look-dye-pomegranate",
            Self::Olive => "look-dye-olive",
            Self::Henna => "look-dye-henna",
            Self::Turquoise => "look-dye-turquoise",
            Self::Walnut => "look-dye-walnut",
        }
    }
    /// The dye of a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dye| dye.code() == code)
    }

    pub const fn tones(self, ground: Ground) -> Tones {
        const fn tones(of: [&'static str; 5]) -> Tones {
            let [text, fill, on, soft, edge] = of;
            Tones { text, fill, on, soft, edge }
        }
        match (self, ground) {
            (Self::Indigo, Ground::Wool) => tones(["#2E3F8F", "#2E3F8F", "#FFFFFF", "#E8EAF6", "#5B6CB8"]),
            (Self::Indigo, Ground::Ink) => tones(["#B3BFF7", "#8C9CF0", "#10131F", "#222948", "#7385D6"]),
            (Self::Madder, Ground::Wool) => tones(["#9C2A2F", "#A12C32", "#FFFFFF", "#F9E7E5", "#BD5357"]),
            (Self::Madder, Ground::Ink) => tones(["#F7ABA6", "#EF8C88", "#1F0E0E", "#40201F", "#C9615F"]),
            (Self::Saffron, Ground::Wool) => tones(["#7A5100", "#E9B43C", "#231900", "#FAEFD2", "#A57109"]),
            (Self::Saffron, Ground::Ink) => tones(["#F0C465", "#EBB646", "#1F1600", "#382A10", "#B08227"]),
            (Self::Pomegranate, Ground::Wool) => {
                tones(["#94204F", "#9B2254", "#FFFFFF", "#F9E6EE", "#BC4E7B"])
            }
            (Self::Pomegranate, Ground::Ink) => {
                tones(["#F6A8C6", "#EE8AB1", "#200C15", "#40192B", "#CB5F8B"])
            }
            (Self::Olive, Ground::Wool) => tones(["#4C5B14", "#54651A", "#FFFFFF", "#EEF1DA", "#76862F"]),
            (Self::Olive, Ground::Ink) => tones(["#C3D17E", "#B2C263", "#161A06", "#2A3014", "#86963B"]),
            (Self::Henna, Ground::Wool) => tones(["#8A3E12", "#934414", "#FFFFFF", "#F9E9DC", "#B3652F"]),
            (Self::Henna, Ground::Ink) => tones(["#F1B48A", "#E89A66", "#1F1006", "#3D2515", "#BE7340"]),
            (Self::Turquoise, Ground::Wool) => tones(["#0B5F66", "#0C6870", "#FFFFFF", "#DDF0EF", "#2E8A90"]),
            (Self::Turquoise, Ground::Ink) => tones(["#86D5D6", "#5DC3C6", "#051718", "#123234", "#35959A"]),
            (Self::Walnut, Ground::Wool) => tones(["#5B4330", "#634A36", "#FFFFFF", "#F0E8DF", "#8A6F58"]),
            (Self::Walnut, Ground::Ink) => tones(["#D8BFA8", "#C8AA8E", "#18110B", "#332820", "#9A7F68"]),
        }
    }
}

impl fmt::Display for Dye {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

fn cloth_css(out: &mut String, ground: Ground, letter: char) {
    let c = ground.cloth();
    let _ = write!(
        out,
        "--ground:{};--surface:{};--sunk:{};--ink:{};--muted:{};--line:{};--rule:{};",
        c.ground, c.surface, c.sunk, c.ink, c.muted, c.line, c.rule
    );
    for (name, signal) in ground.signals() {
        let _ = write!(out, "--{name}:{};--{name}-soft:{};", signal.text, signal.soft);
    }
    dye_css(out, letter);
}

fn dye_css(out: &mut String, letter: char) {
    for (name, short) in [("text", 't'), ("fill", 'f'), ("on", 'o'), ("soft", 's'), ("edge", 'e')] {
        let _ = write!(out, "--dye-{name}:var(--{letter}{short});");
    }
}

/// The custom properties of every theme and dye. `[data-dye]` may stand on any element: inside it the
/// accents are that body's.
pub(crate) fn css() -> String {
    let mut out = String::new();
    for dye in Dye::ALL {
        let root = if dye == Dye::default() { ":root," } else { "" };
        let _ = write!(out, "{root}[data-dye={dye}]{{");
        for (ground, letter) in [(Ground::Wool, 'w'), (Ground::Ink, 'i')] {
            let t = dye.tones(ground);
            let _ = write!(
                out,
                "--{letter}t:{};--{letter}f:{};--{letter}o:{};--{letter}s:{};--{letter}e:{};",
                t.text, t.fill, t.on, t.soft, t.edge
            );
        }
        out.push('}');
    }
    out.push_str(":root{color-scheme:light;");
    cloth_css(&mut out, Ground::Wool, 'w');
    out.push_str("}[data-dye]{");
    dye_css(&mut out, 'w');
    out.push('}');
    let dark = |out: &mut String, theme: &str| {
        let _ = write!(out, "[data-theme={theme}]{{color-scheme:dark;");
        cloth_css(out, Ground::Ink, 'i');
        let _ = write!(out, "}}[data-theme={theme}] [data-dye]{{");
        dye_css(out, 'i');
        out.push('}');
    };
    dark(&mut out, "dark");
    out.push_str("@media (prefers-color-scheme:dark){");
    dark(&mut out, "auto");
    out.push('}');
    // High contrast is a theme of its own: three colours, no tints, no dye.
    out.push_str(
        "[data-theme=contrast],[data-theme=contrast] [data-dye]{color-scheme:dark;--ground:#000;--surface:#000;\
         --sunk:#000;--ink:#fff;--muted:#fff;--line:#fff;--rule:#fff;--danger:#fff;--danger-soft:#000;--done:#fff;\
         --done-soft:#000;--care:#fff;--care-soft:#000;--dye-text:#ffe45c;--dye-fill:#ffe45c;--dye-on:#000;\
         --dye-soft:#000;--dye-edge:#ffe45c}",
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_from_disk_has_the_palette_s_own_colours() {
        let (page, palette) = (include_str!("../css/opener.css"), css());
        for colour in page.split('#').skip(1).filter_map(|rest| rest.get(..6)) {
            let is_colour = colour.chars().all(|c| c.is_ascii_hexdigit());
            assert!(!is_colour || palette.contains(&format!("#{colour}")), "{colour}");
        }
    }

    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn at_least(what: &str, a: &str, b: &str, ratio: f64) {
        let found = contrast(a, b);
        assert!(found >= ratio, "{what}: {a} on {b} is {found:.2}, wanted {ratio}");
    }

    #[test]
    fn words_and_edges_of_the_cloth_can_be_read() {
        for ground in Ground::ALL {
            let c = ground.cloth();
            for under in [c.ground, c.surface, c.sunk] {
                at_least("ink", c.ink, under, 7.0);
                at_least("muted", c.muted, under, 4.5);
                at_least("rule", c.rule, under, 3.0);
            }
            for (name, signal) in ground.signals() {
                for under in [c.ground, c.surface, c.sunk, signal.soft] {
                    at_least(name, signal.text, under, 4.5);
                }
                at_least(name, c.ink, signal.soft, 7.0);
                at_least(name, c.muted, signal.soft, 4.5);
            }
        }
    }

    #[test]
    fn every_dye_can_be_read_on_both_grounds() {
        for dye in Dye::ALL {
            for ground in Ground::ALL {
                let (c, t) = (ground.cloth(), dye.tones(ground));
                for under in [c.ground, c.surface, c.sunk, t.soft] {
                    at_least(dye.code(), t.text, under, 4.5);
                    at_least(dye.code(), t.edge, under, 3.0);
                }
                at_least(dye.code(), t.on, t.fill, 4.5);
                at_least(dye.code(), c.ink, t.soft, 7.0);
                at_least(dye.code(), c.muted, t.soft, 4.5);
            }
        }
    }

    #[test]
    fn codes_come_back() {
        for dye in Dye::ALL {
            assert_eq!(Dye::from_code(dye.code()), Some(dye));
        }
        assert_eq!(Dye::from_code("purple"), None);
    }
}
