//! The sample coalition's campaigns. Their signatures are numbers with random marks: nobody is behind them.

use std::{collections::HashMap, time::Duration};

use basis::{Id, Language, Moment, Problem, Result, of::Body};
use db::Conn;
use network::Tree;
use serde::Deserialize;
use weave::{Samples, Site};

use crate::{
    Campaigns, adopt, batch, create,
    model::{
        ActionKind, Edition, Mode, NewAction, NewBlock, NewCampaign, Once, Origin, Outcome, SignatureState,
    },
    store::{self, Count, Fresh},
    tally::{self, Of},
    write::{self, Change},
};

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    campaign: Vec<Sample>,
}

#[derive(Deserialize)]
struct Sample {
    body: String,
    slug: String,
    goal: i64,
    days_ago: u32,
    #[serde(default)]
    letter_to: Vec<String>,
    actions: Vec<SampleAction>,
    block: Vec<SampleBlock>,
    #[serde(default)]
    adoption: Vec<Adoption>,
    #[serde(default)]
    correction: Vec<Correction>,
    #[serde(default)]
    signed: Vec<Signed>,
}

#[derive(Deserialize)]
struct SampleAction {
    key: String,
    kind: String,
    #[serde(default)]
    confirm: bool,
}

#[derive(Deserialize)]
struct SampleBlock {
    key: String,
    language: Language,
    mode: String,
    text: String,
}

#[derive(Deserialize)]
struct Adoption {
    body: String,
    from: Option<String>,
    goal: i64,
    /// `key-language`
    #[serde(default)]
    texts: HashMap<String, String>,
}

#[derive(Deserialize)]
struct Correction {
    key: String,
    language: Language,
    text: String,
}

#[derive(Deserialize)]
struct Signed {
    body: String,
    count: usize,
}

fn odd(what: impl std::fmt::Display) -> Problem {
    Problem::failed(format!("campaigns.toml: {what}"))
}

pub(crate) async fn fill(site: &Site, samples: &dyn Samples) -> Result<()> {
    let Some(text) = samples.text("campaigns.toml") else { return Ok(()) };
    let file: File = toml::from_str(text).map_err(Problem::failed)?;
    let tree = network::tree(site).await?;
    for one in file.campaign {
        let (own, tree, signed) = (
            site.clone(),
            tree.clone(),
            one.signed.iter().map(|s| (s.body.clone(), s.count)).collect::<Vec<_>>(),
        );
        let days = one.days_ago;
        let editions =
            site.db.write(move |conn| Box::pin(async move { begin(&own, conn, &tree, one).await })).await?;
        for (body, count) in signed {
            let edition = editions.get(&body).ok_or_else(|| odd(&body))?;
            sign(site, edition, count, days).await?;
        }
    }
    Ok(())
}

fn body(tree: &Tree, slug: &str) -> Result<Id<Body>> {
    Ok(tree.by_slug(slug).ok_or_else(|| odd(slug))?.id)
}

/// Before the key of a sample picture, where a text shows one.
const PICTURE: &str = "(library:";

/// The text with the path of a sample picture where it says `(library:KEY)`; none where the house has no such picture.
async fn pictured(conn: &mut Conn, text: &str) -> Result<Option<String>> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(PICTURE) {
        let (key, end) = after.split_once(')').ok_or_else(|| odd(after))?;
        let Some(id) = library::by_name(conn, key).await? else { return Ok(None) };
        let Some(picture) = library::picture(conn, id).await? else { return Ok(None) };
        out.push_str(&format!("{before}({})", picture.path(960)));
        rest = end;
    }
    out.push_str(rest);
    Ok(Some(out))
}

