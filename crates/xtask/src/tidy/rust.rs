//! Rust text split into code, strings and comments: as much of the language as tidy needs, and no more.

use std::ops::Range;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    /// Where it begins (its `r`, `b` or quote), in bytes.
    pub start: usize,
    pub line: usize,
    /// With the usual escapes undone.
    pub value: String,
}

/// One Rust file. `code` is as long as the text, with strings, characters and comments blanked.
#[derive(Debug)]
pub struct Source {
    pub code: String,
    pub literals: Vec<Literal>,
    tests: Vec<Range<usize>>,
}

impl Source {
    pub fn read(text: &str) -> Self {
        let mut reader =
            Reader { bytes: text.as_bytes(), at: 0, line: 1, code: Vec::with_capacity(text.len()) };
        let mut literals = Vec::new();
        while let Some(byte) = reader.byte(0) {
            match byte {
                b'/' if reader.byte(1) == Some(b'/') => {
                    while reader.byte(0).is_some_and(|byte| byte != b'\n') {
                        reader.blank();
                    }
                }
                b'/' if reader.byte(1) == Some(b'*') => reader.block_comment(),
                b'"' => literals.push(reader.string()),
                b'r' | b'b' | b'c' if !reader.in_word() => match reader.prefixed() {
                    Some(literal) => literals.push(literal),
                    None => reader.keep(),
                },
                b'\'' => reader.quote(),
                _ => reader.keep(),
            }
        }
        let code = String::from_utf8_lossy(&reader.code).into_owned();
        let tests = test_ranges(&code);
        Self { code, literals, tests }
    }
    /// Inside a module or function that only tests compile.
    pub fn in_tests(&self, offset: usize) -> bool {
        self.tests.iter().any(|range| range.contains(&offset))
    }
    /// The code before an offset, without the white space that ends it.
    pub fn before(&self, offset: usize) -> &str {
        self.code.get(..offset).unwrap_or_default().trim_end()
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
    code: Vec<u8>,
}

impl Reader<'_> {
    fn byte(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }
    fn step(&mut self, written: Option<u8>) {
        if let Some(byte) = self.byte(0) {
            if byte == b'\n' {
                self.line += 1;
            }
            self.code.push(if byte == b'\n' { byte } else { written.unwrap_or(byte) });
            self.at += 1;
        }
    }
    fn keep(&mut self) {
        self.step(None);
    }
    fn blank(&mut self) {
        self.step(Some(b' '));
    }
    fn in_word(&self) -> bool {
        self.at.checked_sub(1).and_then(|at| self.bytes.get(at)).is_some_and(|byte| is_word(*byte))
    }
    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.byte(0) {
            match (byte, self.byte(1)) {
                (b'/', Some(b'*')) => {
                    depth += 1;
                    self.blank();
                }
                (b'*', Some(b'/')) => {
                    depth -= 1;
                    self.blank();
                }
                _ => {}
            }
            self.blank();
            if depth == 0 {
                break;
            }
        }
    }
    fn string(&mut self) -> Literal {
        let (start, line) = (self.at, self.line);
        self.blank();
        let mut value = Vec::new();
        while let Some(byte) = self.byte(0) {
            match byte {
                b'"' => {
                    self.blank();
                    break;
                }
                b'\\' => self.escape(&mut value),
                _ => {
                    value.push(byte);
                    self.blank();
                }
            }
        }
        Literal { start, line, value: String::from_utf8_lossy(&value).into_owned() }
    }
    fn escape(&mut self, value: &mut Vec<u8>) {
        self.blank();
        let escaped = self.byte(0);
        self.blank();
        match escaped {
            Some(b'n') => value.push(b'\n'),
            Some(b't') => value.push(b'\t'),
            Some(b'\n') => {
                while self.byte(0).is_some_and(|byte| byte.is_ascii_whitespace()) {
                    self.blank();
                }
            }
            Some(b'u') => {
                let mut digits = String::new();
                while let Some(byte) = self.byte(0) {
                    self.blank();
                    match byte {
                        b'}' => break,
                        byte if byte.is_ascii_hexdigit() => digits.push(char::from(byte)),
                        _ => {}
                    }
                }
                if let Some(letter) = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32) {
                    value.extend_from_slice(letter.to_string().as_bytes());
                }
            }
            Some(other) => value.push(other),
            None => {}
        }
    }
    /// `r"…"`, `r#"…"#`, `b"…"`, `br"…"`, `c"…"`; `None` for a plain word or a raw identifier.
    fn prefixed(&mut self) -> Option<Literal> {
        let mut ahead = 1;
        if matches!(self.byte(0), Some(b'b' | b'c')) && self.byte(1) == Some(b'r') {
            ahead = 2;
        }
        let raw = self.byte(ahead - 1) == Some(b'r');
        let mut hashes = 0;
        while raw && self.byte(ahead) == Some(b'#') {
            hashes += 1;
            ahead += 1;
        }
        if self.byte(ahead) != Some(b'"') {
            return None;
        }
        let (start, line) = (self.at, self.line);
        (0..ahead).for_each(|_| self.blank());
        if !raw {
            let literal = self.string();
            return Some(Literal { start, ..literal });
        }
        self.blank();
        let from = self.at;
        let end = [b"\"".as_slice(), &b"#".repeat(hashes)].concat();
        while self.at < self.bytes.len()
            && !self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(&end))
        {
            self.blank();
        }
        let value = self.bytes.get(from..self.at).unwrap_or_default();
        let value = String::from_utf8_lossy(value).into_owned();
        (0..end.len()).for_each(|_| self.blank());
        Some(Literal { start, line, value })
    }
    /// A character, or the tick of a lifetime.
    fn quote(&mut self) {
        let rest = self.bytes.get(self.at + 1..).unwrap_or_default();
        let length = match rest {
            [b'\\', _, tail @ ..] => tail.iter().take(12).position(|byte| *byte == b'\'').map(|end| end + 3),
            [first, ..] => {
                let width = match first {
                    0..=0x7f => 1,
                    0x80..=0xdf => 2,
                    0xe0..=0xef => 3,
                    _ => 4,
                };
                (rest.get(width) == Some(&b'\'')).then_some(width + 1)
            }
            [] => None,
        };
        (0..=length.unwrap_or(0)).for_each(|_| self.blank());
    }
}

