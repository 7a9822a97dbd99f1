//! Colours come from the caller: who owns the palette knows which of its tones go together. What cannot be read on
//! paper is refused here all the same.

use basis::{Problem, Result};

/// Red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    pub(crate) const WHITE: Self = Self(255, 255, 255);
    /// Words of the first voice.
    pub(crate) const INK: Self = Self(0x1D, 0x1B, 0x19);
    /// Words of the second voice.
    pub(crate) const MUTED: Self = Self(0x5E, 0x57, 0x4E);
    /// Threads to write on: seen after a cheap copy, quieter than handwriting.
    pub(crate) const RULE: Self = Self(0x88, 0x7D, 0x6E);
    /// Wool, where a picture needs a ground: paper has its own.
    pub(crate) const WOOL: Self = Self(0xFB, 0xF8, 0xF2);

    /// Of `#RRGGBB`.
    pub fn from_hex(hex: &str) -> Option<Self> {
        let digits =
            hex.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let [_, r, g, b] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self(r, g, b))
    }

    /// The ratio of WCAG: 1 (none) to 21 (black on white).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(self.0) + 0.7152 * channel(self.1) + 0.0722 * channel(self.2)
    }

    /// This colour with some of another in it: what 0 (none) to 1 (all) of it laid over gives.
    pub(crate) fn mixed(self, other: Self, part: f32) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
        let channel = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * part).round() as u8;
        Self(channel(self.0, other.0), channel(self.1, other.1), channel(self.2, other.2))
    }
}

/// A body's dye on a light ground: tones that go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dye {
    text: Colour,
    fill: Colour,
    on: Colour,
    soft: Colour,
    edge: Colour,
}

impl Dye {
    /// Each as `#RRGGBB`: coloured words, areas, words on those areas, a tint behind words, edges.
    ///
    /// # Errors
    /// `Failed` when one is not a colour, when words (`text` on white and on `soft`, `on` on `fill`) have less than
    /// 4.5:1, or edges less than 3:1: no reader can mend that.
    pub fn new(text: &str, fill: &str, on: &str, soft: &str, edge: &str) -> Result<Self> {
        let colour =
            |hex: &str| Colour::from_hex(hex).ok_or_else(|| Problem::failed(format!("not a colour: {hex}")));
        let dye = Self {
            text: colour(text)?,
            fill: colour(fill)?,
            on: colour(on)?,
            soft: colour(soft)?,
            edge: colour(edge)?,
        };
        for (a, b, wanted) in [
            (dye.text, Colour::WHITE, 4.5),
            (dye.text, Colour::WOOL, 4.5),
            (dye.text, dye.soft, 4.5),
            (Colour::INK, dye.soft, 4.5),
            (dye.on, dye.fill, 4.5),
            (dye.edge, Colour::WHITE, 3.0),
        ] {
            let found = a.contrast(b);
            if found < wanted {
                return Err(Problem::failed(format!("{a:?} on {b:?} is {found:.2}:1, wanted {wanted}:1")));
            }
        }
        Ok(dye)
    }

    pub fn text(self) -> Colour {
        self.text
    }
    pub fn fill(self) -> Colour {
        self.fill
    }
    pub fn on(self) -> Colour {
        self.on
    }
    pub fn soft(self) -> Colour {
        self.soft
    }
    pub fn edge(self) -> Colour {
        self.edge
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read() {
        assert_eq!(Colour::from_hex("#2E3F8F"), Some(Colour(0x2E, 0x3F, 0x8F)));
        for wrong in ["", "#", "2E3F8F", "#2E3F8", "#2E3F8FF", "#2E3F8G", "#+E3F8F", "#é3F8F"] {
            assert_eq!(Colour::from_hex(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_dye_of_the_house_is_taken() {
        for dye in look::Dye::ALL {
            let t = dye.tones(look::Ground::Wool);
            Dye::new(t.text, t.fill, t.on, t.soft, t.edge).unwrap();
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        assert!(Dye::new("#CCCCCC", "#2E3F8F", "#FFFFFF", "#E8EAF6", "#5B6CB8").is_err());
        assert!(Dye::new("#2E3F8F", "#E9B43C", "#FFFFFF", "#E8EAF6", "#5B6CB8").is_err());
        assert!(Dye::new("#2E3F8F", "#2E3F8F", "#FFFFFF", "#E8EAF6", "#EEEEEE").is_err());
        assert!(Dye::new("blue", "#2E3F8F", "#FFFFFF", "#E8EAF6", "#5B6CB8").is_err());
    }
}
