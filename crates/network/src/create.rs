use basis::{FieldProblem, Id, Kind, Problem, Result, Slug, of::Body as BodyMark, slug_from};
use db::Conn;
use look::Dye;
use weave::{Entry, Site, facts::TreeChanged, note, tell};
use web::{Actor, Scope};
use words::Country;

use crate::{
    Body, NewBody, Profile,
    model::{MOST_NAME, check_text, is_country},
    rights, slug, store, tree,
};

/// Makes a body below the scope's.
///
/// # Errors
/// Forbidden; invalid with its fields: no name, a kind that does not fit there, an address that is taken (`slug`) or that
/// still leads to another body (`take-old`, to be confirmed).
pub async fn create(site: &Site, actor: &Actor, scope: &Scope, new: NewBody) -> Result<Id<BodyMark>> {
    actor.must(rights::EDIT, scope)?;
    let parent = scope.body().ok_or_else(Problem::not_found)?;
    let tree = tree(site).await?;
    let above = tree.get(parent).ok_or_else(Problem::not_found)?;
    let wanted = check(&new, tree.may_contain(&above.kind, &new.kind))?;
    let body = Body {
        id: Id::new(&site.clock, &site.rng),
        slug: above.slug.clone(),
        kind: new.kind.clone(),
        parent: Some(parent),
        country: new.country.as_deref().map_or(Country::Other, Country::from_code),
        country_code: new.country.clone(),
        status: new.status,
        names: new.names.clone(),
        dye: next_dye(tree.children(parent).len()),
        languages: above.languages.clone(),
        logo: None,
        year: None,
        place: None,
        hijri: None,
        shows_people: false,
    };
    let (id, within, by) = (body.id, site.clone(), actor.account);
    let done = site
        .db
        .write(move |conn| {
            Box::pin(async move {
                store::lock_shape(conn).await?;
                // The tree in memory may be a moment old.
                if !store::kind_of(conn, parent).await.is_ok_and(|kind| tree.may_contain(&kind, &body.kind)) {
                    return Err(Problem::not_found());
                }
                let slug = match wanted {
                    Some(slug) => slug,
                    None => free(conn, &new).await?,
                };
                slug::may_take(conn, &slug, id, new.take_old).await?;
                let body = Body { slug, ..body };
                store::forget_old_slug(conn, &body.slug).await?;
                store::add(conn, &body, &Profile::default(), within.clock.now()).await?;
                note(&within, conn, Entry::new(parent, Some(by), "network.body-made").about(id)).await?;
                tell(conn, &within, &TreeChanged { body: id }).await
            })
        })
        .await;
    db::on_unique(done, "slug", "slug", "network-slug-taken")?;
    Ok(id)
}

fn check(new: &NewBody, kind_fits: bool) -> Result<Option<Slug>> {
    let mut wrong = Vec::new();
    check_text(&mut wrong, "name", &new.names, MOST_NAME, true);
    let mut say = |field: &'static str, key: &'static str| {
        wrong.push(FieldProblem { field: field.into(), key: key.into() });
    };
    if !kind_fits {
        say("kind", "network-kind-does-not-fit");
    }
    if new.country.as_deref().is_some_and(|code| !is_country(code)) {
        say("country-code", "network-bad-country");
    }
    let slug = match new.slug.as_str() {
        "" => None,
        typed => typed.parse().map_err(|_| say("slug", "field-bad-slug")).ok(),
    };
    Problem::from_fields(wrong)?;
    Ok(slug)
}

/// A slug from the name that nobody has and that leads nowhere: `oasis`, `oasis-2`, …
async fn free(conn: &mut Conn, new: &NewBody) -> Result<Slug> {
    use basis::Language::{Ar, En, Fr};
    let from = [Fr, En, Ar].into_iter().find_map(|language| slug_from(new.names.get(language)?));
    let first = match from {
        Some(slug) => slug,
        None => new.kind.parse().map_err(|_| Problem::invalid("slug", "field-required"))?,
    };
    for n in 1..=99 {
        let slug = if n == 1 { Ok(first.clone()) } else { format!("{first}-{n}").parse() };
        let Ok(slug) = slug else { break };
        if !store::is_taken(conn, &slug).await? && store::of_old_slug(conn, slug.as_str()).await?.is_none() {
            return Ok(slug);
        }
    }
    Err(Problem::new(Kind::Invalid, "problem-invalid").and_field("slug", "field-required"))
}

/// Siblings begin with different colours.
fn next_dye(siblings: usize) -> Dye {
    Dye::ALL.get(siblings % Dye::ALL.len()).copied().unwrap_or_default()
}
