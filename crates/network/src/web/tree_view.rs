//! The tree as nested lists, and how much of it fits a page.

use std::fmt::Write as _;

use basis::{Id, fold, of::Body as BodyMark};
use look::escape;
use weave::Visit;

use super::{kind_name, lang_dir, named, status_badge};
use crate::{Body, Tree};

pub(crate) struct TreeView<'a> {
    pub visit: &'a Visit,
    pub tree: &'a Tree,
    /// Where a body's name leads.
    pub href: &'a (dyn Fn(&Body) -> String + Sync),
    /// Where the number of those below leads when they are not shown.
    pub more: &'a (dyn Fn(&Body) -> String + Sync),
    /// About so many rows, cut at whole levels; the first level is always shown up to this.
    pub most: usize,
    /// At most so many levels.
    pub levels: usize,
}

impl TreeView<'_> {
    /// Those rows and all levels below that fit.
    pub(crate) fn html(&self, tops: &[Id<BodyMark>]) -> String {
        let levels = self.fitting(tops);
        let mut out = String::from("<ul class=\"tree\">");
        self.items(&mut out, tops, levels);
        out.push_str("</ul>");
        out
    }

    fn fitting(&self, tops: &[Id<BodyMark>]) -> usize {
        let (mut level, mut rows, mut depth) = (tops.to_vec(), tops.len(), 1);
        while depth < self.levels {
            let next: Vec<_> =
                level.iter().flat_map(|id| self.tree.children(*id)).copied().take(self.most + 1).collect();
            rows += next.len();
            if next.is_empty() || rows > self.most {
                break;
            }
            level = next;
            depth += 1;
        }
        depth
    }

    fn items(&self, out: &mut String, ids: &[Id<BodyMark>], levels: usize) {
        let bodies: Vec<&Body> =
            ids.iter().take(self.most).filter_map(|id| self.tree.get(*id)).map(AsRef::as_ref).collect();
        // A word for the kind only where siblings differ in it.
        let mixed = bodies.windows(2).any(|two| matches!(two, [one, other] if one.kind != other.kind));
        for body in bodies {
            out.push_str("<li>");
            let children = self.tree.children(body.id);
            self.row(out, body, mixed, levels > 1);
            if levels > 1 && !children.is_empty() {
                out.push_str("<ul>");
                self.items(out, children, levels - 1);
                out.push_str("</ul>");
            }
            out.push_str("</li>");
        }
        let left = ids.len().saturating_sub(self.most);
        if left > 0 {
            let words = self.visit.t.count("network-and-more", i64::try_from(left).unwrap_or(i64::MAX));
            let _ = write!(out, "<li class=\"hint\">{}</li>", escape(&words));
        }
    }

    fn row(&self, out: &mut String, body: &Body, mixed: bool, open: bool) {
        let (lang, name) = named(self.visit, body);
        let _ = write!(
            out,
            "<div class=\"tree-row\"><div><a href=\"{}\"{}>{}</a>",
            escape(&(self.href)(body)),
            lang_dir(lang),
            escape(name)
        );
        if mixed {
            let kind = kind_name(self.visit, self.tree, &body.kind);
            // Many names say it themselves.
            if !fold(name).contains(&fold(&kind)) {
                let _ = write!(out, " <span class=\"hint\">{}</span>", escape(&kind));
            }
        }
        let badge = status_badge(self.visit, body);
        if !badge.is_empty() {
            let _ = write!(out, " {badge}");
        }
        out.push_str("</div>");
        let below = self.tree.count_below(body.id);
        if below > 0 {
            let words = self.visit.t.count("network-below", i64::try_from(below).unwrap_or(i64::MAX));
            let words = escape(&words);
            if open {
                let _ = write!(out, "<span class=\"number\">{words}</span>");
            } else {
                let _ =
                    write!(out, "<a class=\"number\" href=\"{}\">{words}</a>", escape(&(self.more)(body)));
            }
        }
        out.push_str("</div>");
    }
}
