//! What a visitor sees: the list of a body's campaigns, and a campaign.

use std::{collections::HashMap, sync::Arc};

use ::web::{Answer, Tag};
use askama::Template;
use axum::extract::Path;
use basis::{Id, Language, Problem, Result};
use db::Conn;
use look::{
    Badge, Card, EmptyState, Head, Icon, Notice, Tone,
    form::ErrorSummary,
    prose::{self, Setting},
};
use network::Place;
use weave::{Page, Publication, Site, SlotAsk, SlotPlace};
use words::Tongue;

use super::form;
use crate::{
    Campaigns, Counted, Known,
    model::{Block, BlockId, Edition, Origin, Outcome, beside},
    store, tally, write,
};

/// The last names that are shown.
const NAMES: usize = 12;

#[derive(Template)]
#[template(path = "campaigns.html")]
struct ListView {
    title: String,
    cards: Vec<Card>,
    empty: String,
}

/// `campaigns`: what the body calls for, the newest first.
pub async fn list(place: Place) -> Answer {
    let t = place.t();
    let wanted = place.visit.wanted();
    let editions = store::latest(&mut place.site.db.read().await?, &[place.body.id], 100).await?;
    let cards: Vec<Card> = editions
        .iter()
        .filter_map(|it| {
            let (lang, title) = it.title.nearest(&wanted)?;
            Some(Card {
                href: place.path(&it.path()),
                title: title.to_owned(),
                summary: it.summary.get(lang).unwrap_or_default().to_owned(),
                lang,
                kind: match it.outcome {
                    Outcome::Running => String::new(),
                    outcome => t.say(outcome_words(outcome)),
                },
                date: it.first_published.map(|at| (t.iso(at), t.date(at))),
                picture: String::new(),
                dye: None,
                level: 2,
            })
        })
        .collect();
    let empty = if cards.is_empty() {
        EmptyState {
            icon: Icon::Campaign,
            title: t.say("campaigns-none-title"),
            text: t.say("campaigns-none"),
            action: String::new(),
        }
        .to_string()
    } else {
        String::new()
    };
    let args = [("body", place.name().into())];
    let head = Head { noindex: cards.is_empty(), ..Head::default() };
    let title = t.plain_with("campaigns-of", &args);
    let main = ListView { title: t.say_with("campaigns-of", &args), cards, empty }
        .render()
        .map_err(Problem::failed)?;
    let page = Page::new(place.body.id, "campaigns", title.clone(), main)
        .describe(title)
        .head(head)
        .kept_by([Tag::news_of(place.body.id)]);
    Ok(place.site.show(&place.visit, page).await?)
}

/// The key of what became of it.
pub(super) const fn outcome_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Running => "campaigns-running",
        Outcome::Won => "campaigns-won",
        Outcome::Lost => "campaigns-lost",
        Outcome::Closed => "campaigns-closed",
    }
}

/// A piece of text as it is shown.
struct Piece {
    heading: String,
    lang: Language,
    html: String,
    /// Links that save its pictures.
    saved: String,
}

/// How many, of how many.
pub(super) struct Progress {
    pub words: String,
    pub goal: String,
    /// Of a hundred; none without a goal.
    pub part: Option<i64>,
    /// Shown apart.
    pub paper: String,
}

#[derive(Template)]
#[template(path = "campaign.html")]
struct View<'a> {
    t: &'a Tongue,
    notice: String,
    badge: String,
    title: &'a str,
    lang: Language,
    demand: Option<Piece>,
    /// What keeps the count fresh; "" where it does not move, or data are spared.
    live: &'static str,
    origin: String,
    progress: Progress,
    /// What is asked first, and what else can be done.
    form: String,
    others: Vec<String>,
    pieces: Vec<Piece>,
    names: Vec<(String, String, String)>,
    body: &'a str,
    home: String,
    report: String,
    below: String,
}

/// Where the campaign sprang up, when that was elsewhere.
fn origin_line(t: &Tongue, origin: &Origin) -> String {
    if origin.name.is_empty() {
        return String::new();
    }
    let lang =
        origin.language.map(|one| format!(" lang=\"{one}\" dir=\"{}\"", one.dir())).unwrap_or_default();
    let name = format!("<bdi{lang}>{}</bdi>", look::escape(&origin.name));
    let name = if origin.link.is_empty() {
        name
    } else {
        format!("<a href=\"{}\" rel=\"external\">{name}</a>", look::escape(&origin.link))
    };
    format!("<p class=\"hint\">{} {name}</p>", look::escape(&t.say("campaigns-origin-from")))
}

/// An edition on the street by its address.
pub(super) async fn found(place: &Place, slug: &str) -> Result<Arc<Known>> {
    let slug = slug.parse().map_err(|_| Problem::not_found())?;
    place.site.service::<Campaigns>()?.known_at(&place.site, place.body.id, &slug).await
}

