use basis::{Id, Language, Result, Slug, Text, of::Body as BodyMark};
use look::Dye;
use weave::{Site, facts::TreeChanged, tell};
use words::Country;

use crate::{Body, Kind, Profile, Status, samples::read_kinds, store};

/// The kinds an installation begins with.
///
/// # Errors
/// Never, but for a file that a test would have found.
pub fn first_kinds() -> Result<Vec<Kind>> {
    read_kinds(include_str!("../assets/kinds.toml"))
}

/// Plants the root of a new installation, with the first kinds.
///
/// # Errors
/// When there is one already.
pub async fn plant_root(site: &Site, slug: Slug, names: Text, language: Language) -> Result<Id<BodyMark>> {
    let id = Id::new(&site.clock, &site.rng);
    let mut languages = vec![language];
    languages.extend([Language::Ar, Language::Fr].into_iter().filter(|other| *other != language));
    let root = Body {
        id,
        slug,
        kind: String::from("coalition"),
        parent: None,
        country: Country::Other,
        country_code: None,
        status: Status::Member,
        names,
        dye: Dye::default(),
        languages,
        logo: None,
        year: None,
        place: None,
        hijri: None,
        shows_people: false,
    };
    let (within, kinds) = (site.clone(), first_kinds()?);
    site.db
        .write(move |conn| {
            Box::pin(async move {
                if store::kinds(conn).await?.is_empty() {
                    store::insert_kinds(conn, &kinds).await?;
                }
                store::insert(conn, &[(root, Profile::default())], within.clock.now()).await?;
                tell(conn, &within, &TreeChanged { body: id }).await
            })
        })
        .await?;
    Ok(id)
}
