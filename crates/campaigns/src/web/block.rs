//! One block in the desk: its text, what stands above it, what those who adopt may do with it.

use ::web::{Answer, Fields};
use askama::Template;
use axum::extract::Path;
use basis::{Kind as ProblemKind, Language, Problem, Result};
use look::{
    Diff, Notice, Tone,
    form::{Button, Choice, ErrorSummary, Field, PostButton},
    prose,
};
use network::DeskPlace;
use weave::DeskPage;
use words::Tongue;

use super::{
    desk::{ENTRY, crumb, done, own, titled},
    edit::{is_said, label, mode_words, state_badge, to},
};
use crate::{
    model::{Block, BlockState, Edition, Mode, beside, own_key},
    rights::WRITE,
    store,
    write::{self, Change, Standing},
};

#[derive(Template)]
#[template(path = "desk-block.html")]
struct BlockView<'a> {
    t: &'a Tongue,
    errors: String,
    notice: String,
    state: String,
    /// What the parent changed, word by word.
    above: String,
    /// How mine differs from the parent's.
    mine: String,
    accept: String,
    keep: String,
    locked: String,
    lang: Language,
    action: String,
    fields: Vec<String>,
    save: String,
    beside: String,
    beside_fields: Vec<String>,
    /// Its own text beside one that is locked.
    own_fields: Vec<String>,
    own_hint: String,
    mode: String,
    mode_fields: Vec<String>,
}

/// `campaigns/{edition}/blocks/{block}`
pub async fn block(desk: DeskPlace, Path(names): Path<super::Names>) -> Answer {
    desk.must(WRITE)?;
    let (it, block) = block_of(&desk, &names).await?;
    block_page(&desk, &it, &block, None, None).await
}

async fn block_of(desk: &DeskPlace, names: &super::Names) -> Result<(Edition, Block)> {
    let it = own(desk, super::name(names, "edition")).await?;
    let id = super::name(names, "block").parse().map_err(|_| Problem::not_found())?;
    let block = store::block(&mut desk.site.db.read().await?, it.id, id).await?;
    Ok((it, block))
}

/// A block's page: what was typed and refused stands in its form again.
struct Shown<'a> {
    t: &'a Tongue,
    block: &'a Block,
    here: String,
    problem: Option<&'a Problem>,
}

/// What stands above a block that is behind, and what can be done about it.
#[derive(Default)]
struct Behind {
    above: String,
    mine: String,
    accept: String,
    keep: String,
    notice: String,
    /// The version that stands above.
    version: Option<i64>,
    /// Both put together, where they are of one language and it may be changed.
    merged: Option<String>,
}

