//! The persons a body knows: operational columns, filtered by the address, and the same as CSV.

use ::web::{Answer, query};
use askama::Template;
use basis::{Moment, Problem, Result};
use look::{
    Badge, Cell, Column, EmptyState, Icon, Link, Notice, Pager, Table, Tone, Toolbar,
    form::{Button, Choice, Field, Kind},
};
use network::DeskPlace;
use weave::{DeskPage, Entry, note};
use words::Tongue;

use super::{declared, done, short};
use crate::{
    add::open_for_change,
    address,
    model::{Consent, PAGE, Person, SOURCE, Source, shortened},
    rights::{OPEN, READ, WRITE},
    store::{self, Ask, Before, Counts},
};

#[derive(Template)]
#[template(path = "list.html")]
struct View<'a> {
    t: &'a Tongue,
    toolbar: String,
    filtered: bool,
    action: String,
    fields: Vec<String>,
    filter: String,
    counts: Vec<(String, String)>,
    table: String,
    pager: String,
    doors: String,
    purged: String,
}

/// As in the address.
struct Asked {
    q: String,
    consent: Option<String>,
    source: Option<Source>,
    since: String,
}

impl Asked {
    fn read(asked: Option<&str>) -> Self {
        let known = |code: &String| code == "none" || Consent::from_code(code).is_some();
        Self {
            q: query(asked, "q").unwrap_or_default().trim().to_owned(),
            consent: query(asked, "consent").filter(known),
            source: query(asked, "source").and_then(|code| Source::from_code(&code)),
            since: query(asked, "since").unwrap_or_default(),
        }
    }
    fn is_any(&self) -> bool {
        !self.q.is_empty() || self.consent.is_some() || self.source.is_some() || !self.since.is_empty()
    }
    fn ask(&self, desk: &DeskPlace) -> Ask {
        Ask {
            source: self.source,
            consent: self.consent.clone(),
            since: desk.body.country.start_of_day(&self.since),
            lookup: (!self.q.is_empty()).then(|| address::lookup(&desk.site, &self.q)),
        }
    }
    /// The query without the address that is searched for: that is typed anew each time.
    fn text(&self, consent: Option<&str>) -> String {
        let source = self.source.map(Source::code).unwrap_or_default();
        let mut parts = Vec::new();
        for (name, value) in
            [("consent", consent.unwrap_or_default()), ("source", source), ("since", &self.since)]
        {
            if !value.is_empty() {
                parts.push(format!("{name}={}", ::web::encode(value)));
            }
        }
        parts.join("&")
    }
}

/// `?q=&consent=contact|news|none&source=&since=2026-03-12&before=`
pub async fn show(desk: DeskPlace) -> Answer {
    desk.must(READ)?;
    let t = desk.t();
    let asked = Asked::read(desk.visit.query());
    let ask = asked.ask(&desk);
    let before = query(desk.visit.query(), "before").and_then(|text| Before::read(&text));
    let locked = desk.site.is_locked(desk.body.id).await?;
    let mut conn = desk.site.db.read().await?;
    let body = desk.body.id;
    let counts = if locked { Counts::default() } else { store::count(&mut conn, body, &ask).await? };
    let mut found = if locked {
        Vec::new()
    } else {
        store::list(&mut conn, body, &ask, before.clone(), PAGE + 1).await?
    };
    let month = desk.site.clock.now().minus(std::time::Duration::from_secs(30 * 86_400));
    let purged: i64 = store::purges(&mut conn, body, month).await?.iter().map(|(_, count)| count).sum();
    drop(conn);
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let base = |consent: Option<&str>| format!("{}?{}", desk.path("persons"), asked.text(consent));
    let here = base(asked.consent.as_deref());
    let pager = Pager {
        t,
        newer: before.is_some().then(|| here.clone()),
        older: found.last().filter(|_| more).map(|last| {
            format!("{here}&before={}", Before { at: last.created.millis(), id: last.id.to_string() })
        }),
    };
    let may_write = desk.actor.may(WRITE, &desk.scope) && !locked;
    let main = View {
        t,
        toolbar: toolbar(&desk, &asked, &base),
        filtered: asked.source.is_some() || !asked.since.is_empty(),
        action: desk.path("persons"),
        fields: filters(t, &asked),
        filter: Button::quiet(t.say("people-filter")).to_string(),
        counts: if locked { Vec::new() } else { figures(t, counts) },
        table: table(&desk, &found, &asked, locked, may_write)?,
        pager: pager.to_string(),
        doors: doors(&desk, &here, counts, locked).await?,
        purged: if purged > 0 { t.count("people-purged", purged) } else { String::new() },
    }
    .render()
    .map_err(Problem::failed)?;
    let mut notices = done(&desk.visit);
    if locked {
        notices.push(Notice::new(Tone::Care, t.say("people-locked")));
    }
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("people-desk"),
        entry: "persons",
        actions: if may_write { add_button(&desk) } else { String::new() },
        notices,
        main,
        ..DeskPage::default()
    };
    Ok(desk.site.desk(&desk.visit, page).await?)
}

