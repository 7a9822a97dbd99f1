//! Line icons drawn for the house on a 24 × 24 grid, 1.75 thick, in the colour of the words beside them.
//! They are always hidden from screen readers: a word says the same.

use std::fmt;

macro_rules! icons {
    ($($variant:ident $code:literal $drawing:literal;)+) => {
        /// A drawing that stands beside a word.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Icon { $($variant),+ }
        impl Icon {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            /// The whole `<svg>`, safe to put in a page as it is.
            pub const fn svg(self) -> &'static str {
                match self { $(Self::$variant => concat!(
                    "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"", $drawing, "\"/></svg>"
                )),+ }
            }
        }
    };
}

icons! {
    Menu "menu" "M4 7h16M4 12h16M4 17h16";
    Close "close" "M6 6l12 12M18 6L6 18";
    Globe "globe" "M12 3a9 9 0 100 18 9 9 0 000-18M3.5 9h17M3.5 15h17M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18";
    Eye "eye" "M2 12s4-6.5 10-6.5S22 12 22 12s-4 6.5-10 6.5S2 12 2 12zM12 9a3 3 0 100 6 3 3 0 000-6";
    Auto "auto" "M12 4a8 8 0 100 16zM12 4a8 8 0 010 16";
    Sun "sun" "M12 8a4 4 0 100 8 4 4 0 000-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M5 19l1.4-1.4M17.6 6.4L19 5";
    Moon "moon" "M20 14.5A8.5 8.5 0 019.5 4 8.5 8.5 0 1020 14.5z";
    Contrast "contrast" "M12 3a9 9 0 100 18 9 9 0 000-18M12 3v18M12 7h7M12 12h9M12 17h7";
    Saver "saver" "M5 19C4 9 10 5 20 4c0 10-4 16-13 14M5 19c2-5 5-8 9-10";
    Campaign "campaign" "M3 10v4h3l9 5V5l-9 5zM18.5 9a4 4 0 0 1 0 6";
    Share "share" "M12 15V3M8 7l4-4 4 4M5 12v8h14v-8";
    Print "print" "M7 8V3h10v5M7 17H4V9h16v8h-3M7 14h10v7H7z";
    Exit "exit" "M14 4h6v16h-6M4 12h11M11 8l4 4-4 4";
    Search "search" "M11 4a7 7 0 100 14 7 7 0 000-14M16 16l5 5";
    Next "next" "M9 5l7 7-7 7";
    Back "back" "M15 5l-7 7 7 7";
    Down "down" "M5 9l7 7 7-7";
    Out "out" "M9 5H5v14h14v-4M13 4h7v7M20 4l-9 9";
    Check "check" "M4 12.5l5.5 5.5L20 6.5";
    Done "done" "M12 3a9 9 0 100 18 9 9 0 000-18M8 12.5l3 3 5.5-6.5";
    Info "info" "M12 3a9 9 0 100 18 9 9 0 000-18M12 11v5.5M12 7.5v.2";
    Care "care" "M12 4L2.5 20h19zM12 10v5M12 17.5v.2";
    Danger "danger" "M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16v.2";
    Clock "clock" "M12 3a9 9 0 100 18 9 9 0 000-18M12 7v5.5l3.5 2";
    Draft "draft" "M4 20l1-5L16 4l4 4L9 19zM13.5 6.5l4 4";
    Live "live" "M12 10a2 2 0 100 4 2 2 0 000-4M8 8a5.5 5.5 0 000 8M16 8a5.5 5.5 0 010 8M5 5a10 10 0 000 14M19 5a10 10 0 010 14";
    Bin "bin" "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5";
    Restore "restore" "M4 5v5h5M4.5 10a8 8 0 113 8";
    Plus "plus" "M12 5v14M5 12h14";
    Comment "comment" "M4 5h16v12h-9l-5 4v-4H4z";
    Reply "reply" "M10 6L4 12l6 6M4 12h10c4 0 6 2 6 6";
    News "news" "M4 5h13v14H5a1 1 0 01-1-1zM17 9h3v9a1 1 0 01-2 1M7.5 9h6M7.5 12.5h6M7.5 16h4";
    Page "page" "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6";
    Charter "charter" "M7 4h12v13a3 3 0 01-3 3H6M7 4a2 2 0 00-2 2v11M5 17h8a3 3 0 003 3M10 8h6M10 12h6";
    People "people" "M9 5a3.5 3.5 0 100 7 3.5 3.5 0 000-7M2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 5.5a3.5 3.5 0 010 6M18 14.5c2.3.8 3.5 2.7 3.5 5.5";
    Person "person" "M12 4a4 4 0 100 8 4 4 0 000-8M4 21c0-4.5 3.5-6.5 8-6.500s8 2 8 6.5";
    Home "home" "M4 11l8-7 8 7v9h-5v-6H9v6H4z";
    Tree "tree" "M10 3h4v4h-4zM3 16h5v5H3zM16 16h5v5h-5zM12 7v5M5.5 16v-4h13v4";
    Map "map" "M12 21s7-6.5 7-11.500a7 7 0 10-14 0C5 14.5 12 21 12 21zM12 7a2.5 2.5 0 100 5 2.5 2.5 0 000-5";
    Calendar "calendar" "M4 6h16v14H4zM4 10.500h16M8 3v5M16 3v5";
    Settings "settings" "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4";
    Mail "mail" "M3 6h18v13H3zM3 7l9 7 9-7";
    Lock "lock" "M5 11h14v10H5zM8 11V8a4 4 0 018 0v3";
    Key "key" "M8 11a4 4 0 100 8 4 4 0 000-8M11 12.500L20 4M16.5 7.500l3 3";
    Shield "shield" "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6z";
    Link "link" "M10 14a4 4 0 006 0l4-4a4 4 0 00-6-6l-1.5 1.500M14 10a4 4 0 00-6 0l-4 4a4 4 0 006 6l1.5-1.5";
    Picture "picture" "M3 5h18v14H3zM3 16l5-5 4 4 3-3 6 5M15.5 8.500v.2";
    Film "film" "M3 5h18v14H3zM10 9l5 3-5 3z";
    Sound "sound" "M4 9v6h4l6 5V4L8 9zM17.5 8.500a5 5 0 010 7";
    Attachment "attachment" "M20 11l-8.5 8.500a5 5 0 01-7-7L13 4a3.5 3.5 0 015 5l-8 8a2 2 0 01-3-3l7-7";
    Download "download" "M12 3v12M8 11l4 4 4-4M5 20h14";
    Bold "bold" "M7 4h6a4 4 0 010 8H7zM7 12h7a4 4 0 010 8H7z";
    Heading "heading" "M6 4v16M18 4v16M6 12h12";
    Quote "quote" "M10 7c-4 1-5 4-5 9h5v-5H7M19 7c-4 1-5 4-5 9h5v-5h-3";
    Bullets "bullets" "M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1";
    Numbers "numbers" "M10 6h10M10 12h10M10 18h10M4 5l1.5-1v4.500M4 15h3l-3 4h3";
    Table "table" "M3 5h18v14H3zM3 10h18M3 14.500h18M10 5v14";
    Feed "feed" "M5 19v.1M5 12a7 7 0 017 7M5 5a14 14 0 0114 14";
    History "history" "M4 5v5h5M4.5 10a8 8 0 113 8M12 8v4.500l3 2";
    Copy "copy" "M8 8h12v12H8zM16 8V4H4v12h4";
    SignOut "sign-out" "M10 4H4v16h6M9 12h12M17 8l4 4-4 4";
    Languages "languages" "M4 6h10M9 4v2M12 6c-1 5-4 8-8 9M6 9c1 3 4 5 7 6M13 20l4-10 4 10M14.5 16.500h5";
}

