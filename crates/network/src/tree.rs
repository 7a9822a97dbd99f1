use std::{collections::HashMap, sync::Arc};

use basis::{Id, Problem, Result, of::Body as BodyMark};
use web::Scope;

use crate::Body;

/// The whole network in memory: every question about who stands above whom is answered here, without SQL.
#[derive(Debug)]
pub struct Tree {
    bodies: HashMap<Id<BodyMark>, Node>,
    slugs: HashMap<String, Id<BodyMark>>,
    root: Arc<Body>,
}

#[derive(Debug)]
struct Node {
    body: Arc<Body>,
    children: Vec<Id<BodyMark>>,
    depth: usize,
}

impl Tree {
    /// From all bodies, children in the order given.
    ///
    /// # Errors
    /// When there is no root.
    pub fn new(bodies: Vec<Body>) -> Result<Self> {
        let root = bodies.iter().find(|body| body.is_root()).cloned();
        let root =
            Arc::new(root.ok_or_else(|| Problem::failed("there is no root body; begin with nasij init"))?);
        let mut children: HashMap<Id<BodyMark>, Vec<Id<BodyMark>>> = HashMap::new();
        let mut slugs = HashMap::with_capacity(bodies.len());
        for body in &bodies {
            slugs.insert(body.slug.as_str().to_owned(), body.id);
            if let Some(parent) = body.parent {
                children.entry(parent).or_default().push(body.id);
            }
        }
        let mut nodes: HashMap<Id<BodyMark>, Node> = bodies
            .into_iter()
            .map(|body| {
                let children = children.remove(&body.id).unwrap_or_default();
                (body.id, Node { body: Arc::new(body), children, depth: 0 })
            })
            .collect();
        let mut waiting = vec![(root.id, 0)];
        while let Some((id, depth)) = waiting.pop() {
            if let Some(node) = nodes.get_mut(&id) {
                node.depth = depth;
                waiting.extend(node.children.iter().map(|child| (*child, depth + 1)));
            }
        }
        Ok(Self { bodies: nodes, slugs, root })
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
        Scope::new(self.chain(id).into_iter().rev().map(|body| body.id).collect())
    }
    /// The body and all below it, each before its children.
    pub fn below(&self, id: Id<BodyMark>) -> Vec<Id<BodyMark>> {
        let mut all = Vec::new();
        let mut waiting = vec![id];
        while let Some(id) = waiting.pop() {
            if let Some(node) = self.bodies.get(&id) {
                all.push(id);
                waiting.extend(node.children.iter().rev());
            }
        }
        all
    }
}
