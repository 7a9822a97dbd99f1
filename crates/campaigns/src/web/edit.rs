//! An edition in the desk: its state, its blocks, and what stands above each.

use ::web::{Answer, Fields};
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Kind as ProblemKind, Language, Problem, Result};
use http::StatusCode;
use look::{
    Badge, Icon, Notice, Tone,
    form::{Button, Choice, ErrorSummary, Field, Kind, PostButton},
    prose,
};
use network::DeskPlace;
use weave::DeskPage;
use words::Tongue;

use super::desk::{ENTRY, badge, crumb, day, done, goal, last_day, letter_to_field, own, titled};
use crate::{
    adopt,
    model::{
        ActionKind, Block, BlockState, Edition, EditionState, KEYS, Mode, NewBlock, Outcome, beside, own_key,
    },
    rights::{ADOPT, MODERATE, WRITE},
    store,
    write::{self, Settle},
};

/// Bodies of one list, at most.
const BRANCHES: usize = 200;

/// What a block is called.
pub(super) fn label(t: &Tongue, key: &str) -> String {
    if key == "title" {
        return t.say("ui-title");
    }
    if let Some(key) = beside(key) {
        return t.say_with("campaigns-block-own", &[("what", label(t, key).into())]);
    }
    if KEYS.contains(&key) { t.say(&format!("campaigns-block-{key}")) } else { key.to_owned() }
}

pub(super) const fn mode_words(mode: Mode) -> &'static str {
    match mode {
        Mode::Locked => "campaigns-mode-locked",
        Mode::Translate => "campaigns-mode-translate",
        Mode::Free => "campaigns-mode-free",
    }
}

struct Row {
    href: String,
    label: String,
    language: String,
    lang: Language,
    excerpt: String,
    mode: String,
    state: String,
    /// Up and down, by key: its languages go together.
    moves: String,
}

#[derive(Template)]
#[template(path = "desk-edition.html")]
struct View<'a> {
    t: &'a Tongue,
    badge: String,
    errors: String,
    /// Publish or take back, look at it, its tree.
    buttons: String,
    rows: Vec<Row>,
    add: String,
    add_fields: Vec<String>,
    settle: String,
    settle_fields: Vec<String>,
    /// Of a closed campaign: its once-only marks.
    marks: String,
    offer: String,
    offer_fields: Vec<String>,
    held: String,
    /// Poster, sheet, picture to share.
    prints: String,
    /// How many names may be handed over, and the way.
    deliver: String,
}

pub(super) fn state_badge(t: &Tongue, block: &Block) -> String {
    match block.state() {
        BlockState::Current => String::new(),
        BlockState::Behind => Badge::new(Tone::Care, Icon::Care, t.say("campaigns-state-behind")).to_string(),
        BlockState::Diverged => {
            Badge::new(Tone::Info, Icon::Info, t.say("campaigns-state-diverged")).to_string()
        }
    }
}

/// Buttons that move a block past its neighbours; an end has one, and further languages of a block none of their own.
fn moves(t: &Tongue, here: &str, blocks: &[Block], block: &Block) -> String {
    let first = blocks.iter().find(|one| one.place == block.place).is_some_and(|one| one.id == block.id);
    if !first {
        return String::new();
    }
    let before = blocks.iter().any(|one| one.place < block.place);
    let after = blocks.iter().any(|one| one.place > block.place);
    [(before, "up", "campaigns-move-up"), (after, "down", "campaigns-move-down")]
        .into_iter()
        .filter(|(there, ..)| *there)
        .map(|(_, way, words)| {
            PostButton {
                action: format!("{here}/blocks/{}/move", block.id),
                fields: vec![("way".to_owned(), way.to_owned())],
                button: Button::quiet(t.say(words)),
            }
            .to_string()
        })
        .collect()
}

/// Beside a target that is locked: the way to say who it is here.
fn add_own(t: &Tongue, here: &str, blocks: &[Block], block: &Block) -> String {
    let there = blocks.iter().any(|one| beside(&one.key) == Some("target") && one.language == block.language);
    if block.key != "target" || block.is_open() || there {
        return String::new();
    }
    let button = Button::quiet(t.say("campaigns-own-target-add")).icon(Icon::Plus);
    button.link(format!("{here}/blocks/{}#own", block.id)).to_string()
}

/// `campaigns/{edition}`
pub async fn show(desk: DeskPlace, Path(names): Path<super::Names>) -> Answer {
    desk.must(WRITE)?;
    let it = own(&desk, super::name(&names, "edition")).await?;
    page(&desk, &it, &Fields::default(), None).await
}