/// Each key once, in the language nearest to the reader's.
pub(super) fn nearest<'a>(blocks: &'a [Block], wanted: &[Language]) -> Vec<&'a Block> {
    let mut chosen: Vec<&Block> = Vec::new();
    let rank = |block: &Block| wanted.iter().position(|one| *one == block.language).unwrap_or(usize::MAX);
    for block in blocks.iter().filter(|block| !block.text.is_empty()) {
        match chosen.iter_mut().find(|known| known.key == block.key) {
            Some(known) if rank(block) < rank(known) => *known = block,
            Some(_) => {}
            None => chosen.push(block),
        }
    }
    chosen
}

/// The text of a key as it is shown; "" where there is none.
pub(super) fn text_of<'a>(blocks: &[&'a Block], key: &str) -> Option<&'a Block> {
    blocks.iter().copied().find(|block| block.key == key)
}

pub(super) async fn progress(site: &Site, t: &Tongue, it: &Edition) -> Result<Progress> {
    let tally = tally::read(site, it.campaign, it.body, None, false).await?;
    let goal = it.goal.filter(|goal| *goal > 0);
    let paper = store::paper_total(&mut site.db.read().await?, it.campaign, it.body).await?;
    Ok(Progress {
        words: match tally.total {
            Some(total) => t.count("campaigns-signed", total),
            None => t.say("campaigns-few"),
        },
        goal: goal
            .map(|goal| t.say_with("campaigns-goal-of", &[("goal", t.number(goal).into())]))
            .unwrap_or_default(),
        paper: if paper > 0 { t.count("campaigns-on-paper", paper) } else { String::new() },
        part: goal.map(|goal| (tally.total.unwrap_or(0) * 100 / goal).clamp(0, 100)),
    })
}

/// `campaigns/{slug}`
pub async fn show(place: Place, Path(names): Path<super::Names>) -> Answer {
    let known = found(&place, super::name(&names, "slug")).await?;
    page(&place, &known, &form::Come::default(), None).await
}

/// What an edition's page shows of its texts.
struct Texts<'a> {
    chosen: Vec<&'a Block>,
    pictures: library::Shapes,
    /// What a body says beside a locked text is said as its own: whose.
    whose: HashMap<Id<BlockId>, String>,
}

impl<'a> Texts<'a> {
    async fn of(conn: &mut Conn, place: &Place, blocks: &'a [Block]) -> Result<Self> {
        let wanted = place.visit.wanted();
        let chosen = nearest(blocks, &wanted);
        let texts: Vec<&str> = chosen.iter().map(|block| block.text.as_str()).collect();
        let pictures = library::shapes(conn, &texts).await?;
        let mut whose = HashMap::new();
        for block in chosen.iter().filter(|block| beside(&block.key).is_some()) {
            let edition = write::said_by(conn, block).await?;
            let body = store::edition(conn, edition).await?.body;
            let name = place.tree.get(body).map(|body| body.names.best(&wanted).to_owned());
            whose.insert(block.id, name.unwrap_or_default());
        }
        Ok(Self { chosen, pictures, whose })
    }

    /// The demand, which stands first, and everything else that is read.
    fn pieces(&self, place: &Place) -> (Option<Piece>, Vec<Piece>) {
        let t = place.t();
        let shape = |path: &str| self.pictures.of(path);
        let setting = Setting { saver: place.visit.reader.saver.then_some(t), shape: Some(&shape) };
        let piece = |block: &Block, heading: String| Piece {
            heading,
            lang: block.language,
            html: prose::render_with(&block.text, block.language, setting),
            saved: if block.key == "pictures" { self.pictures.saved(&block.text, t) } else { String::new() },
        };
        let headed = |block: &&Block| {
            let heading = match beside(&block.key).unwrap_or(block.key.as_str()) {
                "updates" => "campaigns-block-updates",
                "why" => "campaigns-block-why",
                "target" => "campaigns-block-target",
                "points" => "campaigns-block-points",
                "press" => "campaigns-block-press",
                "pictures" => "campaigns-block-pictures",
                _ => "",
            };
            let heading = (!heading.is_empty()).then(|| t.say(heading));
            let whose = self.whose.get(&block.id).filter(|whose| !whose.is_empty()).cloned();
            piece(block, heading.into_iter().chain(whose).collect::<Vec<_>>().join(" · "))
        };
        let others = self.chosen.iter().filter(|block| form::is_text(&block.key)).map(headed).collect();
        (text_of(&self.chosen, "demand").map(|block| piece(block, String::new())), others)
    }
}

