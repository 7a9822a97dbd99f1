use ::web::{Answer, Tag, query};
use askama::Template;
use axum::extract::{OriginalUri, Path};
use basis::{Language, Problem, Result};
use look::{Diff, EmptyState, Head, Icon};
use network::Place;
use serde::Deserialize;
use weave::{Fragment, Page, SlotAsk, SlotPlace};
use words::Tongue;

use crate::{
    diff::{Change, compare as compare_articles},
    import::ArticleKind,
    model::{Article, Version, anchors},
    publication, read, store,
};

#[derive(Template)]
#[template(path = "charter.html")]
struct View<'a> {
    t: &'a Tongue,
    title: String,
    title_lang: Language,
    line: String,
    fallback: String,
    of_other: Option<(String, String)>,
    old: Option<(String, String)>,
    sections: Vec<Section>,
    reservation: Vec<(Language, String)>,
    versions: Vec<VersionLink>,
    compare: Option<(String, String)>,
    adherences: Vec<AdherenceView>,
    adherents: String,
    below: String,
}

/// Articles of one kind that follow each other, under one heading.
struct Section {
    heading: String,
    numbered: bool,
    listed: bool,
    articles: Vec<ArticleView>,
}

struct ArticleView {
    anchor: String,
    number: String,
    text: String,
    lang: Language,
}

struct VersionLink {
    href: String,
    label: String,
    current: bool,
}

struct AdherenceView {
    name: String,
    lang: Language,
    href: String,
    line: String,
    reservation: Option<(Language, String)>,
}

/// The version that counts here.
pub async fn current(place: Place) -> Answer {
    show(place, None).await
}

#[derive(Deserialize)]
pub struct Numbered {
    number: String,
}

/// An earlier version, or the newest by its number.
pub async fn numbered(place: Place, Path(Numbered { number }): Path<Numbered>) -> Answer {
    let number: i64 = number.parse().map_err(|_| Problem::not_found())?;
    show(place, Some(number)).await
}

