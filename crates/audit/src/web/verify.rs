//! Whether the trail is whole, and whether it is the one that was mailed.

use ::web::{Answer, query};
use askama::Template;
use axum::extract::OriginalUri;
use basis::Problem;
use look::{
    Cell, Column, Link, Notice, Table, Tone, escape,
    form::{Button, ErrorSummary, Field},
};
use network::DeskPlace;
use weave::DeskPage;
use words::Tongue;

use crate::{
    chain::{Checkpoint, Verdict, Wrong},
    model::{grouped, typed_mark},
    rights::READ,
    store::{self, Kept},
    verify as walking,
};

#[derive(Template)]
#[template(path = "verify.html")]
struct View<'a> {
    t: &'a Tongue,
    verdict: String,
    action: String,
    errors: String,
    fields: Vec<String>,
    send: String,
    checkpoints: String,
}

/// The page walks the chain each time it is opened; `?number=` and `?mark=` are compared with it.
pub async fn show(desk: DeskPlace, OriginalUri(uri): OriginalUri) -> Answer {
    desk.must(READ)?;
    let t = desk.t();
    let field = |name: &str| query(uri.query(), name).unwrap_or_default().trim().to_owned();
    let (number, mark) = (field("number"), field("mark"));
    let typed = read(&number, &mark);
    let given: Vec<Checkpoint> = typed.as_ref().ok().cloned().flatten().into_iter().collect();
    let problem = typed.err();
    let verdict = walking(&desk.site, desk.body.id, &given).await?;
    let kept = store::checkpoints(&mut desk.site.db.read().await?, desk.body.id).await?;
    let fields = vec![
        Field::text(t, "number", t.say("audit-number"))
            .value(number)
            .max(18)
            .required()
            .autocomplete("off")
            .told(problem.as_ref())
            .to_string(),
        Field::text(t, "mark", t.say("audit-mark"))
            .hint(t.say("audit-mark-hint"))
            .value(mark)
            .max(40)
            .required()
            .autocomplete("off")
            .told(problem.as_ref())
            .to_string(),
    ];
    let main = View {
        t,
        verdict: said(t, &verdict, given.first()),
        action: desk.path("audit/verify"),
        errors: problem.as_ref().map(|problem| ErrorSummary::of(t, problem).to_string()).unwrap_or_default(),
        fields,
        send: Button::primary(t.say("audit-compare")).to_string(),
        checkpoints: if kept.is_empty() { String::new() } else { table(t, &kept) },
    }
    .render()
    .map_err(Problem::failed)?;
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("audit-verify-title"),
        entry: "audit",
        crumbs: vec![Link::new(desk.path("audit"), t.plain("audit-desk"))],
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

/// Nothing when nothing was typed.
fn read(number: &str, mark: &str) -> Result<Option<Checkpoint>, Problem> {
    if number.is_empty() && mark.is_empty() {
        return Ok(None);
    }
    let digits: String = number.chars().filter(|c| !c.is_whitespace()).map(western).collect();
    let number = digits.parse::<i64>().ok().filter(|number| *number > 0);
    match (number, typed_mark(mark)) {
        (Some(number), Some(mark)) => Ok(Some(Checkpoint { number, mark })),
        (None, _) => Err(Problem::invalid("number", "audit-number-wrong")),
        (_, None) => Err(Problem::invalid("mark", "audit-mark-wrong")),
    }
}

/// Arabic digits are digits.
fn western(c: char) -> char {
    let value = match c {
        '\u{660}'..='\u{669}' => c as u32 - 0x660,
        '\u{6f0}'..='\u{6f9}' => c as u32 - 0x6f0,
        _ => return c,
    };
    char::from_digit(value, 10).unwrap_or(c)
}

fn said(t: &Tongue, verdict: &Verdict, given: Option<&Checkpoint>) -> String {
    let mut notices = Vec::new();
    match (&verdict.last, verdict.wrong.is_empty()) {
        (None, true) => notices.push(Notice::new(Tone::Info, t.say("audit-none-yet"))),
        (last, true) => {
            let mut text = t.count("audit-whole", verdict.lines);
            if let Some(last) = last {
                let args = [("number", t.number(last.number).into()), ("mark", grouped(&last.mark).into())];
                text = format!("{text} {}", t.say_with("audit-last", &args));
            }
            notices.push(Notice::new(Tone::Done, text).title(t.say("audit-whole-title")));
        }
        (_, false) => {
            let lines: String =
                verdict.wrong.iter().map(|wrong| format!("<li>{}</li>", escape(&fault(t, *wrong)))).collect();
            let notice = Notice::new(Tone::Danger, t.say("audit-wrong-do")).title(t.say("audit-wrong-title"));
            notices.push(notice.html(format!("<ul>{lines}</ul>")));
        }
    }
    if let Some(given) = given {
        let number = given.number;
        let old = verdict.too_old.contains(&number);
        let differs = verdict
            .wrong
            .iter()
            .any(|wrong| matches!(wrong, Wrong::Differs(n) | Wrong::CutOff(n) if *n == number));
        // A checkpoint kept here of the same number may be the one that differs.
        let args = [("number", t.number(number).into())];
        notices.push(if old {
            Notice::new(Tone::Care, t.say_with("audit-too-old", &args))
        } else if differs {
            Notice::new(Tone::Danger, t.say_with("audit-compared-differs", &args))
        } else {
            Notice::new(Tone::Done, t.say_with("audit-compared-same", &args))
        });
    }
    notices.iter().map(ToString::to_string).collect()
}

fn fault(t: &Tongue, wrong: Wrong) -> String {
    let number = t.number(wrong.number());
    match wrong {
        Wrong::Missing(first, last) if first != last => t.say_with(
            "audit-wrong-missing-many",
            &[("number", number.into()), ("last", t.number(last).into())],
        ),
        _ => t.say_with(wrong.words(), &[("number", number.into())]),
    }
}

fn table(t: &Tongue, kept: &[Kept]) -> String {
    Table {
        caption: t.say("audit-checkpoints"),
        caption_unseen: true,
        columns: vec![
            Column::new(t.say("audit-mailed")),
            Column::new(t.say("audit-number")),
            Column::new(t.say("audit-mark")),
            Column::new(t.say("audit-why")),
        ],
        rows: kept
            .iter()
            .take(60)
            .map(|one| {
                let why = one.why.map(|why| t.say(why.words())).unwrap_or_default();
                vec![
                    Cell::text(&t.date_time(one.at)),
                    Cell::text(&t.number(one.at_line.number)),
                    Cell::html(format!(
                        "<bdi class=\"mark\" dir=\"ltr\">{}</bdi>",
                        escape(&grouped(&one.at_line.mark))
                    )),
                    Cell::text(&why),
                ]
            })
            .collect(),
    }
    .to_string()
}