async fn page(desk: &DeskPlace, it: &Edition, typed: &Fields, problem: Option<&Problem>) -> Answer {
    let t = desk.t();
    let mut conn = desk.site.db.read().await?;
    let blocks = store::blocks(&mut conn, it.id).await?;
    let held = store::held(&mut conn, it.id).await?;
    let deliverable = store::deliverable(&mut conn, it.id).await?;
    let writes =
        store::actions(&mut conn, it.campaign).await?.iter().any(|one| one.kind == ActionKind::Write);
    let letter_to = store::letter_to(&mut conn, it).await?;
    drop(conn);
    let here = desk.path(&format!("{ENTRY}/{}", it.id));
    let rows = blocks
        .iter()
        .map(|block| Row {
            href: format!("{here}/blocks/{}", block.id),
            label: label(t, &block.key),
            language: t.language_name(block.language),
            lang: block.language,
            excerpt: if block.text.is_empty() { String::new() } else { prose::excerpt(&block.text, 120) },
            mode: t.say(mode_words(block.mode)),
            state: state_badge(t, block),
            moves: format!("{}{}", add_own(t, &here, &blocks, block), moves(t, &here, &blocks, block)),
        })
        .collect();
    let languages = || -> Vec<Choice> {
        Language::ALL.into_iter().map(|one| Choice::new(one.code(), t.language_name(one))).collect()
    };
    let mut keys: Vec<Choice> = KEYS.iter().map(|key| Choice::new(*key, label(t, key))).collect();
    for own in blocks.iter().filter(|block| !block.is_open()).filter_map(|block| own_key(&block.key)) {
        if !keys.iter().any(|known| known.value == own) {
            keys.push(Choice::new(own.as_str(), label(t, &own)));
        }
    }
    let modes =
        Mode::ALL.iter().rev().map(|mode| Choice::new(mode.code(), t.say(mode_words(*mode)))).collect();
    let first = desk.body.languages.first().copied().unwrap_or(Language::Ar);
    let add_fields = vec![
        Field::select(t, "key", t.say("campaigns-block-key"), keys)
            .value(typed.text("key"))
            .told(problem)
            .to_string(),
        Field::select(t, "language", t.say("ui-language"), languages())
            .value(if typed.has("language") { typed.text("language") } else { first.code() })
            .to_string(),
        Field::select(t, "mode", t.say("campaigns-mode"), modes)
            .value(typed.text("mode"))
            .hint(t.say("campaigns-mode-hint"))
            .to_string(),
        Field::markdown(t, "text", t.say("ui-text"))
            .value(typed.text("text"))
            .rows(6)
            .told(problem)
            .to_string(),
    ];
    let outcomes = Outcome::ALL
        .iter()
        .map(|one| Choice::new(one.code(), t.say(super::public::outcome_words(*one))))
        .collect();
    let given = |name: &str, now: String| if typed.has(name) { typed.text(name).to_owned() } else { now };
    let date = |at: Option<basis::Moment>| at.map(|at| desk.body.country.day(at)).unwrap_or_default();
    let mut settle_fields = vec![
        Field::text(t, "goal", t.say("campaigns-goal"))
            .value(given("goal", it.goal.map(|goal| goal.to_string()).unwrap_or_default()))
            .hint(t.say("campaigns-goal-hint"))
            .max(10)
            .optional()
            .told(problem)
            .to_string(),
        Field::new(t, Kind::Date, "starts", t.say("campaigns-starts"))
            .value(given("starts", date(it.starts)))
            .optional()
            .told(problem)
            .to_string(),
        Field::new(t, Kind::Date, "ends", t.say("campaigns-ends"))
            .value(given("ends", date(it.ends.map(|ends| ends.minus(std::time::Duration::from_millis(1))))))
            .optional()
            .told(problem)
            .to_string(),
        Field::select(t, "outcome", t.say("campaigns-outcome"), outcomes)
            .value(given("outcome", it.outcome.code().to_owned()))
            .hint(t.say("campaigns-outcome-hint"))
            .told(problem)
            .to_string(),
    ];
    if writes {
        // What it takes from above is said, and stands in no field: it is not its own.
        let hint = if it.letter_to.is_empty() && !letter_to.is_empty() {
            let above = letter_to.iter().map(|one| format!("\u{2066}{one}\u{2069}")).collect::<Vec<_>>();
            t.say_with("campaigns-letter-to-above-hint", &[("to", t.list(&above).into())])
        } else {
            t.say("campaigns-letter-to-hint")
        };
        let field = letter_to_field(t, &given("letter_to", it.letter_to.join("\n")), problem).hint(hint);
        settle_fields.push(field.to_string());
    }
    let wanted = desk.visit.wanted();
    // Every body below, where they fit a list; in a large network those directly below, who pass it on in their turn.
    let offered = if desk.tree.count_below(desk.body.id) <= BRANCHES {
        desk.tree.below(desk.body.id).split_off(1)
    } else {
        desk.tree.children(desk.body.id).iter().copied().take(BRANCHES).collect()
    };
    let branches: Vec<Choice> = offered
        .into_iter()
        .filter_map(|id| desk.tree.get(id))
        .map(|body| Choice::new(body.id.to_string(), body.names.best(&wanted)))
        .collect();
    let offer_fields = if branches.is_empty() || !it.published {
        Vec::new()
    } else {
        vec![
            Field::select(t, "branch", t.say("campaigns-pass-on"), branches)
                .hint(t.say("campaigns-pass-on-hint"))
                .to_string(),
        ]
    };
    let mut buttons = String::new();
    if it.state == EditionState::Active {
        let (words, code) = if it.published { ("ui-unpublish", "no") } else { ("ui-publish", "yes") };
        let button = if it.published { Button::quiet(t.say(words)) } else { Button::primary(t.say(words)) };
        let fields = vec![("published".to_owned(), code.to_owned())];
        buttons.push_str(&PostButton { action: format!("{here}/publish"), fields, button }.to_string());
    }
    if let Some(parent) =
        it.parent.filter(|_| it.state == EditionState::Refused && desk.actor.may(ADOPT, &desk.scope))
    {
        let action = desk.path(&format!("campaigns/offers/{parent}"));
        let button = Button::quiet(t.say("campaigns-ask-again"));
        buttons.push_str(&PostButton { action, fields: Vec::new(), button }.to_string());
    }
    if it.published {
        let public = format!("{}{}", desk.body.home(desk.visit.language), it.path());
        buttons.push_str(&Button::quiet(t.say("campaigns-see")).icon(Icon::Out).link(public).to_string());
    }
    let papers = Button::quiet(t.say("campaigns-papers")).icon(Icon::Page).link(format!("{here}/papers"));
    buttons.push_str(&papers.to_string());
    buttons.push_str(
        &Button::quiet(t.say("campaigns-tree")).icon(Icon::Tree).link(format!("{here}/tree")).to_string(),
    );
    buttons.push_str(&super::updates::link(t, &here));
    let may_decide = desk.actor.may(MODERATE, &desk.scope);
    if may_decide {
        let names = Button::quiet(t.say("campaigns-shown-title")).icon(Icon::Person);
        buttons.push_str(&names.link(format!("{here}/names")).to_string());
    }
    let held_link = if held.is_empty() || !may_decide {
        String::new()
    } else {
        let waiting = held.iter().map(|group| group.count).sum();
        Notice::new(Tone::Care, t.count("campaigns-held", waiting))
            .html(Button::quiet(t.say("campaigns-held-look")).link(format!("{here}/held")).to_string())
            .to_string()
    };
    let main = View {
        t,
        badge: badge(t, it).to_string(),
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        buttons,
        rows,
        add: format!("{here}/blocks"),
        add_fields,
        settle: format!("{here}/settle"),
        settle_fields,
        marks: super::marks::said(desk, it).await?,
        offer: format!("{here}/offer"),
        offer_fields,
        held: held_link,
        deliver: if deliverable > 0 {
            let open = Button::quiet(t.say("campaigns-deliver-open"))
                .icon(Icon::Key)
                .link(desk.path(&format!("records/{}.{}", crate::sealed::DELIVERIES, it.id)));
            let mark = PostButton {
                action: format!("{here}/deliver"),
                fields: Vec::new(),
                button: Button::quiet(t.say("campaigns-deliver-done")),
            };
            let words = if deliverable > store::DELIVERABLE {
                t.say_with("campaigns-deliverable-many", &[("count", t.number(store::DELIVERABLE).into())])
            } else {
                t.count("campaigns-deliverable", deliverable)
            };
            format!("<p>{}</p><p class=\"cluster\">{open}{mark}</p>", look::escape(&words))
        } else {
            String::new()
        },
        prints: if it.published {
            let public = format!("{}{}", desk.body.home(desk.visit.language), it.path());
            let frame = format!("<iframe src=\"{}{public}/embed\" width=\"100%\" height=\"900\"></iframe>", desk.site.config.url);
            format!(
                "<ul class=\"cluster\">{}</ul><p class=\"hint\">{}</p><p dir=\"ltr\"><code class=\"campaign-code\">{}</code></p><p>{}</p>",
                super::prints::links(t, &public),
                look::escape(&t.say("campaigns-embed-hint")),
                look::escape(&frame),
                Button::quiet(t.say("campaigns-hosts-title")).link(desk.path("campaigns/hosts"))
            )
        } else {
            String::new()
        },
    }
    .render()
    .map_err(Problem::failed)?;
    let (title_lang, title) = titled(desk, it);
    let page = DeskPage {
        body: Some(desk.body.id),
        title,
        title_lang: Some(title_lang),
        entry: ENTRY,
        crumbs: vec![crumb(desk)],
        notices: done(desk),
        main,
        status: problem.map(|problem| {
            StatusCode::from_u16(problem.kind.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY)
        }),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

pub(super) fn to(desk: &DeskPlace, it: &Edition, done: &str) -> Answer {
    Ok(Redirect::to(&desk.path(&format!("{ENTRY}/{}?done={done}", it.id))).into_response())
}

pub(super) fn is_said(problem: &Problem) -> bool {
    problem.is(ProblemKind::Invalid)
}

pub async fn publish(desk: DeskPlace, Path(names): Path<super::Names>, fields: Fields) -> Answer {
    let it = own(&desk, super::name(&names, "edition")).await?;
    let published = fields.text("published") == "yes";
    let settle = Settle { published: Some(published), ..Settle::default() };
    write::settle(&desk.site, &desk.actor, &desk.scope, it.id, settle).await?;
    to(&desk, &it, if published { "published" } else { "unpublished" })
}

pub async fn deliver(desk: DeskPlace, Path(names): Path<super::Names>) -> Answer {
    desk.must(WRITE)?;
    let it = own(&desk, super::name(&names, "edition")).await?;
    write::deliver(&desk.site, &desk.actor, &desk.scope, it.id).await?;
    to(&desk, &it, "delivered")
}

pub async fn settle(desk: DeskPlace, Path(names): Path<super::Names>, fields: Fields) -> Answer {
    desk.must(WRITE)?;
    let it = own(&desk, super::name(&names, "edition")).await?;
    let asked = || -> Result<Settle> {
        Ok(Settle {
            published: None,
            outcome: Outcome::from_code(fields.text("outcome")),
            goal: Some(goal(&fields)?),
            starts: Some(day(&desk, &fields, "starts")?),
            ends: Some(last_day(&desk, &fields)?),
            letter_to: fields.has("letter_to").then(|| vec![fields.text("letter_to").to_owned()]),
        })
    };
    let done = match asked() {
        Ok(settle) => write::settle(&desk.site, &desk.actor, &desk.scope, it.id, settle).await.map(|_| ()),
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => to(&desk, &it, "saved"),
        Err(problem) if is_said(&problem) => page(&desk, &it, &fields, Some(&problem)).await,
        Err(problem) => Err(problem.into()),
    }
}

pub async fn add(desk: DeskPlace, Path(names): Path<super::Names>, fields: Fields) -> Answer {
    desk.must(WRITE)?;
    let it = own(&desk, super::name(&names, "edition")).await?;
    let new = NewBlock {
        key: fields.text("key").to_owned(),
        language: fields.text("language").parse().unwrap_or(Language::Ar),
        mode: Mode::from_code(fields.text("mode")).unwrap_or(Mode::Free),
        text: fields.text("text").to_owned(),
    };
    let beside = fields.text("beside").parse().ok();
    match write::add_block(&desk.site, &desk.actor, &desk.scope, it.id, new, beside).await {
        Ok(_) => to(&desk, &it, "saved"),
        Err(problem) if is_said(&problem) => page(&desk, &it, &fields, Some(&problem)).await,
        Err(problem) => Err(problem.into()),
    }
}

pub async fn pass_on(desk: DeskPlace, Path(names): Path<super::Names>, fields: Fields) -> Answer {
    desk.must(WRITE)?;
    let it = own(&desk, super::name(&names, "edition")).await?;
    let branch = fields.text("branch").parse().map_err(|_| Problem::not_found())?;
    adopt::offer(&desk.site, &desk.actor, &desk.scope, it.id, branch).await?;
    to(&desk, &it, "offered")
}
