use std::fmt::Write as _;

use basis::Language;
use words::Tongue;

use crate::{
    Badge, Card, Cell, Column, Diff, Dye, EmptyState, Icon, Link, Notice, Pager, Part, Picture, Piece, Table,
    Tone, Toolbar, asset_path, escape,
    form::{Button, Choice, ErrorSummary, Field, Kind},
    prose,
};

/// Every piece of the interface with the words of one language: the `main` of a [`crate::Desk`] page.
pub fn gallery(t: &Tongue) -> String {
    let mut out = String::new();
    for (name, html) in [
        ("colour", dyes(t)),
        ("buttons", buttons(t)),
        ("notices", notices(t)),
        ("fields", fields(t)),
        ("lists", lists(t)),
        ("cards", cards(t)),
        ("prose", prose::block(&sample_markdown(t), t.language, prose::Setting::default())),
        ("icons", icons()),
    ] {
        let _ = write!(
            out,
            "<section class=\"section stack\" id=\"{name}\"><div class=\"section-head\"><h2>{name}</h2></div>{html}</section>"
        );
    }
    out
}

fn sample(t: &Tongue) -> String {
    t.say("look-exit-words")
}

fn dyes(t: &Tongue) -> String {
    let mut out = String::from("<div class=\"swatches\">");
    for dye in Dye::ALL {
        let _ = write!(
            out,
            "<div class=\"swatch\" data-dye=\"{dye}\"><i></i><p>{}</p><p>{}</p></div>",
            escape(&t.say(dye.key())),
            Button::primary(t.say("look-search"))
        );
    }
    out + "</div>"
}

fn buttons(t: &Tongue) -> String {
    let label = t.say("look-share");
    format!(
        "<div class=\"cluster\">{}{}{}{}</div>",
        Button::primary(label.as_str()).icon(Icon::Check),
        Button::quiet(label.as_str()),
        Button::danger(t.say("look-sign-out")).icon(Icon::Bin),
        Button::quiet(label.as_str()).link("/"),
    )
}

fn notices(t: &Tongue) -> String {
    let mut out = String::new();
    for tone in [Tone::Info, Tone::Done, Tone::Care, Tone::Danger] {
        let _ = write!(out, "{}", Notice::new(tone, sample(t)).title(t.say("look-gallery-sample")));
    }
    let badge = |tone, icon| Badge::new(tone, icon, t.say("look-gallery-sample")).to_string();
    let _ = write!(
        out,
        "<p class=\"cluster\">{}{}{}{}</p>{}",
        badge(Tone::Info, Icon::Draft),
        badge(Tone::Done, Icon::Live),
        badge(Tone::Care, Icon::Clock),
        badge(Tone::Danger, Icon::Bin),
        EmptyState {
            icon: Icon::News,
            title: t.say("look-gallery-sample"),
            text: sample(t),
            action: Button::primary(t.say("look-share")).icon(Icon::Plus).to_string(),
        }
    );
    out
}

fn fields(t: &Tongue) -> String {
    let label = t.say("look-share-address");
    let choices = || {
        vec![
            Choice::new("1", t.say("look-theme-light")).chosen(true),
            Choice::new("2", t.say("look-theme-dark")),
        ]
    };
    let all: Vec<Field<'_>> = vec![
        Field::text(t, "g-text", label.as_str()).hint(sample(t)).required(),
        Field::text(t, "g-ar", Language::Ar.own_name())
            .lang(Language::Ar)
            .value(t.in_language(Language::Ar).plain("look-made")),
        Field::text(t, "g-fr", Language::Fr.own_name())
            .lang(Language::Fr)
            .value(t.in_language(Language::Fr).plain("look-made")),
        Field::text(t, "g-error", label.as_str()).error(Some(t.say("look-errors"))),
        Field::email(t, "g-email", t.say("look-share-mail")).optional(),
        Field::password(t, "g-password", t.say("look-account")),
        Field::new(t, Kind::Date, "g-date", label.as_str()),
        Field::new(t, Kind::Number, "g-number", label.as_str()).between("0", "99"),
        Field::select(t, "g-select", t.say("look-theme"), choices()),
        Field::radio(t, "g-radio", t.say("look-theme"), choices()).hint(t.say("look-saver-hint")),
        Field::checkboxes(t, "g-boxes", t.say("look-theme"), choices()),
        Field::checkbox(t, "g-box", t.say("look-saver-start"), true).hint(t.say("look-saver-hint")),
        Field::file(t, "g-file", t.say("look-tool-picture"), "image/*"),
        Field::textarea(t, "g-area", label.as_str()),
        Field::markdown(t, "g-markdown", t.say("look-tool-heading"))
            .lang(t.language)
            .value(sample_markdown(t))
            .rows(8),
    ];
    let mut out =
        ErrorSummary { title: t.say("look-errors"), errors: vec![("g-error".into(), label.clone())] }
            .to_string();
    out.push_str("<form class=\"form\" method=\"get\">");
    for field in all {
        let _ = write!(out, "{field}");
    }
    let _ = write!(
        out,
        "<div class=\"form-end\">{}{}</div></form>",
        Button::primary(t.say("look-share")),
        Button::quiet(t.say("look-search")).named("draft", "1").unchecked()
    );
    out
}

