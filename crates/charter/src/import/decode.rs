//! From bytes to text: which encoding an old site used, decided by what its bytes can mean.

use std::borrow::Cow;

use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};

use super::line::trim;
use super::{LIMIT, Refusal};

/// First bytes of what people save instead of a page.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a word-processor file or a zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old word-processor file"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"\x1f\x8b", "a compressed file"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"bplist", "a web archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"ID3", "a sound"),
];

/// How far into a file the declarations of its encoding are looked for, in bytes.
const HEAD: usize = 8 * 1024;

pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    if bytes.len() as u64 > LIMIT {
        return Err(Refusal::TooLarge { limit: LIMIT });
    }
    if bytes.iter().all(|byte| byte.is_ascii_whitespace()) {
        return Err(Refusal::Empty);
    }
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Refusal::Binary { what: Some(what) });
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => {
            let rest = bytes.get(mark..).unwrap_or_default();
            encoding.decode_without_bom_handling(rest).0
        }
        None => match wide(bytes) {
            Some(encoding) => encoding.decode_without_bom_handling(bytes).0,
            None => narrow(bytes)?,
        },
    };
    if is_archive(&text) {
        return Err(Refusal::Binary { what: Some("a web archive (MHTML)") });
    }
    check_controls(&text)?;
    if trim(&text).is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(text)
}

/// A page kept with its pictures in one file: mail headers first, the text in an encoding of its own.
fn is_archive(text: &str) -> bool {
    let head: String = text.chars().take(2000).collect::<String>().to_ascii_lowercase();
    head.starts_with("from: <saved by")
        || (head.contains("mime-version:") && head.contains("multipart/related"))
}

/// UTF-16 without its mark: every second byte of its markup, digits and spaces is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..HEAD.min(bytes.len()))?;
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Arabic in UTF-16 has only its spaces and signs with a zero byte: about one in seven letters.
    let enough = sample.len() / 20;
    let letters = |encoding: &'static Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        let readable = text.chars().filter(|c| is_readable(*c)).count();
        readable * 10 >= text.chars().count() * 9
    };
    if odd > enough && even == 0 && letters(UTF_16LE) {
        Some(UTF_16LE)
    } else if even > enough && odd == 0 && letters(UTF_16BE) {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn is_readable(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}'..='\u{24f}' | '\u{600}'..='\u{6ff}' | '\u{2000}'..='\u{206f}' | '\u{2d30}'..='\u{2d7f}')
}

fn narrow(bytes: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    if bytes.contains(&0) {
        return Err(Refusal::Binary { what: None });
    }
    // Bytes that are valid UTF-8 are UTF-8, whatever the page says of itself: it was saved anew.
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    if mostly_utf8(bytes) {
        return Ok(UTF_8.decode_without_bom_handling(bytes).0);
    }
    let encoding = match declared(bytes) {
        // Many Arabic pages say nothing or "iso-8859-1", so these words are not believed without a look.
        Some(named) if named != UTF_8 && named != WINDOWS_1252 && named.is_single_byte() => named,
        Some(named)
            if named != UTF_8 && named != WINDOWS_1252 && !named.decode_without_bom_handling(bytes).1 =>
        {
            named
        }
        _ => plausible(bytes),
    };
    Ok(encoding.decode_without_bom_handling(bytes).0)
}

/// A few broken bytes (a copy cut in the middle of a letter) do not make another encoding.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut broken, mut good) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    broken * 20 < good
}

/// `charset=` in the head of a page.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD.min(bytes.len()))?.to_ascii_lowercase();
    let at = head.windows(8).position(|window| window == b"charset=")?;
    let label: Vec<u8> = head
        .iter()
        .skip(at + 8)
        .skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        .copied()
        .collect();
    Encoding::for_label(&label)
}

/// Arabic words are runs of high bytes; French ones are ASCII with a lone accented letter here and there.
fn plausible(bytes: &[u8]) -> &'static Encoding {
    let (mut lone, mut joined) = (0_usize, 0_usize);
    for run in bytes.split(|byte| *byte < 0xC0) {
        match run.len() {
            0 => {}
            1 => lone += 1,
            length => joined += length,
        }
    }
    if joined <= lone {
        return WINDOWS_1252;
    }
    if mixed_words(bytes, WINDOWS_1256) <= mixed_words(bytes, ISO_8859_6) { WINDOWS_1256 } else { ISO_8859_6 }
}

/// How often an Arabic letter touches a Latin one: hardly ever, in the right encoding.
fn mixed_words(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let (mut mixed, mut before) = (0, ' ');
    for c in text.chars() {
        let pair = (is_arabic(before), is_arabic(c));
        if c == '\u{fffd}' || (before.is_alphabetic() && c.is_alphabetic() && pair.0 != pair.1) {
            mixed += 1;
        }
        before = c;
    }
    mixed
}

pub(super) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

fn check_controls(text: &str) -> Result<(), Refusal> {
    let (mut controls, mut all) = (0_usize, 0_usize);
    for c in text.chars() {
        all += 1;
        if c == '\0' {
            return Err(Refusal::Binary { what: None });
        }
        if (c.is_control() && !c.is_whitespace()) || c == '\u{fffd}' {
            controls += 1;
        }
    }
    // One stray control in a page is a typist's slip; one in fifty characters is not writing.
    if controls > 4 && controls * 50 > all { Err(Refusal::Binary { what: None }) } else { Ok(()) }
}
