//! An edition in the desk: its state, its blocks, and what stands above each.

use ::web::{Answer, Fields};
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use basis::{Kind as ProblemKind, Language, Problem, Result};
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
    settle::{self, Settle},
    store, write,
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

/// An edition's page while it is made: what was typed and refused stands in its forms again.
struct Shown<'a> {
    desk: &'a DeskPlace,
    t: &'a Tongue,
    it: &'a Edition,
    here: String,
    typed: &'a Fields,
    problem: Option<&'a Problem>,
}

async fn page(desk: &DeskPlace, it: &Edition, typed: &Fields, problem: Option<&Problem>) -> Answer {
    let t = desk.t();
    let mut conn = desk.site.db.read().await?;
    let blocks = store::blocks(&mut conn, it.id).await?;
    let held = store::held(&mut conn, it.id).await?;
    let deliverable = store::deliverable(&mut conn, it.id).await?;
    let writes =
        store::actions(&mut conn, it.campaign).await?.iter().any(|one| one.kind == ActionKind::Write);
    let letter_to = if writes { Some(store::letter_to(&mut conn, it).await?) } else { None };
    drop(conn);
    let here = desk.path(&format!("{ENTRY}/{}", it.id));
    let shown = Shown { desk, t, it, here, typed, problem };
    let here = &shown.here;
    let main = View {
        t,
        badge: badge(t, it).to_string(),
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        buttons: shown.buttons(),
        rows: shown.rows(&blocks),
        add: format!("{here}/blocks"),
        add_fields: shown.add_fields(&blocks),
        settle: format!("{here}/settle"),
        settle_fields: shown.settle_fields(letter_to.as_deref()),
        marks: super::marks::said(desk, it).await?,
        offer: format!("{here}/offer"),
        offer_fields: shown.offer_fields(),
        held: shown.held(held.iter().map(|group| group.count).sum()),
        deliver: shown.deliver(deliverable),
        prints: shown.prints(),
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
        status: problem.map(::web::status_of),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

impl Shown<'_> {
    fn rows(&self, blocks: &[Block]) -> Vec<Row> {
        let (t, here) = (self.t, &self.here);
        let row = |block: &Block| Row {
            href: format!("{here}/blocks/{}", block.id),
            label: label(t, &block.key),
            language: t.language_name(block.language),
            lang: block.language,
            excerpt: if block.text.is_empty() { String::new() } else { prose::excerpt(&block.text, 120) },
            mode: t.say(mode_words(block.mode)),
            state: state_badge(t, block),
            moves: format!("{}{}", add_own(t, here, blocks, block), moves(t, here, blocks, block)),
        };
        blocks.iter().map(row).collect()
    }

    fn add_fields(&self, blocks: &[Block]) -> Vec<String> {
        let (t, typed, problem) = (self.t, self.typed, self.problem);
        let mut keys: Vec<Choice> = KEYS.iter().map(|key| Choice::new(*key, label(t, key))).collect();
        for own in blocks.iter().filter(|block| !block.is_open()).filter_map(|block| own_key(&block.key)) {
            if !keys.iter().any(|known| known.value == own) {
                keys.push(Choice::new(own.as_str(), label(t, &own)));
            }
        }
        let languages =
            Language::ALL.into_iter().map(|one| Choice::new(one.code(), t.language_name(one))).collect();
        let modes =
            Mode::ALL.iter().rev().map(|mode| Choice::new(mode.code(), t.say(mode_words(*mode)))).collect();
        let first = self.desk.body.languages.first().copied().unwrap_or(Language::Ar);
        vec![
            Field::select(t, "key", t.say("campaigns-block-key"), keys)
                .value(typed.text("key"))
                .told(problem)
                .to_string(),
            Field::select(t, "language", t.say("ui-language"), languages)
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
        ]
    }

    /// `letter_to`: to whom letters go, where one may be written.
    fn settle_fields(&self, letter_to: Option<&[String]>) -> Vec<String> {
        let (t, it, problem) = (self.t, self.it, self.problem);
        let outcomes = Outcome::ALL
            .iter()
            .map(|one| Choice::new(one.code(), t.say(super::public::outcome_words(*one))))
            .collect();
        let given = |name: &str, now: String| {
            if self.typed.has(name) { self.typed.text(name).to_owned() } else { now }
        };
        let date =
            |at: Option<basis::Moment>| at.map(|at| self.desk.body.country.day(at)).unwrap_or_default();
        let mut fields = vec![
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
                .value(given(
                    "ends",
                    date(it.ends.map(|ends| ends.minus(std::time::Duration::from_millis(1)))),
                ))
                .optional()
                .told(problem)
                .to_string(),
            Field::select(t, "outcome", t.say("campaigns-outcome"), outcomes)
                .value(given("outcome", it.outcome.code().to_owned()))
                .hint(t.say("campaigns-outcome-hint"))
                .told(problem)
                .to_string(),
        ];
        if let Some(letter_to) = letter_to {
            // What it takes from above is said, and stands in no field: it is not its own.
            let hint = if it.letter_to.is_empty() && !letter_to.is_empty() {
                let above = letter_to.iter().map(|one| format!("\u{2066}{one}\u{2069}")).collect::<Vec<_>>();
                t.say_with("campaigns-letter-to-above-hint", &[("to", t.list(&above).into())])
            } else {
                t.say("campaigns-letter-to-hint")
            };
            let field = letter_to_field(t, &given("letter_to", it.letter_to.join("\n")), problem).hint(hint);
            fields.push(field.to_string());
        }
        fields
    }

    fn offer_fields(&self) -> Vec<String> {
        let (t, tree, body) = (self.t, &self.desk.tree, self.desk.body.id);
        let wanted = self.desk.visit.wanted();
        // Every body below, where they fit a list; in a large network those directly below, who pass it on in their turn.
        let offered = if tree.count_below(body) <= BRANCHES {
            tree.below(body).split_off(1)
        } else {
            tree.children(body).iter().copied().take(BRANCHES).collect()
        };
        let branches: Vec<Choice> = offered
            .into_iter()
            .filter_map(|id| tree.get(id))
            .map(|body| Choice::new(body.id.to_string(), body.names.best(&wanted)))
            .collect();
        if branches.is_empty() || !self.it.published {
            return Vec::new();
        }
        let field = Field::select(t, "branch", t.say("campaigns-pass-on"), branches);
        vec![field.hint(t.say("campaigns-pass-on-hint")).to_string()]
    }

    /// Its address in public.
    fn public(&self) -> String {
        format!("{}{}", self.desk.body.home(self.desk.visit.language), self.it.path())
    }

    fn buttons(&self) -> String {
        let (t, it, desk, here) = (self.t, self.it, self.desk, &self.here);
        let mut all = String::new();
        if it.state == EditionState::Active {
            let (words, code) = if it.published { ("ui-unpublish", "no") } else { ("ui-publish", "yes") };
            let button =
                if it.published { Button::quiet(t.say(words)) } else { Button::primary(t.say(words)) };
            let fields = vec![("published".to_owned(), code.to_owned())];
            all.push_str(&PostButton { action: format!("{here}/publish"), fields, button }.to_string());
        }
        let refused = it.state == EditionState::Refused && desk.actor.may(ADOPT, &desk.scope);
        if let Some(parent) = it.parent.filter(|_| refused) {
            let action = desk.path(&format!("campaigns/offers/{parent}"));
            let button = Button::quiet(t.say("campaigns-ask-again"));
            all.push_str(&PostButton { action, fields: Vec::new(), button }.to_string());
        }
        let mut link = |words: &str, icon: Icon, path: String| {
            all.push_str(&Button::quiet(t.say(words)).icon(icon).link(path).to_string());
        };
        if it.published {
            link("campaigns-see", Icon::Out, self.public());
        }
        link("campaigns-papers", Icon::Page, format!("{here}/papers"));
        link("campaigns-tree", Icon::Tree, format!("{here}/tree"));
        link("campaigns-update", Icon::Mail, format!("{here}/updates"));
        if self.may_decide() {
            link("campaigns-shown-title", Icon::Person, format!("{here}/names"));
        }
        all
    }

    fn may_decide(&self) -> bool {
        self.desk.actor.may(MODERATE, &self.desk.scope)
    }

    /// Signatures that wait for who decides over them.
    fn held(&self, waiting: i64) -> String {
        if waiting == 0 || !self.may_decide() {
            return String::new();
        }
        let look = Button::quiet(self.t.say("campaigns-held-look")).link(format!("{}/held", self.here));
        Notice::new(Tone::Care, self.t.count("campaigns-held", waiting)).html(look.to_string()).to_string()
    }

    /// How many names may be handed over, and the way.
    fn deliver(&self, deliverable: i64) -> String {
        let t = self.t;
        if deliverable == 0 {
            return String::new();
        }
        let open = Button::quiet(t.say("campaigns-deliver-open"))
            .icon(Icon::Key)
            .link(self.desk.path(&format!("records/{}.{}", crate::sealed::DELIVERIES, self.it.id)));
        let mark = PostButton {
            action: format!("{}/deliver", self.here),
            fields: Vec::new(),
            button: Button::quiet(t.say("campaigns-deliver-done")),
        };
        let words = if deliverable > store::DELIVERABLE {
            t.say_with("campaigns-deliverable-many", &[("count", t.number(store::DELIVERABLE).into())])
        } else {
            t.count("campaigns-deliverable", deliverable)
        };
        format!("<p>{}</p><p class=\"cluster\">{open}{mark}</p>", look::escape(&words))
    }

    /// Poster, sheet, picture to share, and the frame for another site.
    fn prints(&self) -> String {
        let (t, desk) = (self.t, self.desk);
        if !self.it.published {
            return String::new();
        }
        let public = self.public();
        let frame = format!(
            "<iframe src=\"{}{public}/embed\" width=\"100%\" height=\"900\"></iframe>",
            desk.site.config.url
        );
        format!(
            "<ul class=\"cluster\">{}</ul><p class=\"hint\">{}</p><p dir=\"ltr\"><code class=\"campaign-code\">{}</code></p><p>{}</p>",
            super::prints::links(t, &public),
            look::escape(&t.say("campaigns-embed-hint")),
            look::escape(&frame),
            Button::quiet(t.say("campaigns-hosts-title")).link(desk.path("campaigns/hosts"))
        )
    }
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
    settle::settle(&desk.site, &desk.actor, &desk.scope, it.id, settle).await?;
    to(&desk, &it, if published { "published" } else { "unpublished" })
}

pub async fn deliver(desk: DeskPlace, Path(names): Path<super::Names>) -> Answer {
    desk.must(WRITE)?;
    let it = own(&desk, super::name(&names, "edition")).await?;
    settle::deliver(&desk.site, &desk.actor, &desk.scope, it.id).await?;
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
        Ok(settle) => settle::settle(&desk.site, &desk.actor, &desk.scope, it.id, settle).await.map(|_| ()),
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
