//! Pages from elsewhere: what the command line saves.

use basis::{Id, Language, Problem, Result, Slug, Text, of::Body};
use weave::Site;

use crate::{
    model::{Kind, Step, TEXT, TITLE},
    picture,
    save::{self, Change},
    store,
    typed::Typed,
};

/// Saves a page in one language: a new page, or a new revision of the body's page whose slug the title makes, its other
/// languages left as they are. Answers the slug.
///
/// # Errors
/// Every wrong field of title and text; when the database does not take the write.
pub async fn save_imported(
    site: &Site,
    body: Id<Body>,
    language: Language,
    title: &str,
    markdown: &str,
    publish: bool,
) -> Result<Slug> {
    let typed = Typed {
        title: Text::of(language, title.chars().take(TITLE).collect::<String>()),
        text: Text::of(language, markdown),
        ..Typed::default()
    };
    if title.contains('\0') || markdown.contains('\0') {
        return Err(Problem::invalid(format!("text-{language}"), "field-nul"));
    }
    if markdown.chars().count() > TEXT {
        return Err(Problem::too_large());
    }
    typed.check(&[language], publish)?;
    let day = words::Country::Other.day(site.clock.now());
    let wanted = typed.wanted_slug(&[language], &day);
    let slug = wanted.slug.clone().ok_or_else(|| Problem::invalid("slug", "field-required"))?;
    let mut read = site.db.read().await?;
    let found = store::by_slug(&mut read, body, Kind::Page, &slug, false).await?;
    let newest = match &found {
        Some(found) => Some(store::revision(&mut read, found.id, found.version).await?),
        None => None,
    };
    let over = |old: Option<&Text>, new: &Text| match (old, new.get(language)) {
        (Some(old), Some(words)) => old.clone().with(language, words),
        (Some(old), None) => old.clone(),
        (None, _) => new.clone(),
    };
    let text = over(newest.as_ref().map(|it| &it.text), &typed.text);
    let texts = picture::rendered(&mut read, &text).await?;
    drop(read);
    let change = Change {
        kind: Kind::Page,
        body,
        id: found.as_ref().map(|found| found.id),
        seen: found.as_ref().map(|found| found.version),
        wanted,
        title: over(newest.as_ref().map(|it| &it.title), &typed.title),
        summary: newest.as_ref().map(|it| it.summary.clone()).unwrap_or_default(),
        text,
        picture: newest.as_ref().and_then(|it| it.picture),
        sensitive: newest.as_ref().is_some_and(|it| it.sensitive),
        texts,
        step: if publish { Step::Publish } else { Step::Save },
        by: None,
    };
    let within = site.clone();
    let saved =
        site.db.write(move |conn| Box::pin(async move { save::apply(conn, &within, change).await })).await?;
    Ok(saved.slug)
}
