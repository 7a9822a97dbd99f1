//! Whose news a body's list shows.

use std::collections::HashSet;

use basis::{Id, Problem, Result, of::Body};
use db::Conn;
use network::Tree;
use weave::{Site, facts::BodyChanged, tell};
use web::{Actor, Scope, Tag};

use crate::{model::Kind, rights, store};

/// The bodies of a list, and what the list is made from.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The body itself first.
    pub bodies: Vec<Id<Body>>,
    pub tags: Vec<Tag>,
}

/// Whose news `body` shows: its own, and that of chosen bodies which lie below it and have not refused.
///
/// # Errors
/// When the database does not answer.
pub async fn shown(conn: &mut Conn, tree: &Tree, body: Id<Body>) -> Result<Shown> {
    let mut bodies = vec![body];
    let mut tags = vec![Tag::body(body), Tag::news_of(body)];
    let chosen = store::chosen(conn, body).await?;
    if chosen.is_empty() {
        return Ok(Shown { bodies, tags });
    }
    let refused = store::refused_among(conn, &chosen).await?;
    for child in chosen.into_iter().filter(|child| is_below(tree, *child, body)) {
        // Of those that refused too: a refusal taken back shows at once.
        tags.push(Tag::body(child));
        if !refused.contains(&child) {
            tags.push(Tag::news_of(child));
            bodies.push(child);
        }
    }
    Ok(Shown { bodies, tags })
}

fn is_below(tree: &Tree, child: Id<Body>, body: Id<Body>) -> bool {
    child != body && tree.chain(child).iter().any(|above| above.id == body)
}

/// Chooses `wanted` among the bodies that were `offered`; others stay as they are.
///
/// # Errors
/// Forbidden; not found when one of `wanted` does not lie below the scope's body.
pub async fn choose(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    offered: HashSet<Id<Body>>,
    wanted: HashSet<Id<Body>>,
) -> Result<()> {
    rights::must_write(actor, scope, Kind::News)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let tree = network::tree(site).await?;
    if !wanted.iter().all(|child| is_below(&tree, *child, body)) {
        return Err(Problem::not_found());
    }
    let within = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                for child in offered.difference(&wanted) {
                    store::remove_source(conn, body, *child).await?;
                }
                for child in &wanted {
                    store::add_source(conn, body, *child).await?;
                }
                tell(conn, &within, &BodyChanged { body }).await
            })
        })
        .await
}

/// Keeps the news of the scope's body out of all lists above, or lets it be shown again.
///
/// # Errors
/// Forbidden.
pub async fn refuse(site: &Site, actor: &Actor, scope: &Scope, refused: bool) -> Result<()> {
    rights::must_write(actor, scope, Kind::News)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let within = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                store::set_refused(conn, body, refused).await?;
                // Lists above show it or not, and perhaps have no news at all without it.
                for parent in store::parents_showing(conn, body).await? {
                    tell(conn, &within, &BodyChanged { body: parent }).await?;
                }
                tell(conn, &within, &BodyChanged { body }).await
            })
        })
        .await
}
