//! Who may do what with a body: pure, tested as a table.

use basis::{Id, Problem, Result, of::Body as BodyMark};
use weave::Capability;
use web::{Actor, Scope};

use crate::Tree;

pub const EDIT: &str = "bodies.edit";

/// To say whether bodies above see this one's people. Where they do not, it cannot be given from above either.
pub const SHOW_PEOPLE: &str = "bodies.show-people";

pub const RIGHTS: &[Capability] = &[
    Capability::new(EDIT, "network-right-edit", &[]),
    Capability::new(SHOW_PEOPLE, "network-right-show-people", &[]).where_shown(),
];

/// # Errors
/// Forbidden, when it is not allowed.
pub fn must(allowed: bool) -> Result<()> {
    if allowed { Ok(()) } else { Err(Problem::forbidden()) }
}

/// Whether she holds the right at the body above: what is decided over a body, not by it.
pub fn may_from_above(actor: &Actor, tree: &Tree, body: Id<BodyMark>) -> bool {
    let above = tree.get(body).and_then(|body| body.parent);
    above.is_some_and(|above| actor.may(EDIT, &tree.scope(above)))
}

/// How far a body has come is said by the body above; of the root, by its own.
pub fn may_set_status(actor: &Actor, tree: &Tree, body: Id<BodyMark>) -> bool {
    if tree.root().id == body {
        actor.may(EDIT, &tree.scope(body))
    } else {
        may_from_above(actor, tree, body)
    }
}

/// Hanging a body under another one: both must be hers.
pub fn may_move(actor: &Actor, tree: &Tree, body: Id<BodyMark>, to: Id<BodyMark>) -> bool {
    actor.may(EDIT, &tree.scope(body)) && actor.may(EDIT, &tree.scope(to))
}

/// Whether she may change who sees the body's people: by a right held at the body itself, never by one from above, not even
/// where they are shown.
pub fn may_show_people(actor: &Actor, body: Id<BodyMark>) -> bool {
    actor.grants.iter().any(|grant| grant.body == body && grant.rights.here.contains(SHOW_PEOPLE))
}

/// Whether she has anything to do at this body's desk.
pub fn sits_at(actor: &Actor, body: &Scope) -> bool {
    actor
        .grants
        .iter()
        .any(|grant| body.body() == Some(grant.body) || (grant.below && body.is_below(grant.body)))
}

#[cfg(test)]
mod tests {
    use basis::{Language, Text};

    use super::*;
    use crate::{Body, Status, testing::actor};

    fn body(id: u128, parent: Option<u128>) -> Body {
        Body {
            id: Id::from_bits(id),
            slug: format!("b{id}").parse().unwrap(),
            kind: "coalition".into(),
            parent: parent.map(Id::from_bits),
            country: words::Country::Other,
            country_code: None,
            status: Status::Member,
            names: Text::of(Language::Ar, "هيئة"),
            dye: look::Dye::default(),
            languages: vec![Language::Ar],
            logo: None,
            year: None,
            place: None,
            hijri: None,
            shows_people: false,
        }
    }

    #[test]
    fn each_right_at_each_place() {
        // root 1 > chapter 2 > association 3; sister 4 under the root
        let tree =
            Tree::new(vec![body(1, None), body(2, Some(1)), body(3, Some(2)), body(4, Some(1))]).unwrap();
        let all = [1, 2, 3, 4].map(Id::<BodyMark>::from_bits);
        let [root, chapter, association, sister] = all;
        for (at, below, right, removes, states, sits, moves) in [
            (root, true, EDIT, [false, true, true, true], [true; 4], [true; 4], true),
            (
                root,
                false,
                EDIT,
                [false, true, false, true],
                [true, true, false, true],
                [true, false, false, false],
                false,
            ),
            (
                chapter,
                true,
                EDIT,
                [false, false, true, false],
                [false, false, true, false],
                [false, true, true, false],
                false,
            ),
            (association, false, EDIT, [false; 4], [false; 4], [false, false, true, false], false),
            (chapter, true, "news.write", [false; 4], [false; 4], [false, true, true, false], false),
        ] {
            let who = actor(at, below, &[right]);
            assert_eq!(all.map(|id| may_from_above(&who, &tree, id)), removes);
            assert_eq!(all.map(|id| may_set_status(&who, &tree, id)), states);
            assert_eq!(all.map(|id| sits_at(&who, &tree.scope(id))), sits);
            assert_eq!(may_move(&who, &tree, association, sister), moves);
        }
    }
}