async fn block_page(
    desk: &DeskPlace,
    it: &Edition,
    block: &Block,
    typed: Option<&Fields>,
    problem: Option<&Problem>,
) -> Answer {
    let t = desk.t();
    let standing = write::standing(&mut desk.site.db.read().await?, it, block).await?;
    let here = desk.path(&format!("{ENTRY}/{}/blocks/{}", it.id, block.id));
    let shown = Shown { t, block, here, problem };
    let behind = standing
        .filter(|_| block.state() == BlockState::Behind)
        .map(|standing| shown.behind(standing))
        .unwrap_or_default();
    let notice = match problem.filter(|problem| problem.is(ProblemKind::Conflict)) {
        Some(problem) => {
            let (title, text) = t.problem(problem);
            Notice::new(Tone::Danger, text).title(title).to_string()
        }
        None => behind.notice,
    };
    let value = match typed {
        Some(typed) => typed.text("text").to_owned(),
        None => behind.merged.unwrap_or_else(|| block.text.clone()),
    };
    let main = BlockView {
        t,
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        notice,
        state: format!("{} {}", t.say(mode_words(block.mode)), state_badge(t, block)),
        above: behind.above,
        mine: behind.mine,
        accept: if block.is_open() { behind.accept } else { String::new() },
        keep: behind.keep,
        locked: if block.is_open() { String::new() } else { prose::render(&block.text, block.language) },
        lang: block.language,
        mode: format!("{}/mode", shown.here),
        mode_fields: shown.mode_fields(),
        fields: shown.fields(value, behind.version),
        save: t.say(if behind.version.is_some() { "campaigns-save-merged" } else { "ui-save" }),
        beside: desk.path(&format!("{ENTRY}/{}/blocks", it.id)),
        beside_fields: shown.beside_fields(),
        own_fields: shown.own_fields(),
        own_hint: match beside(&block.key).filter(|_| block.parent.is_none()) {
            Some(key) => t.say_with("campaigns-own-hint", &[("what", label(t, key).into())]),
            None => String::new(),
        },
        action: shown.here,
    }
    .render()
    .map_err(Problem::failed)?;
    let (_, title) = titled(desk, it);
    let crumbs = vec![crumb(desk), look::Link::new(desk.path(&format!("{ENTRY}/{}", it.id)), title)];
    let page = DeskPage {
        body: Some(desk.body.id),
        title: label(t, &block.key),
        entry: ENTRY,
        crumbs,
        notices: done(desk),
        main,
        status: problem.map(::web::status_of),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

impl Shown<'_> {
    fn behind(&self, standing: Standing) -> Behind {
        let (t, block) = (self.t, self.block);
        let Standing { base, above: now, version, language, merged } = standing;
        let button = |label: &str, what: &str, danger: bool| {
            let button = if danger { Button::quiet(t.say(label)) } else { Button::primary(t.say(label)) };
            PostButton {
                action: self.here.clone(),
                fields: vec![
                    (what.to_owned(), version.to_string()),
                    ("version".into(), block.version.to_string()),
                ],
                button,
            }
            .to_string()
        };
        let mut behind = Behind {
            above: Diff { lang: language, parts: look::difference(&base, &now) }.to_string(),
            accept: button("campaigns-take-above", "accept", false),
            keep: button("campaigns-keep-mine", "keep", true),
            version: Some(version),
            ..Behind::default()
        };
        if language == block.language {
            behind.mine = Diff { lang: language, parts: look::difference(&now, &block.text) }.to_string();
            if block.is_open() {
                let (tone, key) = if merged.clashes > 0 {
                    (Tone::Care, "campaigns-merge-clash")
                } else {
                    (Tone::Info, "campaigns-merge-hint")
                };
                behind.notice = Notice::new(tone, t.say(key)).to_string();
                behind.merged = Some(merged.text);
            }
        }
        behind
    }

    fn languages(&self) -> Vec<Choice> {
        Language::ALL.into_iter().map(|one| Choice::new(one.code(), self.t.language_name(one))).collect()
    }

    fn fields(&self, value: String, merged_with: Option<i64>) -> Vec<String> {
        let (t, block) = (self.t, self.block);
        if !block.is_open() {
            return Vec::new();
        }
        let text = match block.key.as_str() {
            "title" => Field::text(t, "text", t.say("ui-title")),
            "pictures" => Field::markdown(t, "text", t.say("ui-text"))
                .rows(14)
                .hint(t.say("campaigns-block-pictures-hint")),
            _ => Field::markdown(t, "text", t.say("ui-text")).rows(14),
        };
        let mut fields = vec![
            text.value(value).lang(block.language).told(self.problem).to_string(),
            Field::select(t, "language", t.say("campaigns-language"), self.languages())
                .value(block.language.code())
                .to_string(),
            Field::hidden(t, "version", block.version.to_string()).to_string(),
        ];
        fields.extend(merged_with.map(|version| Field::hidden(t, "merged", version.to_string()).to_string()));
        fields
    }

    /// The same block in another language.
    fn beside_fields(&self) -> Vec<String> {
        let (t, block) = (self.t, self.block);
        if !block.is_open() {
            return Vec::new();
        }
        vec![
            Field::hidden(t, "key", block.key.as_str()).to_string(),
            Field::hidden(t, "beside", block.id.to_string()).to_string(),
            Field::select(t, "language", t.say("ui-language"), self.languages())
                .in_form("beside")
                .to_string(),
            Field::textarea(t, "text", t.say("ui-text")).rows(6).in_form("beside").to_string(),
        ]
    }

    /// Its own text beside one that is locked.
    fn own_fields(&self) -> Vec<String> {
        let (t, block) = (self.t, self.block);
        let Some(own) = own_key(&block.key).filter(|_| !block.is_open()) else { return Vec::new() };
        vec![
            Field::hidden(t, "key", own).to_string(),
            Field::select(t, "language", t.say("ui-language"), self.languages())
                .value(block.language.code())
                .in_form("own")
                .to_string(),
            Field::markdown(t, "text", t.say("ui-text"))
                .lang(block.language)
                .rows(6)
                .in_form("own")
                .to_string(),
        ]
    }

    /// What came from above keeps the mode it came with.
    fn mode_fields(&self) -> Vec<String> {
        let t = self.t;
        if self.block.parent.is_some() {
            return Vec::new();
        }
        let modes =
            Mode::ALL.iter().rev().map(|mode| Choice::new(mode.code(), t.say(mode_words(*mode)))).collect();
        vec![
            Field::select(t, "mode", t.say("campaigns-mode"), modes)
                .value(self.block.mode.code())
                .hint(t.say("campaigns-mode-change-hint"))
                .in_form("mode")
                .to_string(),
        ]
    }
}

pub async fn save_block(desk: DeskPlace, Path(names): Path<super::Names>, fields: Fields) -> Answer {
    desk.must(WRITE)?;
    let (it, block) = block_of(&desk, &names).await?;
    let number = |name: &str| fields.text(name).parse::<i64>().ok();
    let change = Change {
        text: fields.has("text").then(|| fields.text("text").to_owned()),
        language: fields.text("language").parse().ok(),
        accept: number("accept").or_else(|| number("merged")),
        keep: number("keep"),
        version: number("version"),
    };
    match write::change_block(&desk.site, &desk.actor, &desk.scope, it.id, block.id, change).await {
        Ok(_) => to(&desk, &it, "saved"),
        Err(problem) if is_said(&problem) || problem.is(ProblemKind::Conflict) => {
            let block = store::block(&mut desk.site.db.read().await?, it.id, block.id).await?;
            block_page(&desk, &it, &block, fields.has("text").then_some(&fields), Some(&problem)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Loosens or tightens what those who adopt may do with it.
pub async fn set_mode(desk: DeskPlace, Path(names): Path<super::Names>, fields: Fields) -> Answer {
    desk.must(WRITE)?;
    let (it, block) = block_of(&desk, &names).await?;
    let mode =
        Mode::from_code(fields.text("mode")).ok_or_else(|| Problem::invalid("mode", "field-bad-choice"))?;
    match write::set_mode(&desk.site, &desk.actor, &desk.scope, it.id, block.id, mode).await {
        Ok(()) => to(&desk, &it, "saved"),
        Err(problem) if problem.is(ProblemKind::Conflict) => {
            block_page(&desk, &it, &block, None, Some(&problem)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Moves a block, in all its languages, past the one before or after it.
pub async fn move_block(desk: DeskPlace, Path(names): Path<super::Names>, fields: Fields) -> Answer {
    desk.must(WRITE)?;
    let (it, block) = block_of(&desk, &names).await?;
    let up = fields.text("way") == "up";
    write::move_block(&desk.site, &desk.actor, &desk.scope, it.id, block.id, up).await?;
    to(&desk, &it, "saved")
}