pub(super) async fn page(
    place: &Place,
    known: &Known,
    typed: &form::Come,
    problem: Option<&Problem>,
) -> Answer {
    let (site, visit, it) = (&place.site, &place.visit, &known.edition);
    let t = place.t();
    let mut conn = site.db.read().await?;
    let blocks = store::blocks(&mut conn, it.id).await?;
    let shown = store::shown_names(&mut conn, it.id, NAMES).await?;
    let origin = store::campaign(&mut conn, it.campaign).await?.origin;
    let texts = Texts::of(&mut conn, place, &blocks).await?;
    drop(conn);
    let title = text_of(&texts.chosen, "title").ok_or_else(Problem::not_found)?;
    let (demand, pieces) = texts.pieces(place);
    let takes_now = it.takes(site.clock.now());
    site.service::<Campaigns>()?.forget_at_next_bound(site, it);
    let mut forms = Vec::new();
    if takes_now {
        for (at, action) in known.actions.iter().enumerate() {
            forms.push(form::action(place, known, action, at == 0, &texts.chosen, typed, problem)?);
        }
    }
    let publication = Publication::from(&**it);
    let ask = SlotAsk { site, visit, body: Some(place.body.id), publication: Some(&publication) };
    let fragments = site.fill(SlotPlace::BelowPublication, &ask).await;
    let mut tags = vec![
        Tag::publication(it.id),
        Tag::body(place.body.id),
        Counted::tag(it.campaign, it.body),
        keys::tag(it.body),
    ];
    tags.extend(texts.pictures.assets().map(library::tag));
    tags.extend(fragments.iter().flat_map(|fragment| fragment.tags.iter().cloned()));
    let errors = problem.map(|problem| ErrorSummary::of(t, problem).in_form(typed.form()).to_string());
    let main = View {
        t,
        notice: format!("{}{}", errors.unwrap_or_default(), told(place, it, title, takes_now)),
        badge: match it.outcome {
            Outcome::Running => String::new(),
            Outcome::Won => Badge::new(Tone::Done, Icon::Done, t.say("campaigns-won")).to_string(),
            other => Badge::new(Tone::Info, Icon::Clock, t.say(outcome_words(other))).to_string(),
        },
        title: &title.text,
        lang: title.language,
        demand,
        progress: progress(site, t, it).await?,
        live: if takes_now && !visit.reader.saver { look::asset_path("live.js") } else { "" },
        origin: origin_line(t, &origin),
        form: if forms.is_empty() { String::new() } else { forms.remove(0) },
        others: forms,
        pieces,
        names: shown.into_iter().map(|one| (one.name, t.iso(one.at), t.date(one.at))).collect(),
        body: place.name(),
        home: place.path(""),
        report: place.path(&format!("{}/report", it.path())),
        below: fragments.into_iter().map(|fragment| fragment.html).collect(),
    }
    .render()
    .map_err(Problem::failed)?;
    let demand = text_of(&texts.chosen, "demand");
    let page = Page::new(place.body.id, it.path(), title.text.clone(), main)
        .describe(demand.map(|block| prose::excerpt(&block.text, 160)).unwrap_or_default())
        .written_in(it.title.languages())
        .crumb("campaigns", t.plain("campaigns"))
        .sensitive(true);
    let page = if let Some(problem) = problem {
        page.status(::web::status_of(problem)).head(Head { noindex: true, ..Head::default() })
    } else {
        let own = format!("{}{}", site.config.url, place.path(&it.path()));
        let head = Head {
            og_image: Some(format!("{own}/print/share.png")),
            og_image_alt: Some(title.text.clone()),
            ..Head::default()
        };
        page.head(head).kept_by(tags)
    };
    Ok(site.show(visit, page).await?)
}

/// What is said above it: that it is written in another language, that it takes nothing now.
fn told(place: &Place, it: &Edition, title: &Block, takes_now: bool) -> String {
    let t = place.t();
    let mut told = String::new();
    if title.language != place.visit.language {
        let args = [("language", t.language_name(title.language).into())];
        told.push_str(&Notice::new(Tone::Info, t.say_with("ui-written-in", &args)).to_string());
    }
    if it.outcome == Outcome::Running && !takes_now {
        let early = it.starts.is_some_and(|starts| place.site.clock.now() < starts);
        let key = if early { "campaigns-not-yet" } else { "campaigns-over" };
        told.push_str(&Notice::new(Tone::Info, t.say(key)).to_string());
    }
    told
}

/// Who may ask to write to her, by name in the reader's language.
pub(super) fn asking(place: &Place, known: &Known) -> Vec<(String, String)> {
    let wanted = place.visit.wanted();
    known
        .asking
        .iter()
        .filter_map(|id| {
            place.tree.get(*id).map(|body| (id.to_string(), body.names.best(&wanted).to_owned()))
        })
        .collect()
}
