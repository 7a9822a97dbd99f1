//! What stands under one heading, and what ends it.

use super::ArticleKind::{self, Goal, Means, Mission, Strength, Text, Vision};
use super::mark::Mark;

/// How the items of a section are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Number,
    Bullet,
    Worded,
    /// The list of the page's own markup.
    List(u32),
}

/// Where a marked line belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Placing {
    /// An article of the section.
    New,
    /// Part of the article before it.
    Join,
    /// None of the section's; the section ends.
    Text,
}

#[derive(Debug, Clone)]
pub(super) struct Section {
    pub kind: ArticleKind,
    pub items: usize,
    pub style: Option<Style>,
    /// A paragraph that is no item stands after the last one.
    pub apart: bool,
    last: u32,
    depth: u32,
    /// Marked items come, so what is not marked is not one.
    marked: bool,
    /// Another known heading follows with no marked item before it: all between is this section's.
    bounded: bool,
    /// The last paragraph announced a list.
    announced: bool,
}

impl Section {
    pub(super) fn new(kind: ArticleKind, marked: bool, bounded: bool) -> Self {
        Self {
            kind,
            items: 0,
            style: None,
            apart: false,
            last: 0,
            depth: 0,
            marked,
            bounded,
            announced: false,
        }
    }

    pub(super) fn is_list(&self) -> bool {
        match self.kind {
            Goal | Means | Strength => true,
            Vision | Mission | Text => false,
        }
    }

    /// The number the list would go on with.
    pub(super) fn expected(&self) -> Option<u32> {
        let numbers = self.kind == Goal || self.kind == Means || self.style == Some(Style::Number);
        let begun = self.items == 0 || self.style == Some(Style::Number);
        (self.is_list() && numbers && begun).then_some(self.last.saturating_add(1))
    }

    pub(super) fn is_next(&self, number: u32) -> bool {
        self.style == Some(Style::Number) && number == self.last.saturating_add(1)
    }

    /// `list` and depth of an item of the page's own lists; `gap`: it stands apart; `colon`: what is above ends with
    /// one; `open`: something is above.
    pub(super) fn place(
        &self,
        mark: Mark,
        list: Option<(u32, u32)>,
        gap: bool,
        colon: bool,
        open: bool,
    ) -> Placing {
        if !self.is_list() {
            let same = self.items == 0 || colon || (self.style.is_some() && !self.apart);
            return if same { Placing::New } else { Placing::Text };
        }
        let Some(style) = self.style else {
            return if self.items == 0 || !gap { Placing::New } else { Placing::Text };
        };
        if let Some((list, depth)) = list {
            return match style {
                Style::List(same) if same == list => Placing::New,
                Style::List(_) if depth > self.depth && open => Placing::Join,
                Style::List(_) if !self.apart => Placing::New,
                _ if colon && open && !self.apart => Placing::Join,
                _ => Placing::Text,
            };
        }
        let sub = open && !self.apart && (colon || !gap);
        match (style, mark) {
            (Style::Number, Mark::Number(number)) if self.apart => {
                if number > self.last {
                    Placing::New
                } else {
                    Placing::Text
                }
            }
            (Style::Number, Mark::Number(_)) => Placing::New,
            (_, _) if self.apart => Placing::Text,
            (Style::Bullet, Mark::Bullet) | (Style::Worded, Mark::Worded) => Placing::New,
            (Style::Number, Mark::Bullet | Mark::Worded) | (Style::Worded, _) if sub => Placing::Join,
            (Style::Bullet, Mark::Number(_)) if !gap => Placing::New,
            (Style::List(_), _) if sub => Placing::Join,
            _ => Placing::Text,
        }
    }

    /// An item was put down.
    pub(super) fn took(&mut self, mark: Mark, list: Option<(u32, u32)>) {
        if self.items == 0 {
            self.style = Some(match (list, mark) {
                (Some((list, depth)), _) => {
                    self.depth = depth;
                    Style::List(list)
                }
                (None, Mark::Number(_)) => Style::Number,
                (None, Mark::Bullet) => Style::Bullet,
                (None, Mark::Worded) => Style::Worded,
            });
        } else if let (Some((list, _)), Some(Style::List(_))) = (list, self.style) {
            self.style = Some(Style::List(list));
        }
        if let Mark::Number(number) = mark {
            self.last = number;
        }
        self.items += 1;
        self.apart = false;
    }

    /// Whether a paragraph without a mark is an article of this section.
    pub(super) fn takes_paragraph(&mut self, apart: bool, unknown: bool, colon: bool) -> bool {
        if unknown && self.items > 0 {
            return false;
        }
        if !self.is_list() {
            let takes = self.items == 0;
            self.announced = takes && colon;
            return takes;
        }
        if self.marked {
            return false;
        }
        !unknown && (self.items == 0 || self.bounded || !apart)
    }

    /// Whether a paragraph that is not of this section ends it.
    pub(super) fn closes(&self, unknown: bool, colon: bool) -> bool {
        if !self.is_list() {
            return true;
        }
        if self.items == 0 { unknown } else { unknown || colon || !self.marked }
    }
}