async fn show(place: Place, number: Option<i64>) -> Answer {
    let t = place.t();
    let mut conn = place.site.db.read().await?;
    let shown = read::shown(&mut conn, &place.tree, place.body.id).await?.ok_or_else(Problem::not_found)?;
    let newest = shown.versions.first().and_then(|version| version.number);
    let version = match number {
        None => shown.current.clone(),
        Some(_) => shown
            .versions
            .iter()
            .find(|version| version.number == number)
            .cloned()
            .ok_or_else(Problem::not_found)?,
    };
    let articles = store::articles(&mut conn, version.id).await?;
    let adherences = store::adherences_to(&mut conn, version.body).await?;
    drop(conn);
    let languages = languages(&version, &articles);
    let wanted = place.visit.wanted();
    let (title_lang, title) = version.title.nearest(&wanted).unwrap_or((place.visit.language, ""));
    let owner = place.tree.get(version.body).ok_or_else(Problem::not_found)?.clone();
    let at = |number: i64| place.path(&format!("charter/{number}"));
    let mut tags = vec![
        Tag::body(place.body.id),
        Tag::body(version.body),
        Tag::publication(publication::id_of(version.body)),
    ];
    let mut views = Vec::new();
    for (adherence, number) in &adherences {
        let Some(body) = place.tree.get(adherence.body) else { continue };
        tags.push(Tag::body(body.id));
        let (lang, name) = body.names.nearest(&wanted).unwrap_or((place.visit.language, ""));
        let day =
            place.body.country.start_of_day(&adherence.day).map(|moment| t.date(moment)).unwrap_or_default();
        let args = [("number", words::Value::Text(number.to_string())), ("date", day.into())];
        views.push(AdherenceView {
            name: name.to_owned(),
            lang,
            href: body.home(place.visit.language),
            line: t.say_with("charter-adheres-since", &args),
            reservation: adherence.reservation.nearest(&wanted).map(|(lang, text)| (lang, text.to_owned())),
        });
    }
    let pub_version = weave::Publication {
        id: publication::id_of(version.body),
        kind: "charter",
        body: version.body,
        title: version.title.clone(),
        summary: basis::Text::new(),
        path: String::from("charter"),
        picture: None,
        date: version.published.unwrap_or(version.updated),
        updated: version.updated,
        sensitive: false,
    };
    let ask = SlotAsk {
        site: &place.site,
        visit: &place.visit,
        body: Some(place.body.id),
        publication: Some(&pub_version),
    };
    let fragments = if number.is_none() && version.body == place.body.id {
        place.site.fill(SlotPlace::BelowPublication, &ask).await
    } else {
        Vec::<Fragment>::new()
    };
    tags.extend(fragments.iter().flat_map(|fragment| fragment.tags.clone()));
    let day = place.body.country.start_of_day(&version.day).map(|moment| t.dates(moment)).unwrap_or_default();
    let number_text = version.number.unwrap_or_default().to_string();
    let in_own = languages.contains(&place.visit.language);
    let view = View {
        t,
        title: title.to_owned(),
        title_lang,
        line: t.say_with("charter-version-of", &[("number", number_text.into()), ("date", day.into())]),
        fallback: if in_own {
            String::new()
        } else {
            t.say_with("ui-written-in", &[("language", t.language_name(title_lang).into())])
        },
        of_other: (version.body != place.body.id).then(|| {
            (owner.names.best(&wanted).to_owned(), format!("{}charter", owner.home(place.visit.language)))
        }),
        old: newest
            .filter(|newest| version.number != Some(*newest))
            .map(|newest| (t.say("charter-newer"), at(newest))),
        sections: sections(t, &articles, &wanted),
        reservation: shown
            .adherence
            .iter()
            .flat_map(|a| a.reservation.nearest(&wanted))
            .map(|(l, text)| (l, text.to_owned()))
            .collect(),
        versions: shown
            .versions
            .iter()
            .filter_map(|one| {
                let number = one.number?;
                let day = place
                    .body
                    .country
                    .start_of_day(&one.day)
                    .map(|moment| t.date(moment))
                    .unwrap_or_default();
                Some(VersionLink {
                    href: at(number),
                    label: t.say_with(
                        "charter-version-of",
                        &[("number", number.to_string().into()), ("date", day.into())],
                    ),
                    current: one.id == version.id,
                })
            })
            .collect(),
        compare: match shown.versions.as_slice() {
            [newest, before, ..] => newest.number.zip(before.number).map(|(new, old)| {
                (t.say("charter-compare-last"), place.path(&format!("charter/compare?from={old}&to={new}")))
            }),
            _ => None,
        },
        adherents: t.count("charter-adherents", i64::try_from(views.len()).unwrap_or(0)),
        adherences: views,
        below: fragments.into_iter().map(|fragment| fragment.html).collect(),
    };
    let main = view.render().map_err(Problem::failed)?;
    let rel = number.map_or_else(|| String::from("charter"), |number| format!("charter/{number}"));
    let mut page = Page::new(place.body.id, rel, title, main)
        .describe(t.plain("charter-describe"))
        .written_in(languages)
        .head(Head { og_type: "article", ..Head::default() })
        .kept_by(tags);
    if number.is_some() {
        page = page.crumb("charter", t.say("charter-menu"));
    }
    Ok(place.site.show(&place.visit, page).await?)
}

/// The languages a version is written in: those of its title that have articles too.
fn languages(version: &Version, articles: &[Article]) -> Vec<Language> {
    Language::ALL
        .into_iter()
        .filter(|language| {
            version.title.get(*language).is_some()
                || articles.iter().any(|article| article.texts.get(*language).is_some())
        })
        .collect()
}

fn sections(t: &Tongue, articles: &[Article], wanted: &[Language]) -> Vec<Section> {
    let mut sections: Vec<(ArticleKind, Section)> = Vec::new();
    for (anchor, article) in anchors(articles).into_iter().zip(articles) {
        let Some((lang, text)) = article.texts.nearest(wanted) else { continue };
        let view = ArticleView {
            anchor,
            number: article.number.map(|number| t.number(number)).unwrap_or_default(),
            text: text.to_owned(),
            lang,
        };
        match sections.last_mut() {
            Some((kind, section)) if *kind == article.kind => section.articles.push(view),
            _ => {
                let section = Section {
                    heading: heading(t, article.kind),
                    numbered: article.kind.is_numbered(),
                    listed: article.kind.is_numbered() || article.kind == ArticleKind::Strength,
                    articles: vec![view],
                };
                sections.push((article.kind, section));
            }
        }
    }
    sections.into_iter().map(|(_, section)| section).collect()
}