fn lists(t: &Tongue) -> String {
    let row = |n: i64| {
        vec![
            Cell::html(format!("<a href=\"/\">{}</a>", escape(&t.say("look-gallery-sample")))),
            Cell::html(Badge::new(Tone::Done, Icon::Live, t.say("look-desk-public")).to_string()),
            Cell::text(&t.number(n)),
        ]
    };
    let table = Table {
        caption: t.say("look-gallery-sample"),
        caption_unseen: true,
        columns: vec![
            Column::new(t.say("look-tool-heading")),
            Column::new(t.say("look-view")),
            Column::number(t.say("look-waiting")),
        ],
        rows: vec![row(3), row(1250), row(11)],
    };
    let toolbar = Toolbar {
        t,
        action: "/desk/look".into(),
        query: Some(String::new()),
        filters: vec![
            Link::new("?all", t.say("look-gallery-sample")).current(true),
            Link::new("?draft", t.say("look-newer")),
        ],
        end: Button::primary(t.say("look-share")).icon(Icon::Plus).to_string(),
    };
    let diff = Diff {
        lang: t.language,
        parts: [
            (Piece::Same, "look-exit"),
            (Piece::Removed, "look-older"),
            (Piece::Added, "look-newer"),
            (Piece::Same, "look-menu"),
        ]
        .into_iter()
        .map(|(piece, key)| Part { piece, text: format!("{} ", t.say(key)) })
        .collect(),
    };
    let word = escape(&t.say("look-gallery-sample"));
    let tree = format!(
        "<div class=\"tree\"><ul><li><div class=\"tree-row\"><a href=\"/\">{word}</a><span class=\"number\">40</span></div>\
         <ul><li><div class=\"tree-row\"><a href=\"/\">{word}</a><span class=\"number\">12</span></div></li></ul></li></ul></div>"
    );
    let pager = Pager { t, newer: Some("?a".into()), older: Some("?b".into()) };
    format!("{toolbar}{table}{pager}{diff}{tree}")
}

fn cards(t: &Tongue) -> String {
    let picture = |saver| {
        Picture {
            t,
            src: asset_path("mark.svg").to_owned(),
            srcset: String::new(),
            sizes: String::new(),
            width: 600,
            height: 400,
            alt: t.say("look-gallery-sample"),
            caption: String::new(),
            credit: String::new(),
            lang: t.language,
            weight: 48_000,
            saver,
            first: false,
        }
        .to_string()
    };
    let card = |picture, dye| Card {
        href: "/".into(),
        title: t.say("look-made"),
        summary: sample(t),
        lang: t.language,
        kind: t.say("look-gallery-sample"),
        date: None,
        picture,
        dye,
        level: 3,
    };
    format!(
        "<div class=\"grid\">{}{}{}</div>",
        card(picture(false), None),
        card(picture(true), Some(Dye::Madder)),
        card(String::new(), Some(Dye::Olive))
    )
}

fn sample_markdown(t: &Tongue) -> String {
    format!(
        "## {}\n\n{} **{}** [{}](https://example.org/).\n\n- {}\n- {}\n\n> {}\n\n[{}](https://archive.org/details/x)\n",
        t.plain("look-made"),
        t.plain("look-exit-words"),
        t.plain("look-exit"),
        t.plain("look-share"),
        t.plain("look-newer"),
        t.plain("look-older"),
        t.plain("look-print-hint"),
        t.plain("look-gallery-sample"),
    )
}

fn icons() -> String {
    let mut out = String::from("<ul class=\"cluster\">");
    for icon in Icon::ALL {
        let _ = write!(out, "<li>{icon} <code>{}</code></li>", icon.code());
    }
    out + "</ul>"
}
