use std::{collections::HashMap, sync::Arc};

use basis::{Id, Problem, Result, of::Body as BodyMark};
use web::Scope;

use crate::{Body, Kind, Springs};

/// The whole network in memory: every question about who stands above whom is answered here, without SQL.
#[derive(Debug)]
pub struct Tree {
    bodies: HashMap<Id<BodyMark>, Node>,
    /// Each before its children: what lies below a body follows it.
    line: Vec<Standing>,
    slugs: HashMap<String, Id<BodyMark>>,
    kinds: Vec<Kind>,
    springs: Option<Springs>,
    root: Arc<Body>,
}

#[derive(Debug)]
struct Node {
    body: Arc<Body>,
    children: Vec<Id<BodyMark>>,
    depth: usize,
    /// Bodies below it, itself not counted.
    below: usize,
    /// Its place in the line.
    at: usize,
}

#[derive(Debug)]
struct Standing {
    body: Arc<Body>,
    /// Its names and its slug, folded.
    called: String,
}

impl Tree {
    /// From all bodies, children in the order given. What does not hang on the root is left out.
    ///
    /// # Errors
    /// When there is no root.
    pub fn new(bodies: Vec<Body>) -> Result<Self> {
        let root = bodies.iter().find(|body| body.is_root()).cloned();
        let root =
            Arc::new(root.ok_or_else(|| Problem::failed("there is no root body; begin with nasij init"))?);
        let mut children: HashMap<Id<BodyMark>, Vec<Id<BodyMark>>> = HashMap::new();
        for body in &bodies {
            if let Some(parent) = body.parent {
                children.entry(parent).or_default().push(body.id);
            }
        }
        let mut loose: HashMap<Id<BodyMark>, Body> = bodies.into_iter().map(|body| (body.id, body)).collect();
        let mut nodes = HashMap::with_capacity(loose.len());
        let mut slugs = HashMap::with_capacity(loose.len());
        let mut order = Vec::with_capacity(loose.len());
        let mut line = Vec::with_capacity(loose.len());
        let mut waiting = vec![(root.id, 0)];
        while let Some((id, depth)) = waiting.pop() {
            let Some(body) = loose.remove(&id) else { continue };
            let children = children.remove(&id).unwrap_or_default();
            waiting.extend(children.iter().rev().map(|child| (*child, depth + 1)));
            slugs.insert(body.slug.as_str().to_owned(), id);
            order.push((id, body.parent));
            let (body, at) = (Arc::new(body), line.len());
            line.push(Standing { called: body.called(), body: Arc::clone(&body) });
            nodes.insert(id, Node { body, children, depth, below: 0, at });
        }
        // Children stand after their parents in `order`, so counts add up from its end.
        for (id, parent) in order.into_iter().rev() {
            let below = nodes.get(&id).map_or(0, |node| node.below);
            if let Some(above) = parent.and_then(|parent| nodes.get_mut(&parent)) {
                above.below += below + 1;
            }
        }
        Ok(Self { bodies: nodes, line, slugs, kinds: Vec::new(), springs: None, root })
    }

    /// With the kinds in the order in which they are offered, and the body elsewhere from which the root springs.
    #[must_use]
    pub fn with(mut self, kinds: Vec<Kind>, springs: Option<Springs>) -> Self {
        self.kinds = kinds;
        self.springs = springs;
        self
    }

