use basis::{Id, Language, Result, Slug, Text, of::Body as BodyMark};
use look::Dye;
use weave::{Site, facts::TreeChanged, tell};
use words::Country;

use crate::{Body, Kind, Profile, Status, store};

/// The kinds an installation begins with.
pub fn first_kinds() -> Vec<Kind> {
    let text = |ar: &str, fr: &str, en: &str| {
        Text::of(Language::Ar, ar).with(Language::Fr, fr).with(Language::En, en)
    };
    let kind = |key: &str, names: Text, plural: Text, may_contain: &[&str]| Kind {
        key: key.to_owned(),
        names,
        plural,
        may_contain: may_contain.iter().map(|child| (*child).to_owned()).collect(),
    };
    vec![
        kind(
            "coalition",
            text("ائتلاف", "Coalition", "Coalition"),
            text("ائتلافات", "Coalitions", "Coalitions"),
            &["coalition", "chapter", "association", "committee"],
        ),
        kind(
            "chapter",
            text("فرع", "Section", "Chapter"),
            text("فروع", "Sections", "Chapters"),
            &["association", "committee"],
        ),
        kind(
            "association",
            text("جمعية", "Association", "Association"),
            text("جمعيات", "Associations", "Associations"),
            &["committee"],
        ),
        kind("committee", text("لجنة", "Comité", "Committee"), text("لجان", "Comités", "Committees"), &[]),
    ]
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
    };
    let within = site.clone();
    site.db
        .write(move |conn| {
            Box::pin(async move {
                if store::kinds(conn).await?.is_empty() {
                    store::insert_kinds(conn, &first_kinds()).await?;
                }
                store::insert(conn, &[(root, Profile::default())], within.clock.now()).await?;
                tell(conn, &within, &TreeChanged { body: id }).await
            })
        })
        .await?;
    Ok(id)
}
