//! Small and large trees for tests and benches of every crate. For tests only: it panics where they should fail.
#![expect(clippy::expect_used, reason = "a test that cannot have its tree must fail loudly")]

use basis::{Id, Language, Result, Text, of::Body as BodyMark};
use look::Dye;
use weave::{Site, facts::TreeChanged, tell};
use web::Actor;
use words::Country;

use crate::{Body, Profile, Status, plant::plant_root, store};

/// What [`plant`] planted: root `maghreb`, chapters `tunisie` and `algerie`, association `oasis` below `tunisie`.
#[derive(Debug, Clone, Copy)]
pub struct Planted {
    pub root: Id<BodyMark>,
    pub chapter: Id<BodyMark>,
    pub sister: Id<BodyMark>,
    pub association: Id<BodyMark>,
}

fn body(
    site: &Site,
    slug: &str,
    kind: &str,
    parent: Id<BodyMark>,
    country: &str,
    ar: &str,
    fr: &str,
) -> Body {
    Body {
        id: Id::new(&site.clock, &site.rng),
        slug: slug.parse().expect("a slug"),
        kind: kind.to_owned(),
        parent: Some(parent),
        country: Country::from_code(country),
        country_code: Some(country.to_owned()),
        status: Status::Member,
        names: Text::of(Language::Ar, ar).with(Language::Fr, fr),
        dye: Dye::default(),
        languages: vec![Language::Ar, Language::Fr],
        logo: None,
        year: Some(2019),
        place: Some((36.8, 10.2)),
        hijri: None,
        shows_people: false,
    }
}

/// Four bodies.
///
/// # Panics
/// When the database does not take them.
pub async fn plant(site: &Site) -> Planted {
    // not shown: names for tests
    let names = Text::of(Language::Ar, "ائتلاف المغارب")
        .with(Language::Fr, "Coalition du Maghreb")
        .with(Language::En, "Maghreb Coalition");
    let root =
        plant_root(site, "maghreb".parse().expect("a slug"), names, Language::Ar).await.expect("a root");
    let tunisie = body(site, "tunisie", "chapter", root, "TN", "فرع تونس", "Section de Tunisie");
    let algerie = body(site, "algerie", "chapter", root, "DZ", "فرع الجزائر", "Section d’Algérie");
    let oasis =
        body(site, "oasis", "association", tunisie.id, "TN", "جمعية الواحة", "Association de l’oasis");
    let planted = Planted { root, chapter: tunisie.id, sister: algerie.id, association: oasis.id };
    add(site, vec![tunisie, algerie, oasis]).await.expect("bodies");
    planted
}

/// `count` bodies below `root`, ten children each, filled level by level; their slugs begin with `slugs`.
///
/// # Errors
/// When the database does not take them.
pub async fn plant_many(site: &Site, root: Id<BodyMark>, slugs: &str, count: usize) -> Result<()> {
    let mut bodies: Vec<Body> = Vec::with_capacity(count);
    for n in 0..count {
        // Any depth: coalitions within coalitions.
        let parent = if n < 10 { root } else { bodies.get(n / 10 - 1).map_or(root, |body| body.id) };
        let mut body = body(
            site,
            &format!("{slugs}-{n}"),
            "coalition",
            parent,
            "TN",
            // not shown: a name for tests
            &format!("هيئة {n}"),
            &format!("Organe {n}"),
        );
        body.place = Some((30.0 + (n % 60) as f64 / 10.0, -5.0 + (n % 140) as f64 / 10.0));
        bodies.push(body);
    }
    add(site, bodies).await
}

async fn add(site: &Site, bodies: Vec<Body>) -> Result<()> {
    let within = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let rows: Vec<_> = bodies.into_iter().map(|body| (body, Profile::default())).collect();
                store::insert(conn, &rows, within.clock.now()).await?;
                let first = rows.first().map(|(body, _)| body.id);
                match first {
                    Some(body) => tell(conn, &within, &TreeChanged { body }).await,
                    None => Ok(()),
                }
            })
        })
        .await
}

/// Someone with these rights at one body.
pub fn actor(body: Id<BodyMark>, below: bool, rights: &[&'static str]) -> Actor {
    // not shown: a name for tests
    Actor::new(Id::from_bits(77), "سلمى", Language::Ar).with(body, below, rights)
}
