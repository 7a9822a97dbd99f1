//! A body accepts a version of a charter above it, or withdraws.

use basis::{FieldProblem, Id, Problem, Result, Text};
use weave::Site;
use web::{Actor, Scope};

use crate::{
    edit::tell_of,
    model::{Adherence, VersionMark, is_day},
    rights, store,
};

/// The most characters of a reservation in one language.
pub const RESERVATION: usize = 2_000;

/// Records the adherence of the scope's body.
///
/// # Errors
/// Forbidden; a version of a body that does not stand above; a day that is none.
pub async fn adhere(
    site: &Site,
    actor: &Actor,
    scope: &Scope,
    version: Id<VersionMark>,
    day: String,
    reservation: Text,
) -> Result<()> {
    rights::may_adhere(actor, scope)?;
    let mut wrong = Vec::new();
    if !is_day(&day) {
        wrong.push(FieldProblem { field: "day".into(), key: "field-bad-date".into() });
    }
    for (language, text) in reservation.iter() {
        if text.chars().count() > RESERVATION {
            wrong.push(FieldProblem {
                field: format!("reservation-{language}").into(),
                key: "field-too-long".into(),
            });
        }
    }
    Problem::from_fields(wrong)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let (site, scope) = (site.clone(), scope.clone());
    site.db
        .clone()
        .write(move |conn| {
            Box::pin(async move {
                let version = store::version(conn, version)
                    .await?
                    .filter(|v| v.number.is_some())
                    .ok_or_else(Problem::not_found)?;
                if version.body == body || !scope.is_below(version.body) {
                    return Err(Problem::invalid("version", "charter-not-above"));
                }
                let adherence = Adherence { body, version: version.id, day, reservation };
                store::adhere(conn, &adherence, site.clock.now()).await?;
                tell_of(conn, &site, version.body).await?;
                weave::tell(conn, &site, &weave::facts::BodyChanged { body }).await
            })
        })
        .await
}

/// Takes the adherence of the scope's body back.
///
/// # Errors
/// Forbidden; it adheres to nothing.
pub async fn withdraw(site: &Site, actor: &Actor, scope: &Scope) -> Result<()> {
    rights::may_adhere(actor, scope)?;
    let body = scope.body().ok_or_else(Problem::not_found)?;
    let site = site.clone();
    site.db
        .clone()
        .write(move |conn| {
            Box::pin(async move {
                let adherence = store::adherence_of(conn, body).await?.ok_or_else(Problem::not_found)?;
                let version =
                    store::version(conn, adherence.version).await?.ok_or_else(Problem::not_found)?;
                store::withdraw(conn, body).await?;
                tell_of(conn, &site, version.body).await?;
                weave::tell(conn, &site, &weave::facts::BodyChanged { body }).await
            })
        })
        .await
}