async fn begin(site: &Site, conn: &mut Conn, tree: &Tree, one: Sample) -> Result<HashMap<String, Edition>> {
    let with_library = site.rooms.iter().any(|room| room.name() == "library");
    let mut blocks = Vec::new();
    for mut block in one.block {
        // A house without a library, or without this picture, has none to show.
        let text = match block.text.contains(PICTURE) {
            true if with_library => pictured(conn, &block.text).await?,
            true => None,
            false => Some(block.text),
        };
        if let Some(text) = text {
            block.text = text;
            blocks.push(block);
        }
    }
    let new = NewCampaign {
        slug: one.slug,
        offer: true,
        confirm: false,
        published: true,
        origin: Origin::default(),
        goal: Some(one.goal),
        starts: None,
        ends: None,
        letter_to: one.letter_to,
        actions: one
            .actions
            .into_iter()
            .map(|one| {
                let kind = ActionKind::from_code(&one.kind).ok_or_else(|| odd(&one.kind))?;
                Ok(NewAction { key: one.key, kind, confirm: one.confirm, once: Once::Address })
            })
            .collect::<Result<_>>()?,
        blocks: blocks
            .into_iter()
            .map(|one| {
                let mode = Mode::from_code(&one.mode).ok_or_else(|| odd(&one.mode))?;
                Ok(NewBlock { key: one.key, language: one.language, mode, text: one.text })
            })
            .collect::<Result<_>>()?,
    };
    let owner = body(tree, &one.body)?;
    let (campaign, edition) = create::begin(site, conn, owner, None, new.check()?).await?;
    let begun = site.clock.now().minus(Duration::from_secs(u64::from(one.days_ago) * 86_400));
    let edition = street(site, conn, edition, begun, one.goal).await?;
    let mut editions = HashMap::from([(one.body, edition.clone())]);
    for adoption in one.adoption {
        let from = match &adoption.from {
            Some(from) => editions.get(from).map(|edition| edition.id),
            None => None,
        };
        let own = adopt::copy(site, conn, tree, body(tree, &adoption.body)?, campaign.id, from, None).await?;
        for (name, text) in adoption.texts {
            let (key, language) = name.rsplit_once('-').ok_or_else(|| odd(&name))?;
            change(site, conn, &own, key, language.parse().map_err(|_| odd(&name))?, text).await?;
        }
        let own = store::edition(conn, own.id).await?;
        let own = street(site, conn, own, begun.plus(Duration::from_secs(5 * 86_400)), adoption.goal).await?;
        editions.insert(adoption.body, own);
    }
    for one in one.correction {
        change(site, conn, &edition, &one.key, one.language, one.text).await?;
    }
    for edition in editions.values_mut() {
        *edition = store::edition(conn, edition.id).await?;
    }
    Ok(editions)
}

async fn street(site: &Site, conn: &mut Conn, mut it: Edition, since: Moment, goal: i64) -> Result<Edition> {
    let seen = it.updated;
    (it.published, it.outcome, it.first_published, it.goal) =
        (true, Outcome::Running, Some(since), Some(goal));
    it.updated = write::later(site, seen);
    store::update_edition(conn, &it, seen).await?;
    crate::telling::changed(conn, site, &it).await?;
    Ok(it)
}

async fn change(
    site: &Site,
    conn: &mut Conn,
    it: &Edition,
    key: &str,
    language: Language,
    text: String,
) -> Result<()> {
    let blocks = store::blocks(conn, it.id).await?;
    let block = blocks
        .iter()
        .find(|block| block.key == key && block.language == language)
        .ok_or_else(|| odd(format!("no block {key} in {language}")))?;
    let change = Change { text: Some(text), ..Change::default() };
    let it = store::edition(conn, it.id).await?;
    write::apply(site, conn, it, block.id, change, None).await?;
    Ok(())
}

/// Signatures over the days since it began: few at first, many after a week, fewer again.
async fn sign(site: &Site, edition: &Edition, count: usize, days: u32) -> Result<()> {
    let hanging = site.service::<Campaigns>()?.hanging(site, edition).await?;
    let (own, edition) = (site.clone(), edition.clone());
    site.db
        .write(move |conn| {
            Box::pin(async move {
                let actions = store::actions(conn, edition.campaign).await?;
                let action = actions.first().ok_or_else(|| odd("no action"))?;
                let now = own.clock.now();
                let (mut rows, mut marks, mut tallies) = (Vec::new(), Vec::new(), Count::new());
                for number in 0..count {
                    // A day by three throws: most lie in the middle.
                    let thrown: u64 = (0..3).map(|_| own.rng.number() % 1_000).sum();
                    let ago = f64::from(days) * (thrown as f64 / 3_000.0);
                    let at = now.minus(Duration::from_secs_f64(ago * 86_400.0 + 60.0));
                    let language = if own.rng.number() % 5 == 0 { Language::Fr } else { Language::Ar };
                    let day = hanging.zone.day(at);
                    let of = Of {
                        campaign: edition.campaign,
                        chain: &hanging.chain,
                        country: &hanging.country,
                        action: &action.key,
                        language: language.code(),
                        day: &day,
                    };
                    tally::add(&mut tallies, of, 1);
                    let (id, mark) = (Id::new(&own.clock, &own.rng), own.rng.bytes());
                    marks.push((mark, id));
                    // not shown: initials of nobody
                    let letters = ["ف. ز.", "م. ب.", "S. K.", "ن. ع.", "H. M.", "ر. س.", "L. B.", "ي. خ."];
                    let shown = letters.get(number % 40).map(|letters| (*letters).to_owned());
                    rows.push(Fresh {
                        id,
                        campaign: edition.campaign,
                        edition: edition.id,
                        body: edition.body,
                        action: action.id,
                        place: hanging.place,
                        mark,
                        found_by_mark: true,
                        state: SignatureState::Counted,
                        counted: true,
                        language,
                        day,
                        shown,
                        delivery: false,
                        address: None,
                        network: None,
                        at,
                    });
                }
                store::claim(conn, &marks).await?;
                store::insert_signatures(conn, rows).await?;
                batch::apply(&own, conn, tallies).await
            })
        })
        .await
}