pub fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// What stands in braces after each `#[cfg(test)]` or `#[test]`.
fn test_ranges(code: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    for marker in ["#[cfg(test)]", "#[cfg(any(test", "#[cfg(all(test", "#[test]", "#[tokio::test"] {
        for (start, _) in code.match_indices(marker) {
            let rest = code.get(start..).unwrap_or_default();
            // An item without a body, such as `mod tests;`, ends at its semicolon.
            let (open, semicolon) = (rest.find('{'), rest.find(';'));
            let Some(open) = open.filter(|open| semicolon.is_none_or(|end| *open < end)) else { continue };
            let mut depth = 0_usize;
            for (offset, byte) in rest.bytes().enumerate().skip(open) {
                match byte {
                    b'{' => depth += 1,
                    b'}' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                if depth == 0 {
                    ranges.push(start..start + offset + 1);
                    break;
                }
            }
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_comments_leave_the_code() {
        let text = "let a = \"x // \\\"y\\u{628}\"; // sqlx\nlet b = r#\"raw \"q\" \"#; /* a /* b */ c */ let c = 'x';";
        let source = Source::read(text);
        assert_eq!(source.code.len(), text.len());
        assert!(
            !source.code.contains("sqlx") && !source.code.contains("raw") && source.code.contains("let c =")
        );
        let values: Vec<_> =
            source.literals.iter().map(|literal| (literal.line, literal.value.as_str())).collect();
        assert_eq!(values, [(1, "x // \"yب"), (2, "raw \"q\" ")]);
    }

    #[test]
    fn lifetimes_and_characters_are_told_apart() {
        let source = Source::read(
            "fn f<'a>(x: &'a str) { if c == '\"' || c == '\\'' || c == 'ب' { g(\"s\") } } r#type",
        );
        assert_eq!(source.literals.len(), 1);
        assert_eq!(source.literals[0].value, "s");
        assert!(source.code.ends_with("r#type"));
    }

    #[test]
    fn tests_are_known() {
        let source = Source::read("fn a() { b() }\n#[cfg(test)]\nmod tests { fn c() { d() } }\nfn e() {}");
        let at = |word: &str| source.code.find(word).unwrap();
        assert!(!source.in_tests(at("b()")) && source.in_tests(at("d()")) && !source.in_tests(at("fn e")));
        assert!(!Source::read("#[cfg(test)]\nmod tests;\nfn a() { b() }").in_tests(40));
    }
}