/// The heading over articles of a kind; plain text has none.
pub(super) fn heading(t: &Tongue, kind: ArticleKind) -> String {
    match kind {
        ArticleKind::Vision => t.say("charter-kind-vision"),
        ArticleKind::Mission => t.say("charter-kind-mission"),
        ArticleKind::Goal => t.say("charter-kind-goals"),
        ArticleKind::Means => t.say("charter-kind-means"),
        ArticleKind::Strength => t.say("charter-kind-strengths"),
        ArticleKind::Text => String::new(),
    }
}

#[derive(Template)]
#[template(path = "compare.html")]
struct CompareView<'a> {
    t: &'a Tongue,
    title: String,
    choices: Vec<i64>,
    from: i64,
    to: i64,
    action: String,
    articles: Vec<ComparedView>,
    same: String,
    back: String,
}

struct ComparedView {
    anchor: String,
    heading: String,
    number: String,
    change: String,
    diff: String,
}

/// `charter/compare?from=1&to=2`
pub async fn compare(place: Place, OriginalUri(uri): OriginalUri) -> Answer {
    let t = place.t();
    let mut conn = place.site.db.read().await?;
    let shown = read::shown(&mut conn, &place.tree, place.body.id).await?.ok_or_else(Problem::not_found)?;
    let numbers: Vec<i64> = shown.versions.iter().filter_map(|version| version.number).collect();
    let asked = |name: &str| query(uri.query(), name).and_then(|text| text.parse::<i64>().ok());
    let newest = numbers.first().copied().ok_or_else(Problem::not_found)?;
    let to = asked("to").unwrap_or(newest);
    let from = asked("from").unwrap_or_else(|| numbers.get(1).copied().unwrap_or(newest));
    let find = |number: i64| -> Result<Version> {
        shown
            .versions
            .iter()
            .find(|version| version.number == Some(number))
            .cloned()
            .ok_or_else(Problem::not_found)
    };
    let (old, new) = (find(from)?, find(to)?);
    let (before, after) =
        (store::articles(&mut conn, old.id).await?, store::articles(&mut conn, new.id).await?);
    drop(conn);
    let wanted = place.visit.wanted();
    let language = wanted
        .iter()
        .copied()
        .find(|language| after.iter().any(|article| article.texts.get(*language).is_some()));
    let language = language.unwrap_or(place.visit.language);
    let compared = compare_articles(&before, &after, language);
    let same = compared.iter().filter(|one| one.change == Change::Same).count();
    let articles = compared
        .into_iter()
        .filter(|one| one.change != Change::Same)
        .map(|one| ComparedView {
            anchor: one.anchor,
            heading: match one.kind {
                ArticleKind::Text => t.say("charter-kind-text"),
                ArticleKind::Goal => t.say("charter-one-goal"),
                ArticleKind::Means => t.say("charter-one-means"),
                ArticleKind::Strength => t.say("charter-one-strength"),
                kind => heading(t, kind),
            },
            number: one.number.map(|number| t.number(number)).unwrap_or_default(),
            change: match one.change {
                Change::Added => t.say("charter-added"),
                Change::Removed => t.say("charter-removed"),
                Change::Changed | Change::Same => t.say("charter-changed"),
            },
            diff: Diff { lang: language, parts: one.parts }.to_string(),
        })
        .collect();
    let title = t.plain_with(
        "charter-compare-title",
        &[("from", from.to_string().into()), ("to", to.to_string().into())],
    );
    let view = CompareView {
        t,
        title: title.clone(),
        choices: numbers,
        from,
        to,
        action: place.path("charter/compare"),
        articles,
        same: t.count("charter-same", i64::try_from(same).unwrap_or(0)),
        back: place.path("charter"),
    };
    let main = view.render().map_err(Problem::failed)?;
    let page = Page::new(place.body.id, format!("charter/compare?from={from}&to={to}"), title, main)
        .crumb("charter", t.say("charter-menu"))
        .head(Head { noindex: true, ..Head::default() })
        .kept_by([Tag::publication(publication::id_of(new.body))]);
    Ok(place.site.show(&place.visit, page).await?)
}

/// What a desk says when there is no charter yet.
pub(super) fn empty(t: &Tongue, action: String) -> String {
    EmptyState {
        icon: Icon::Charter,
        title: t.say("charter-empty"),
        text: t.say("charter-empty-hint"),
        action,
    }
    .to_string()
}
