//! What a sent file is, from its bytes alone: names and what a browser says of them are not believed.

use basis::{Problem, Result};
use image::ImageFormat;

use crate::MOST_BYTES;

/// The name of the upload's field.
pub const FILE: &str = "file";

/// What is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    Picture(ImageFormat),
    Pdf,
}

pub(crate) fn refused(key: &'static str) -> Problem {
    Problem::invalid(FILE, key)
}

/// What the bytes are.
///
/// # Errors
/// A field error at `file` that says why it is not taken, and what to send instead.
pub fn recognise(bytes: &[u8]) -> Result<Sent> {
    if bytes.is_empty() {
        return Err(refused("library-file-empty"));
    }
    if bytes.len() > MOST_BYTES {
        return Err(refused("field-file-too-large"));
    }
    let kind = infer::get(bytes).map_or("", |kind| kind.mime_type());
    match kind {
        "image/jpeg" if is_whole_jpeg(bytes) => Ok(Sent::Picture(ImageFormat::Jpeg)),
        "image/jpeg" => Err(refused("library-file-broken")),
        "image/png" => Ok(Sent::Picture(ImageFormat::Png)),
        "image/webp" => Ok(Sent::Picture(ImageFormat::WebP)),
        "image/gif" => Ok(Sent::Picture(ImageFormat::Gif)),
        "application/pdf" if is_whole_pdf(bytes) => Ok(Sent::Pdf),
        "application/pdf" => Err(refused("library-file-broken")),
        "image/heif" | "image/heic" | "image/avif" => Err(refused("library-file-heif")),
        _ if is_svg(bytes) => Err(refused("library-file-svg")),
        kind if kind.starts_with("image/") => Err(refused("library-file-other-picture")),
        kind if kind.starts_with("video/") || kind.starts_with("audio/") => {
            Err(refused("library-file-medium"))
        }
        kind if is_document(kind) => Err(refused("library-file-document")),
        _ => Err(refused("library-file-unknown")),
    }
}

/// Whether the picture's own end mark comes after its first points. Decoders fill what is cut off with grey, and a
/// small picture inside a large one's notes has an end mark too.
fn is_whole_jpeg(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some([0xff, mark]) = bytes.get(at..at + 2) {
        let (length, scan) = match mark {
            0xff => (0, false),
            0x01 | 0xd0..=0xd8 => (1, false),
            0xda => (1, true),
            _ => match bytes.get(at + 2..at + 4) {
                Some([high, low]) => (1 + usize::from(u16::from_be_bytes([*high, *low])), false),
                _ => return false,
            },
        };
        if scan {
            return bytes.get(at..).is_some_and(|rest| rest.windows(2).any(|pair| pair == [0xff, 0xd9]));
        }
        at += 1 + length;
    }
    false
}

/// Begins and ends as a PDF does: what was cut off, or hides in front of it, is refused.
fn is_whole_pdf(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(2048)..).unwrap_or_default();
    bytes.starts_with(b"%PDF-") && tail.windows(5).any(|part| part == b"%%EOF")
}

fn is_svg(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default().to_ascii_lowercase();
    head.windows(4).any(|part| part == b"<svg")
}

fn is_document(kind: &str) -> bool {
    kind.contains("officedocument")
        || kind.contains("opendocument")
        || matches!(
            kind,
            "application/msword"
                | "application/vnd.ms-excel"
                | "application/vnd.ms-powerpoint"
                | "application/rtf"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key_of(bytes: &[u8]) -> String {
        recognise(bytes).unwrap_err().field(FILE).unwrap().to_owned()
    }

    #[test]
    fn what_is_not_taken_is_said_with_its_reason() {
        for (bytes, key) in [
            (&b""[..], "library-file-empty"),
            (b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "library-file-svg"),
            (b"<SVG onload=alert(1)>", "library-file-svg"),
            (b"<!doctype html><p>", "library-file-unknown"),
            (b"hello", "library-file-unknown"),
            (b"%PDF-1.7 cut off", "library-file-broken"),
            (b" %PDF-1.7 %%EOF", "library-file-broken"),
            (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "library-file-heif"),
            (b"BM\x00\x00\x00\x00\x00\x00\x00\x00", "library-file-other-picture"),
            (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom", "library-file-medium"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "library-file-unknown"),
        ] {
            assert_eq!(key_of(bytes), key, "{}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(key_of(&vec![0; MOST_BYTES + 1]), "field-file-too-large");
    }

    #[test]
    fn a_pdf_begins_and_ends_as_one() {
        assert_eq!(recognise(b"%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n").unwrap(), Sent::Pdf);
    }

    #[test]
    fn the_end_mark_of_a_small_picture_inside_is_not_the_large_ones() {
        let mut cut = vec![0xff, 0xd8, 0xff, 0xe1, 0x00, 0x06, 0xff, 0xd9, 0x00, 0x00];
        assert_eq!(key_of(&cut), "library-file-broken");
        cut.extend([0xff, 0xda, 0x00, 0x02, 0x11, 0x22]);
        assert_eq!(key_of(&cut), "library-file-broken");
        cut.extend([0xff, 0xd9]);
        assert!(recognise(&cut).is_ok());
    }
}
