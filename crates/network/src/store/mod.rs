use basis::{
    Id, Language, Moment, Result, Slug, Text,
    of::{Asset, Body as BodyMark},
};
use db::{Conn, args};
use words::Country;

use crate::{Body, Kind, Profile, Springs, Status};

mod bin;
pub use bin::*;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    slug: String,
    kind: String,
    parent: Option<String>,
    names: String,
    country: Option<String>,
    status: String,
    year: Option<i64>,
    languages: String,
    dye: String,
    logo: Option<String>,
    lat: Option<f64>,
    lon: Option<f64>,
    hijri: Option<i64>,
    shows_people: bool,
}

impl Row {
    fn body(self) -> Result<Body> {
        Ok(Body {
            id: db::id(&self.id)?,
            slug: db::slug(&self.slug)?,
            kind: self.kind,
            parent: self.parent.as_deref().map(db::id).transpose()?,
            country: self.country.as_deref().map_or(Country::Other, Country::from_code),
            country_code: self.country,
            status: Status::from_code(&self.status).unwrap_or_default(),
            names: Text::from_json(&self.names),
            dye: look::Dye::from_code(&self.dye).unwrap_or_default(),
            languages: self.languages.split(' ').filter_map(|code| code.parse().ok()).collect(),
            logo: self.logo.as_deref().and_then(|id| id.parse().ok()),
            year: self.year,
            place: self.lat.zip(self.lon),
            hijri: self.hijri.and_then(|days| i8::try_from(days).ok()),
            shows_people: self.shows_people,
        })
    }
}

/// Every body that is not in the bin, siblings in their order.
pub async fn all(conn: &mut Conn) -> Result<Vec<Body>> {
    let rows = conn
        .all::<Row>(
            "SELECT id, slug, kind, parent, names, country, status, year, languages, dye, logo, lat, lon, hijri, \
             shows_people FROM bodies WHERE removed IS NULL ORDER BY position, id",
            vec![],
        )
        .await?;
    rows.into_iter().map(Row::body).collect()
}

/// Every body with the one above it, as the database has them now: the tree in memory may be a moment old.
pub async fn parents(
    conn: &mut Conn,
) -> Result<std::collections::HashMap<Id<BodyMark>, Option<Id<BodyMark>>>> {
    let rows = conn
        .all::<(String, Option<String>)>("SELECT id, parent FROM bodies WHERE removed IS NULL", vec![])
        .await?;
    rows.into_iter()
        .map(|(id, parent)| Ok((db::id(&id)?, parent.as_deref().map(db::id).transpose()?)))
        .collect()
}

/// Whether there is a root.
pub async fn has_root(conn: &mut Conn) -> Result<bool> {
    Ok(conn.maybe::<(String,)>("SELECT id FROM bodies WHERE parent IS NULL", vec![]).await?.is_some())
}

/// The body that once had this slug.
pub async fn of_old_slug(conn: &mut Conn, slug: &str) -> Result<Option<Id<BodyMark>>> {
    let row = conn.maybe::<(String,)>("SELECT body FROM old_slugs WHERE slug = $1", args![slug]).await?;
    row.map(|(body,)| db::id(&body)).transpose()
}

pub async fn kinds(conn: &mut Conn) -> Result<Vec<Kind>> {
    let rows = conn
        .all::<(String, String, String)>("SELECT key, names, plural FROM kinds ORDER BY position", vec![])
        .await?;
    let pairs = conn.all::<(String, String)>("SELECT kind, child FROM kind_children", vec![]).await?;
    Ok(rows
        .into_iter()
        .map(|(key, names, plural)| Kind {
            may_contain: pairs
                .iter()
                .filter(|(kind, _)| *kind == key)
                .map(|(_, child)| child.clone())
                .collect(),
            names: Text::from_json(&names),
            plural: Text::from_json(&plural),
            key,
        })
        .collect())
}

pub async fn insert_kinds(conn: &mut Conn, kinds: &[Kind]) -> Result<()> {
    for (position, kind) in kinds.iter().enumerate() {
        conn.run(
            "INSERT INTO kinds (key, names, plural, position) VALUES ($1, $2, $3, $4)",
            args![&kind.key, &kind.names, &kind.plural, position],
        )
        .await?;
    }
    let pairs =
        kinds.iter().flat_map(|kind| kind.may_contain.iter().map(|child| args![&kind.key, child])).collect();
    conn.many("INSERT INTO kind_children (kind, child) VALUES", pairs, "").await?;
    Ok(())
}

