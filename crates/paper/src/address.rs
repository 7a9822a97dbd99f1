//! A web address: as squares for a phone's camera, and as a line to type.

use basis::{Problem, Result};
use qrcode::{Color, EcLevel, QrCode};
use tiny_skia::{Path, PathBuilder, Rect};

/// More makes squares too small for an old camera at arm's length.
const LONGEST: usize = 400;

/// A link that a camera opens.
pub struct Address<'a> {
    url: &'a str,
    code: QrCode,
}

impl<'a> Address<'a> {
    /// # Errors
    /// `Invalid` on `url` when it is not a link, or too long.
    pub fn new(url: &'a str) -> Result<Self> {
        let bare = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
        let turns =
            |c| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let odd = |c: char| c.is_whitespace() || c.is_control() || turns(c) || "<>\"".contains(c);
        if bare.is_empty() || url.contains(odd) {
            return Err(Problem::invalid("url", "field-bad-link"));
        }
        if url.len() > LONGEST {
            return Err(Problem::invalid("url", "field-too-long"));
        }
        let code = QrCode::with_error_correction_level(url, EcLevel::M)
            .map_err(|cause| Problem::invalid("url", "field-too-long").because(cause))?;
        Ok(Self { url, code })
    }

    /// As it is typed: browsers add the beginning by themselves.
    pub fn shown(&self) -> &'a str {
        let bare = self.url.strip_prefix("https://").or_else(|| self.url.strip_prefix("http://"));
        bare.unwrap_or(self.url).trim_end_matches('/')
    }

    /// The dark squares, without the white edge, in a square of `side` points whose corner is at `x`, `y`. One path: between
    /// several, viewers draw hairs.
    pub fn squares(&self, x: f32, y: f32, side: f32) -> Option<Path> {
        let width = self.code.width();
        #[expect(clippy::cast_precision_loss, reason = "at most 177")]
        let (module, at) = (side / width as f32, |index: usize| index as f32);
        let colours = self.code.to_colors();
        let mut path = PathBuilder::new();
        for (row, line) in colours.chunks(width.max(1)).enumerate() {
            let mut column = 0;
            for run in line.chunk_by(|a, b| a == b) {
                if run.first() == Some(&Color::Dark)
                    && let Some(rect) = Rect::from_xywh(
                        x + at(column) * module,
                        y + at(row) * module,
                        at(run.len()) * module,
                        module,
                    )
                {
                    path.push_rect(rect);
                }
                column += run.len();
            }
        }
        path.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_camera_cannot_open_is_refused() {
        for wrong in [
            "",
            "nasij.example",
            "javascript:alert(1)",
            "https://",
            "https://a b",
            "https://a\u{0}b",
            "https://a\u{202e}b",
        ] {
            assert!(Address::new(wrong).is_err(), "{wrong}");
        }
        let long = format!("https://nasij.example/{}", "a".repeat(LONGEST));
        assert_eq!(Address::new(&long).err().unwrap().field("url"), Some("field-too-long"));
    }

    #[test]
    fn the_line_is_what_is_typed() {
        let shown = |url| Address::new(url).unwrap().shown();
        assert_eq!(shown("https://nasij.example/ar/c/water/"), "nasij.example/ar/c/water");
        assert_eq!(shown("http://nasij.example"), "nasij.example");
    }
}
