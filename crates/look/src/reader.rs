use std::fmt;

macro_rules! choice {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }
        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.code()) }
        }
    };
}

choice! {
    /// How large letters are: 0.875, 1, 1.25 and 1.5 times.
    Size { Small "small", #[default] Normal "normal", Large "large", Largest "largest" }
}
choice! {
    /// `Auto` follows the reader's system.
    Theme { #[default] Auto "auto", Light "light", Dark "dark", Contrast "contrast" }
}

impl Size {
    /// One step down; the smallest stays.
    #[must_use]
    pub const fn smaller(self) -> Self {
        match self {
            Self::Small | Self::Normal => Self::Small,
            Self::Large => Self::Normal,
            Self::Largest => Self::Large,
        }
    }
    /// One step up; the largest stays.
    #[must_use]
    pub const fn larger(self) -> Self {
        match self {
            Self::Small => Self::Normal,
            Self::Normal => Self::Large,
            Self::Large | Self::Largest => Self::Largest,
        }
    }
}

/// What a reader chose about how pages are shown: 4 × 4 × 2 values, no more, so that a page cache can hold them.
/// Kept in a cookie named [`Reader::COOKIE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Reader {
    pub size: Size,
    pub theme: Theme,
    /// Pictures come as a frame with their words, and are loaded when opened.
    pub saver: bool,
}

impl Reader {
    pub const COOKIE: &'static str = "look";

    /// From a cookie's value, such as `large.dark.saver`. What is unknown is left at its default.
    pub fn from_cookie(value: &str) -> Self {
        let mut reader = Self::default();
        for part in value.split('.').take(3) {
            if let Some(size) = Size::from_code(part) {
                reader.size = size;
            } else if let Some(theme) = Theme::from_code(part) {
                reader.theme = theme;
            } else if part == "saver" {
                reader.saver = true;
            }
        }
        reader
    }

    /// The cookie's value: `[a-z.]` only. Empty when all is at its default: the cookie can go.
    pub fn to_cookie(self) -> String {
        let mut parts = Vec::new();
        if self.size != Size::default() {
            parts.push(self.size.code());
        }
        if self.theme != Theme::default() {
            parts.push(self.theme.code());
        }
        if self.saver {
            parts.push("saver");
        }
        parts.join(".")
    }

    /// After one field of the reader form (`size`, `theme` or `saver`) was posted; unknown ones change nothing.
    #[must_use]
    pub fn with(mut self, field: &str, value: &str) -> Self {
        match field {
            "size" => self.size = Size::from_code(value).unwrap_or(self.size),
            "theme" => self.theme = Theme::from_code(value).unwrap_or(self.theme),
            "saver" => self.saver = value == "on",
            _ => {}
        }
        self
    }

    pub(crate) const fn saver_code(self) -> &'static str {
        if self.saver { "on" } else { "off" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_comes_back_as_it_went() {
        for size in Size::ALL {
            for theme in Theme::ALL {
                for saver in [false, true] {
                    let reader = Reader { size: *size, theme: *theme, saver };
                    assert_eq!(Reader::from_cookie(&reader.to_cookie()), reader);
                }
            }
        }
        assert_eq!(Reader::default().to_cookie(), "");
        assert_eq!(Reader::from_cookie("\"><script>.huge"), Reader::default());
    }

    #[test]
    fn steps_stop_at_both_ends() {
        assert_eq!(Size::Small.smaller(), Size::Small);
        assert_eq!(Size::Largest.larger(), Size::Largest);
        assert_eq!(Size::Normal.larger().smaller(), Size::Normal);
        assert_eq!(Reader::default().with("size", "large").with("size", "no").size, Size::Large);
        assert!(Reader::default().with("saver", "on").saver);
    }
}