/// What the profile of a body holds beside what the tree keeps in memory.
pub async fn profile(conn: &mut Conn, id: Id<BodyMark>) -> Result<Profile> {
    let (summary, address, links) = conn
        .one::<(String, String, String)>(
            "SELECT summary, address, links FROM bodies WHERE id = $1 AND removed IS NULL",
            args![id],
        )
        .await?;
    Ok(Profile {
        summary: Text::from_json(&summary),
        address: Text::from_json(&address),
        links: links.split('\n').filter(|link| !link.is_empty()).map(str::to_owned).collect(),
    })
}

fn languages(languages: &[Language]) -> String {
    languages.iter().map(|language| language.code()).collect::<Vec<_>>().join(" ")
}

const INSERT: &str = "INSERT INTO bodies (id, slug, kind, parent, position, names, summary, address, links, country, status, year, \
                      languages, dye, logo, lat, lon, hijri, created, updated) VALUES";

fn row(body: &Body, profile: &Profile, position: i64, now: Moment) -> Vec<db::Arg> {
    args![
        body.id,
        &body.slug,
        &body.kind,
        body.parent,
        position,
        &body.names,
        &profile.summary,
        &profile.address,
        profile.links.join("\n"),
        body.country_code.clone(),
        body.status.code(),
        body.year,
        languages(&body.languages),
        body.dye.code(),
        body.logo,
        body.place.map(|(lat, _)| lat),
        body.place.map(|(_, lon)| lon),
        body.hijri.map(i64::from),
        now,
        now,
    ]
}

/// Many bodies at once, parents before children.
pub async fn insert(conn: &mut Conn, bodies: &[(Body, Profile)], now: Moment) -> Result<()> {
    let rows = bodies
        .iter()
        .enumerate()
        .map(|(at, (body, profile))| row(body, profile, i64::try_from(at).unwrap_or(0), now))
        .collect();
    conn.many(INSERT, rows, "").await?;
    Ok(())
}

/// A body at the end of its siblings.
pub async fn add(conn: &mut Conn, body: &Body, profile: &Profile, now: Moment) -> Result<()> {
    let (last,) = conn
        .one::<(i64,)>(
            "SELECT CAST(coalesce(max(position), 0) AS BIGINT) FROM bodies WHERE parent = $1",
            args![body.parent],
        )
        .await?;
    conn.many(INSERT, vec![row(body, profile, last + 1, now)], "").await?;
    Ok(())
}

pub async fn update(conn: &mut Conn, body: &Body, profile: &Profile, now: Moment) -> Result<()> {
    let touched = conn
        .run(
            "UPDATE bodies SET names = $2, summary = $3, address = $4, links = $5, country = $6, status = $7, year = $8, languages = $9, \
             dye = $10, lat = $11, lon = $12, hijri = $13, updated = $14 WHERE id = $1 AND removed IS NULL",
            args![
                body.id,
                &body.names,
                &profile.summary,
                &profile.address,
                profile.links.join("\n"),
                body.country_code.clone(),
                body.status.code(),
                body.year,
                languages(&body.languages),
                body.dye.code(),
                body.place.map(|(lat, _)| lat),
                body.place.map(|(_, lon)| lon),
                body.hijri.map(i64::from),
                now,
            ],
        )
        .await?;
    if touched == 0 { Err(basis::Problem::not_found()) } else { Ok(()) }
}

pub async fn set_logo(conn: &mut Conn, id: Id<BodyMark>, logo: Option<Id<Asset>>, now: Moment) -> Result<()> {
    conn.run("UPDATE bodies SET logo = $2, updated = $3 WHERE id = $1", args![id, logo, now]).await?;
    Ok(())
}

/// Whether those above see the body's people.
pub async fn set_shows_people(conn: &mut Conn, id: Id<BodyMark>, shows: bool, now: Moment) -> Result<()> {
    conn.run("UPDATE bodies SET shows_people = $2, updated = $3 WHERE id = $1", args![id, shows, now])
        .await?;
    Ok(())
}

pub async fn set_parent(conn: &mut Conn, id: Id<BodyMark>, parent: Id<BodyMark>, now: Moment) -> Result<()> {
    conn.run("UPDATE bodies SET parent = $2, updated = $3 WHERE id = $1", args![id, parent, now]).await?;
    Ok(())
}

