//! One block in the desk: its text, what stands above it, what those who adopt may do with it.

use ::web::{Answer, Fields};
use askama::Template;
use axum::extract::Path;
use basis::{Kind as ProblemKind, Language, Problem, Result};
use http::StatusCode;
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
    let behind = block.state() == BlockState::Behind;
    let (mut above, mut mine, mut accept, mut keep) = <(String, String, String, String)>::default();
    let mut value = block.text.clone();
    let mut notice = String::new();
    let mut merged_with = None;
    if let Some(Standing { base, above: now, version, language, merged }) = standing.filter(|_| behind) {
        above = Diff { lang: language, parts: look::difference(&base, &now) }.to_string();
        if language == block.language {
            mine = Diff { lang: language, parts: look::difference(&now, &block.text) }.to_string();
        }
        let button = |label: &str, what: &str, danger: bool| {
            let button = if danger { Button::quiet(t.say(label)) } else { Button::primary(t.say(label)) };
            PostButton {
                action: here.clone(),
                fields: vec![
                    (what.to_owned(), version.to_string()),
                    ("version".into(), block.version.to_string()),
                ],
                button,
            }
            .to_string()
        };
        accept = button("campaigns-take-above", "accept", false);
        keep = button("campaigns-keep-mine", "keep", true);
        if block.is_open() && language == block.language {
            value = merged.text;
            let key = if merged.clashes > 0 { "campaigns-merge-clash" } else { "campaigns-merge-hint" };
            notice =
                Notice::new(if merged.clashes > 0 { Tone::Care } else { Tone::Info }, t.say(key)).to_string();
        }
        merged_with = Some(version);
    }
    if let Some(problem) = problem.filter(|problem| problem.is(ProblemKind::Conflict)) {
        let (title, text) = t.problem(problem);
        notice = Notice::new(Tone::Danger, text).title(title).to_string();
    }
    let value = typed.map_or(value, |typed| typed.text("text").to_owned());
    let languages: Vec<Choice> =
        Language::ALL.into_iter().map(|one| Choice::new(one.code(), t.language_name(one))).collect();
    let mut fields = Vec::new();
    if block.is_open() {
        let text = if block.key == "title" {
            Field::text(t, "text", t.say("ui-title"))
        } else {
            Field::markdown(t, "text", t.say("ui-text")).rows(14)
        };
        let text =
            if block.key == "pictures" { text.hint(t.say("campaigns-block-pictures-hint")) } else { text };
        fields.push(text.value(value).lang(block.language).told(problem).to_string());
        fields.push(
            Field::select(t, "language", t.say("campaigns-language"), languages.clone())
                .value(block.language.code())
                .to_string(),
        );
        fields.push(Field::hidden(t, "version", block.version.to_string()).to_string());
        if let Some(version) = merged_with {
            fields.push(Field::hidden(t, "merged", version.to_string()).to_string());
        }
    }
    let choices = languages.clone();
    let beside_fields = if block.is_open() {
        vec![
            Field::hidden(t, "key", block.key.as_str()).to_string(),
            Field::hidden(t, "beside", block.id.to_string()).to_string(),
            Field::select(t, "language", t.say("ui-language"), languages).in_form("beside").to_string(),
            Field::textarea(t, "text", t.say("ui-text")).rows(6).in_form("beside").to_string(),
        ]
    } else {
        Vec::new()
    };
    let own_fields = match own_key(&block.key).filter(|_| !block.is_open()) {
        Some(own) => vec![
            Field::hidden(t, "key", own).to_string(),
            Field::select(t, "language", t.say("ui-language"), choices)
                .value(block.language.code())
                .in_form("own")
                .to_string(),
            Field::markdown(t, "text", t.say("ui-text"))
                .lang(block.language)
                .rows(6)
                .in_form("own")
                .to_string(),
        ],
        None => Vec::new(),
    };
    // What came from above keeps the mode it came with.
    let mode_fields = if block.parent.is_none() {
        let modes =
            Mode::ALL.iter().rev().map(|mode| Choice::new(mode.code(), t.say(mode_words(*mode)))).collect();
        vec![
            Field::select(t, "mode", t.say("campaigns-mode"), modes)
                .value(block.mode.code())
                .hint(t.say("campaigns-mode-change-hint"))
                .in_form("mode")
                .to_string(),
        ]
    } else {
        Vec::new()
    };
    let save = if merged_with.is_some() { "campaigns-save-merged" } else { "ui-save" };
    let main = BlockView {
        t,
        errors: problem.map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        notice,
        state: format!("{} {}", t.say(mode_words(block.mode)), state_badge(t, block)),
        above,
        mine,
        accept: if block.is_open() { accept } else { String::new() },
        keep,
        locked: if block.is_open() { String::new() } else { prose::render(&block.text, block.language) },
        lang: block.language,
        mode: format!("{here}/mode"),
        mode_fields,
        action: here,
        fields,
        save: t.say(save),
        beside: desk.path(&format!("{ENTRY}/{}/blocks", it.id)),
        beside_fields,
        own_fields,
        own_hint: match beside(&block.key).filter(|_| block.parent.is_none()) {
            Some(key) => t.say_with("campaigns-own-hint", &[("what", label(t, key).into())]),
            None => String::new(),
        },
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
        status: problem.map(|problem| {
            StatusCode::from_u16(problem.kind.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY)
        }),
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
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
