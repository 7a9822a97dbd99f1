//! What is known of the installation's backups.

use ::web::Answer;
use axum::response::{IntoResponse as _, Redirect};
use basis::Moment;
use look::{
    Badge, Icon, Notice, Tone,
    form::{Button, PostButton},
};
use weave::Visit;

use super::page;
use crate::{
    backups::{self, Backups, COPIED, Known},
    findings::{self, Check, State},
    measure::measure,
};

const ENTRY: &str = "/desk/backups";

pub async fn show(visit: Visit) -> Answer {
    let (site, t) = (&visit.site, &visit.t);
    let known = Known::of(&site.db).await?;
    let measured = measure(site).await?;
    let stands = findings::judge(&measured).into_iter().find(|one| one.check == Check::Backup);
    let stands = stands.map_or(State::Note, |one| one.state);
    let service = site.service::<Backups>().ok();
    let folder = service.as_ref().and_then(|backups| backups.0.folder());
    let nightly = folder.is_some();
    let said = |key: &str| format!("<p class=\"measure\">{}</p>", look::escape(&t.say(key)));
    let at = |at: Option<Moment>, wrong: bool, never: &str| match at {
        Some(at) => {
            let (tone, icon) = if wrong { (Tone::Care, Icon::Clock) } else { (Tone::Done, Icon::Done) };
            Badge::new(tone, icon, t.date_time(at)).to_string()
        }
        None => Badge::new(Tone::Care, Icon::Clock, t.say(never)).to_string(),
    };
    let mut main = format!("<div class=\"stack\">{}", said("console-backups-what"));
    if let Some((when, cause)) = &known.failed {
        let text = t.say_with("console-backup-failed", &[("day", t.date_time(*when).into())]);
        let cause = format!("<p><bdi dir=\"ltr\">{}</bdi></p>", look::escape(cause));
        main.push_str(&Notice::new(Tone::Danger, text).html(cause).to_string());
    }
    let place = match folder {
        Some(folder) => format!("<code dir=\"ltr\">{}</code>", look::escape(&folder.display().to_string())),
        None => look::escape(&t.say("console-backup-nowhere")),
    };
    let row =
        |key: &str, html: String| format!("<div><dt>{}</dt><dd>{html}</dd></div>", look::escape(&t.say(key)));
    main.push_str(&format!(
        "<dl class=\"facts\">{}{}{}{}</dl>",
        row("console-backup-made", at(known.made, stands == State::Wrong, "console-backup-never")),
        row("console-backup-tested", at(known.tested, stands != State::Fine, "console-backup-never-tested")),
        row("console-backup-place", place),
        row("console-backup-key", at(known.copied, false, "console-backup-key-unknown")),
    ));
    if nightly {
        let button = Button::primary(t.say("console-backup-now"));
        let button = PostButton { action: ENTRY.into(), fields: Vec::new(), button };
        main.push_str(&format!("<div>{button}</div>"));
        main.push_str(&said("console-backup-nightly"));
    } else {
        main.push_str(&said("console-backup-how"));
        main.push_str("<p><code dir=\"ltr\">nasij serve --backups DIR</code></p>");
    }
    if known.copied.is_none() {
        let button = Button::quiet(t.say("console-backup-key-copied"));
        let fields = vec![("copied".into(), "1".into())];
        main.push_str(&format!(
            "<section class=\"section stack\"><h2>{}</h2>{}<div>{}</div></section>",
            look::escape(&t.say("console-backup-key")),
            said("console-backup-key-what"),
            PostButton { action: ENTRY.into(), fields, button },
        ));
    }
    main.push_str("</div>");
    let notices = visit.done(&[("asked", "console-backup-asked"), ("copied", "console-backup-key-noted")]);
    page(&visit, "console-backups", ENTRY, Ok(main), notices, None).await
}

/// Makes one now, or notes that a copy of the key lies elsewhere.
pub async fn post(visit: Visit, fields: ::web::Fields) -> Answer {
    let site = &visit.site;
    if fields.has("copied") {
        weave::store_setting(&site.db, COPIED, site.clock.now().millis().to_string()).await?;
        return Ok(Redirect::to("/desk/backups?done=copied").into_response());
    }
    backups::ask(site).await?;
    Ok(Redirect::to("/desk/backups?done=asked").into_response())
}