/// Holds every other change of the tree's shape back until this transaction ends: two moves at once could tie a knot, and a
/// body could be made below one that is just being removed.
pub async fn lock_shape(conn: &mut Conn) -> Result<()> {
    conn.run("UPDATE bodies SET updated = updated WHERE parent IS NULL", vec![]).await?;
    Ok(())
}

/// Parent of a body as the database has it now: the tree in memory may be a moment old.
pub async fn parent_of(conn: &mut Conn, id: Id<BodyMark>) -> Result<Option<Id<BodyMark>>> {
    let (parent,) = conn
        .one::<(Option<String>,)>("SELECT parent FROM bodies WHERE id = $1 AND removed IS NULL", args![id])
        .await?;
    parent.as_deref().map(db::id).transpose()
}

/// Gives a body another slug; the former one leads to it from now on.
pub async fn set_slug(conn: &mut Conn, id: Id<BodyMark>, old: &Slug, new: &Slug, now: Moment) -> Result<()> {
    forget_old_slug(conn, new).await?;
    conn.run("UPDATE bodies SET slug = $2, updated = $3 WHERE id = $1", args![id, new, now]).await?;
    conn.run(
        "INSERT INTO old_slugs (slug, body, since) VALUES ($1, $2, $3) ON CONFLICT (slug) DO UPDATE SET body = excluded.body, since = excluded.since",
        args![old, id, now],
    )
    .await?;
    Ok(())
}

pub async fn forget_old_slug(conn: &mut Conn, slug: &Slug) -> Result<()> {
    conn.run("DELETE FROM old_slugs WHERE slug = $1", args![slug]).await?;
    Ok(())
}

pub async fn has_children(conn: &mut Conn, id: Id<BodyMark>) -> Result<bool> {
    Ok(conn
        .maybe::<(String,)>("SELECT id FROM bodies WHERE parent = $1 AND removed IS NULL LIMIT 1", args![id])
        .await?
        .is_some())
}

pub async fn springs(conn: &mut Conn, body: Id<BodyMark>) -> Result<Option<Springs>> {
    let row = conn
        .maybe::<(String, String)>("SELECT names, link FROM springs WHERE body = $1", args![body])
        .await?;
    Ok(row.map(|(names, link)| Springs { names: Text::from_json(&names), link }))
}

pub async fn set_springs(conn: &mut Conn, body: Id<BodyMark>, springs: Option<&Springs>) -> Result<()> {
    conn.run("DELETE FROM springs WHERE body = $1", args![body]).await?;
    if let Some(springs) = springs {
        conn.run(
            "INSERT INTO springs (body, names, link) VALUES ($1, $2, $3)",
            args![body, &springs.names, &springs.link],
        )
        .await?;
    }
    Ok(())
}

/// The slugs that still lead to a body, newest first.
pub async fn old_slugs(conn: &mut Conn, body: Id<BodyMark>) -> Result<Vec<String>> {
    let rows = conn
        .all::<(String,)>("SELECT slug FROM old_slugs WHERE body = $1 ORDER BY since DESC, slug", args![body])
        .await?;
    Ok(rows.into_iter().map(|(slug,)| slug).collect())
}

/// Whether a body has this slug, in the bin or not.
pub async fn is_taken(conn: &mut Conn, slug: &Slug) -> Result<bool> {
    Ok(conn.maybe::<(String,)>("SELECT id FROM bodies WHERE slug = $1", args![slug]).await?.is_some())
}

/// Kind of a body that is not in the bin.
pub async fn kind_of(conn: &mut Conn, id: Id<BodyMark>) -> Result<String> {
    let (kind,) =
        conn.one::<(String,)>("SELECT kind FROM bodies WHERE id = $1 AND removed IS NULL", args![id]).await?;
    Ok(kind)
}

/// Ids of the bodies directly below, in their order.
pub async fn children(conn: &mut Conn, parent: Id<BodyMark>) -> Result<Vec<Id<BodyMark>>> {
    let rows = conn
        .all::<(String,)>(
            "SELECT id FROM bodies WHERE parent = $1 AND removed IS NULL ORDER BY position, id",
            args![parent],
        )
        .await?;
    rows.iter().map(|(id,)| db::id(id)).collect()
}

pub async fn set_position(conn: &mut Conn, id: Id<BodyMark>, position: i64) -> Result<()> {
    conn.run("UPDATE bodies SET position = $2 WHERE id = $1", args![id, position]).await?;
    Ok(())
}