impl Icon {
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|icon| icon.code() == code)
    }
    /// Icons that point along the line of writing are mirrored where it runs from right to left.
    const fn points(self) -> bool {
        matches!(
            self,
            Self::Next | Self::Back | Self::Exit | Self::Reply | Self::SignOut | Self::Out | Self::Bullets
        )
    }
}

/// The `<svg>`, with the class that mirrors it where it must be.
impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.points() {
            f.write_str(&self.svg().replacen("class=\"icon\"", "class=\"icon turns\"", 1))
        } else {
            f.write_str(self.svg())
        }
    }
}

/// An icon by its name, or nothing when there is none of that name.
pub fn icon(name: &str) -> &'static str {
    Icon::from_code(name).map_or("", Icon::svg)
}

/// The mark of Nasij: two threads over and under two others. It takes two colours from the page.
pub const MARK: &str = "<svg class=\"mark\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><g transform=\"rotate(45 12 12)\">\
<path class=\"weft\" d=\"M3 9h9.200M17.8 9H21M3 15h3.200M11.8 15H21\"/>\
<path class=\"warp\" d=\"M9 3v3.200M9 11.800V21M15 3v9.200M15 17.800V21\"/></g></svg>";

/// The weave: a quiet band of lozenges between two parts of a page. Once a page: its pattern has an id.
pub const BAND: &str = "<svg class=\"band\" aria-hidden=\"true\"><defs><pattern id=\"weave\" width=\"24\" height=\"12\" \
patternUnits=\"userSpaceOnUse\"><path d=\"M0 6l6-6 6 6-6 6zM12 6l6-6 6 6-6 6z\"/><path class=\"knot\" d=\"M3.5 6L6 3.5 8.5 6 6 8.500z\
M16.5 6h3\"/></pattern></defs><rect width=\"100%\" height=\"12\" fill=\"url(#weave)\"/></svg>";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_found() {
        for icon in Icon::ALL {
            assert_eq!(Icon::from_code(icon.code()), Some(*icon));
        }
        assert_eq!(icon("nothing"), "");
        assert!(Icon::Next.to_string().contains("turns"));
    }
}
