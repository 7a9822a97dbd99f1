//! Who may write what: pure.

use basis::Result;
use weave::{Capability, Role};
use web::{Actor, Scope};

use crate::model::Kind;

pub const NEWS: &str = "news.write";
pub const PAGES: &str = "pages.write";
pub const MENUS: &str = "menus.write";

pub const RIGHTS: &[Capability] = &[
    Capability::new(NEWS, "pages-right-news", &[Role::Editor]),
    Capability::new(PAGES, "pages-right-pages", &[Role::Editor]),
    Capability::new(MENUS, "pages-right-menus", &[Role::Editor]),
];

/// The right over writings of a kind.
pub const fn over(kind: Kind) -> &'static str {
    match kind {
        Kind::News => NEWS,
        Kind::Page => PAGES,
    }
}

pub fn may_write(actor: &Actor, scope: &Scope, kind: Kind) -> bool {
    actor.may(over(kind), scope)
}

/// Writes, publishes, removes and restores writings of a kind at the scope's body.
///
/// # Errors
/// Forbidden.
pub fn must_write(actor: &Actor, scope: &Scope, kind: Kind) -> Result<()> {
    actor.must(over(kind), scope)
}

/// Chooses the pages of the body's menu.
///
/// # Errors
/// Forbidden.
pub fn must_arrange(actor: &Actor, scope: &Scope) -> Result<()> {
    actor.must(MENUS, scope)
}

#[cfg(test)]
mod tests {
    use super::*;
    use basis::{Id, Language, of::Body};

    #[test]
    fn who_may_write_what_at_which_body() {
        let [root, chapter, association, sister] = [1, 2, 3, 4].map(Id::<Body>::from_bits);
        let actor = |body, below, rights: &[&'static str]| {
            Actor::new(Id::from_bits(9), "x", Language::Ar).with(body, below, rights)
        };
        let scopes = [
            Scope::new(vec![root]),
            Scope::new(vec![chapter, root]),
            Scope::new(vec![association, chapter, root]),
            Scope::new(vec![sister, root]),
        ];
        let none = [false; 4];
        for (who, news, pages, menus) in [
            (actor(root, true, &[NEWS, PAGES, MENUS]), [true; 4], [true; 4], [true; 4]),
            (actor(chapter, true, &[NEWS]), [false, true, true, false], none, none),
            (actor(chapter, false, &[PAGES]), none, [false, true, false, false], none),
            (actor(association, true, &[MENUS]), none, none, [false, false, true, false]),
            (actor(root, true, &["comments.moderate"]), none, none, none),
        ] {
            for (at, scope) in scopes.iter().enumerate() {
                assert_eq!(must_write(&who, scope, Kind::News).is_ok(), news[at], "news {at}");
                assert_eq!(must_write(&who, scope, Kind::Page).is_ok(), pages[at], "pages {at}");
                assert_eq!(must_arrange(&who, scope).is_ok(), menus[at], "menus {at}");
            }
        }
    }
}