fn add_button(desk: &DeskPlace) -> String {
    Button::primary(desk.t().say("people-add")).icon(Icon::Plus).link(desk.path("persons/new")).to_string()
}

fn toolbar(desk: &DeskPlace, asked: &Asked, base: &dyn Fn(Option<&str>) -> String) -> String {
    let t = desk.t();
    let filters = [
        (None, "ui-all"),
        (Some("contact"), Consent::Contact.words()),
        (Some("news"), Consent::News.words()),
        (Some("none"), "people-consent-none"),
    ];
    let link = |(code, words): (Option<&'static str>, &'static str)| {
        Link::new(base(code), t.say(words)).current(asked.consent.as_deref() == code)
    };
    Toolbar {
        t,
        action: desk.path("persons"),
        query: Some(asked.q.clone()),
        filters: filters.into_iter().map(link).collect(),
        end: String::new(),
    }
    .to_string()
}

fn filters(t: &Tongue, asked: &Asked) -> Vec<String> {
    let every = std::iter::once(Choice::new("", t.say("ui-all")));
    let sources = every.chain(Source::ALL.into_iter().map(|one| Choice::new(one.code(), t.say(one.words()))));
    let source = Field { choices: sources.collect(), ..declared(t, &SOURCE, Kind::Select) };
    let mut fields = vec![
        source.value(asked.source.map(Source::code).unwrap_or_default()).to_string(),
        Field::new(t, Kind::Date, "since", t.say("people-since")).value(asked.since.clone()).to_string(),
    ];
    if let Some(consent) = &asked.consent {
        fields.push(Field::hidden(t, "consent", consent.clone()).to_string());
    }
    fields
}

fn figures(t: &Tongue, counts: Counts) -> Vec<(String, String)> {
    [
        (counts.all_of_them, "people-count-all"),
        (counts.contact, "people-count-contact"),
        (counts.news, "people-count-news"),
    ]
    .into_iter()
    .map(|(count, words)| {
        let number = t.number(count);
        let number =
            if counts.more { t.say_with("people-count-more", &[("count", number.into())]) } else { number };
        (number, t.say(words))
    })
    .collect()
}

fn table(desk: &DeskPlace, found: &[Person], asked: &Asked, locked: bool, may_write: bool) -> Result<String> {
    let t = desk.t();
    if locked {
        return Ok(String::new());
    }
    if found.is_empty() {
        if asked.is_any() {
            return Ok(format!("<p>{}</p>", look::escape(&t.say("people-none-found"))));
        }
        let action = if may_write { add_button(desk) } else { String::new() };
        let empty = EmptyState {
            icon: Icon::Person,
            title: t.say("people-none"),
            text: t.say("people-none-hint"),
            action,
        };
        return Ok(empty.to_string());
    }
    let rows = found.iter().map(|one| row(desk, one)).collect::<Result<_>>()?;
    let columns = [
        "people-column-record",
        "people-field-address",
        "people-field-consents",
        "people-field-source",
        "people-since",
        "people-column-ends",
    ];
    Ok(Table {
        caption: t.plain("people-desk"),
        caption_unseen: true,
        columns: columns.into_iter().map(|key| Column::new(t.say(key))).collect(),
        rows,
    }
    .to_string())
}