    pub fn root(&self) -> &Arc<Body> {
        &self.root
    }
    pub fn len(&self) -> usize {
        self.bodies.len()
    }
    pub fn is_empty(&self) -> bool {
        self.bodies.is_empty()
    }
    pub fn get(&self, id: Id<BodyMark>) -> Option<&Arc<Body>> {
        self.bodies.get(&id).map(|node| &node.body)
    }
    pub fn by_slug(&self, slug: &str) -> Option<&Arc<Body>> {
        self.slugs.get(slug).and_then(|id| self.get(*id))
    }
    pub fn children(&self, id: Id<BodyMark>) -> &[Id<BodyMark>] {
        self.bodies.get(&id).map_or(&[], |node| &node.children)
    }
    /// 0 for the root.
    pub fn depth(&self, id: Id<BodyMark>) -> usize {
        self.bodies.get(&id).map_or(0, |node| node.depth)
    }
    /// How many bodies lie below it, itself not counted.
    pub fn count_below(&self, id: Id<BodyMark>) -> usize {
        self.bodies.get(&id).map_or(0, |node| node.below)
    }
    /// From the root down to the body itself.
    pub fn chain(&self, id: Id<BodyMark>) -> Vec<&Arc<Body>> {
        let mut chain = Vec::new();
        let mut next = Some(id);
        while let Some(body) = next.and_then(|id| self.get(id)) {
            chain.push(body);
            next = body.parent;
        }
        chain.reverse();
        chain
    }
    /// What a right at this body must cover.
    pub fn scope(&self, id: Id<BodyMark>) -> Scope {
        let shows = self.get(id).is_some_and(|body| body.shows_people);
        Scope::new(self.chain(id).into_iter().rev().map(|body| body.id).collect()).showing_people(shows)
    }
    /// Whether `id` is `above` itself or lies below it.
    pub fn is_within(&self, id: Id<BodyMark>, above: Id<BodyMark>) -> bool {
        self.chain(id).iter().any(|body| body.id == above)
    }
    /// The body and all below it, each before its children.
    pub fn below(&self, id: Id<BodyMark>) -> Vec<Id<BodyMark>> {
        self.standing(id).iter().map(|one| one.body.id).collect()
    }
    /// As [`Tree::below`], the bodies themselves.
    pub fn bodies_below(&self, id: Id<BodyMark>) -> impl Iterator<Item = &Arc<Body>> {
        self.standing(id).iter().map(|one| &one.body)
    }
    /// Of the body and all below it those whose names or slug have every word, as [`Body::is_called`].
    pub fn called(&self, id: Id<BodyMark>, words: &str) -> impl Iterator<Item = &Arc<Body>> {
        let words: Vec<String> = basis::fold(words).split_whitespace().map(str::to_owned).collect();
        self.having(id, words)
    }
    /// Of the body and all below it those whose folded names or slug have every one of these pieces.
    pub fn having(&self, id: Id<BodyMark>, pieces: Vec<String>) -> impl Iterator<Item = &Arc<Body>> {
        let has = move |one: &&Standing| pieces.iter().all(|piece| one.called.contains(piece.as_str()));
        self.standing(id).iter().filter(has).map(|one| &one.body)
    }
    fn standing(&self, id: Id<BodyMark>) -> &[Standing] {
        let node = self.bodies.get(&id);
        node.and_then(|node| self.line.get(node.at..=node.at + node.below)).unwrap_or_default()
    }
    /// Days to add to Umm al-Qura dates at a body: its own correction, else that of the nearest above.
    pub fn hijri(&self, id: Id<BodyMark>) -> i8 {
        self.chain(id).into_iter().rev().find_map(|body| body.hijri).unwrap_or(0)
    }
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }
    pub fn kind(&self, key: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.key == key)
    }
    /// Whether a body of kind `child` may sit directly under one of kind `parent`.
    pub fn may_contain(&self, parent: &str, child: &str) -> bool {
        self.kind(parent).is_some_and(|kind| kind.may_contain.iter().any(|one| one == child))
    }
    /// The body elsewhere from which the root springs.
    pub fn springs(&self) -> Option<&Springs> {
        self.springs.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use basis::{Language, Text};
    use words::Country;

    use super::*;

    fn body(id: u128, parent: Option<u128>) -> Body {
        Body {
            id: Id::from_bits(id),
            slug: format!("b{id}").parse().unwrap(),
            kind: "coalition".into(),
            parent: parent.map(Id::from_bits),
            country: Country::Other,
            country_code: None,
            status: crate::Status::Member,
            names: Text::of(Language::Ar, "هيئة"),
            dye: look::Dye::default(),
            languages: vec![Language::Ar],
            logo: None,
            year: None,
            place: None,
            hijri: (id == 2).then_some(-1),
            shows_people: false,
        }
    }

    #[test]
    fn counts_scopes_and_order() {
        let tree = Tree::new(vec![
            body(1, None),
            body(2, Some(1)),
            body(3, Some(1)),
            body(4, Some(2)),
            body(5, Some(2)),
        ])
        .unwrap();
        let id = Id::from_bits;
        assert_eq!([1, 2, 3, 4].map(|n| tree.count_below(id(n))), [4, 2, 0, 0]);
        assert_eq!(tree.below(id(1)), [1, 2, 4, 5, 3].map(Id::from_bits));
        assert_eq!(tree.below(id(2)), [2, 4, 5].map(Id::from_bits));
        assert_eq!((tree.below(id(5)).len(), tree.below(id(9)).len()), (1, 0));
        let called = |top, words| tree.called(id(top), words).map(|body| body.id.bits()).collect::<Vec<_>>();
        assert_eq!((called(1, "B4"), called(2, "هيئه b5"), called(3, "b4")), (vec![4], vec![5], vec![]));
        assert_eq!(tree.scope(id(4)), Scope::new(vec![id(4), id(2), id(1)]));
        assert!(
            tree.is_within(id(4), id(2)) && tree.is_within(id(2), id(2)) && !tree.is_within(id(2), id(4))
        );
        assert_eq!([1, 2, 4].map(|n| tree.hijri(id(n))), [0, -1, -1]);
        assert_eq!(tree.depth(id(5)), 2);
    }

    #[test]
    fn what_does_not_hang_on_the_root_is_left_out() {
        let tree =
            Tree::new(vec![body(1, None), body(2, Some(3)), body(3, Some(2)), body(4, Some(9))]).unwrap();
        assert_eq!(tree.len(), 1);
        assert!(tree.by_slug("b2").is_none());
        assert!(Tree::new(vec![body(2, Some(3))]).is_err());
    }
}