fn row(desk: &DeskPlace, one: &Person) -> Result<Vec<Cell>> {
    let t = desk.t();
    let link = format!(
        "<a href=\"{}\"><bdi dir=\"ltr\">{}</bdi></a>{}",
        desk.path(&format!("persons/{}", one.id)),
        short(one.id),
        if one.sealed {
            format!(" {}<span class=\"unseen\">{}</span>", Icon::Lock, look::escape(&t.say("people-sealed")))
        } else {
            String::new()
        }
    );
    let address = match &one.address {
        Some(sealed) => Cell::html(format!(
            "<bdi dir=\"ltr\">{}</bdi>",
            look::escape(&shortened(&address::open(&desk.site, sealed)?))
        )),
        None => Cell::text(&t.say("people-no-address")),
    };
    Ok(vec![
        Cell::html(link),
        address,
        Cell::html(badges(t, one)),
        Cell::text(&t.say(one.source.words())),
        Cell::text(&t.date(one.created)),
        Cell::text(&t.date(one.ends)),
    ])
}

/// What she allowed, in words.
pub(super) fn badges(t: &Tongue, one: &Person) -> String {
    let allowed = [(one.contact, Consent::Contact), (one.news, Consent::News)];
    let said: Vec<String> = allowed
        .into_iter()
        .filter(|(given, _)| *given)
        .map(|(_, what)| Badge::new(Tone::Done, Icon::Check, t.say(what.words())).to_string())
        .collect();
    if said.is_empty() {
        Badge::new(Tone::Care, Icon::Care, t.say("people-consent-none")).to_string()
    } else {
        format!("<span class=\"cluster tight\">{}</span>", said.join(""))
    }
}

/// The ways on: names for a keyholder, requests, the list as CSV.
async fn doors(desk: &DeskPlace, here: &str, counts: Counts, locked: bool) -> Result<String> {
    let t = desk.t();
    let mut doors = Vec::new();
    if desk.actor.may(OPEN, &desk.scope) {
        doors.push(
            Button::quiet(t.say("people-open-names")).icon(Icon::Key).link(desk.path("records/people")),
        );
    }
    doors.push(Button::quiet(t.say("people-requests")).icon(Icon::Mail).link(desk.path("persons/requests")));
    if counts.all_of_them > 0 && !locked {
        let csv = here.replacen("/persons?", "/persons/csv?", 1);
        doors.push(Button::quiet(t.say("people-csv")).icon(Icon::Download).link(csv));
    }
    Ok(doors.iter().map(ToString::to_string).collect())
}

/// The operational columns of what the filters leave, at most 20,000 rows: no address, and nothing sealed.
pub async fn csv(desk: DeskPlace) -> Answer {
    desk.must(READ)?;
    open_for_change(&desk.site, desk.body.id).await?;
    let ask = Asked::read(desk.visit.query()).ask(&desk);
    let found = store::list(&mut desk.site.db.read().await?, desk.body.id, &ask, None, 20_000).await?;
    let rows = sheet(desk.t(), &found);
    let (site, body, by, count) = (desk.site.clone(), desk.body.id, desk.actor.account, found.len());
    desk.site
        .db
        .write(move |conn| {
            Box::pin(async move {
                let count = i64::try_from(count).unwrap_or(i64::MAX);
                note(&site, conn, Entry::new(body, Some(by), "people.listed").count(count)).await
            })
        })
        .await?;
    Ok(::web::csv(&format!("persons-{}", desk.body.slug), rows))
}

fn sheet(t: &Tongue, found: &[Person]) -> Vec<Vec<String>> {
    let heads = [
        "people-column-record",
        "people-field-language",
        "people-field-source",
        "people-since",
        "people-column-ends",
        "people-consent-contact",
        "people-consent-news",
        "people-sealed",
    ];
    let day = |moment: Moment| t.iso(moment).get(..10).unwrap_or_default().to_owned();
    let yes = |is: bool| if is { String::from("1") } else { String::from("0") };
    let row = |one: &Person| {
        vec![
            one.id.to_string(),
            one.language.to_string(),
            t.plain(one.source.words()),
            day(one.created),
            day(one.ends),
            yes(one.contact),
            yes(one.news),
            yes(one.sealed),
        ]
    };
    let head = heads.into_iter().map(|key| t.plain(key)).collect();
    std::iter::once(head).chain(found.iter().map(row)).collect()
}
