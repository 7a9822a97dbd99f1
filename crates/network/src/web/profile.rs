//! Name, profile and look of a body.

use axum::response::{IntoResponse, Redirect, Response};
use basis::{Language, Problem, Result};
use look::{
    Dye, Icon,
    form::{Button, Choice, Field},
};
use web::{Answer, Fields};

use super::form::{self, FormPage, Group, Refused, Stands, problem, typed};
use crate::{
    DeskPlace, Edited, Profile, Springs, Status, edit_profile,
    model::{MOST_ADDRESS, MOST_NAME, MOST_SUMMARY, one_line, without_turns},
    profile, rights,
};

pub async fn form(desk: DeskPlace) -> Answer {
    Ok(page(&desk, None).await?)
}

async fn page(desk: &DeskPlace, refused: Refused<'_>) -> Result<Response> {
    desk.must(rights::EDIT)?;
    let t = desk.t();
    let now = profile(&desk.site, desk.body.id).await?;
    let mut page = FormPage::new(desk, "profile", refused, Button::primary(t.say("ui-save")));
    page.groups = languages_first(desk).into_iter().map(|one| texts(desk, &now, one, refused)).collect();
    page.groups.push(Group::new(t.say("network-group-where"), place(desk, &now, refused)));
    page.groups.push(Group::new(t.say("network-group-look"), look(desk, refused)));
    if desk.body.is_root() {
        let mut group = Group::new(t.say("network-group-springs"), springs(desk, refused));
        group.hint = t.say("network-springs-hint");
        page.groups.push(group);
    }
    page.after = others(desk);
    let notices = desk.visit.done(&[
        ("created", "network-created"),
        ("saved", "ui-saved"),
        ("address", "network-address-changed"),
        ("moved", "network-moved"),
    ]);
    let title = t.plain("network-desk-profile");
    page.show(desk, refused, Stands { title, entry: "profile", notices }).await
}

/// The body's own languages, then the others.
fn languages_first(desk: &DeskPlace) -> Vec<Language> {
    let mut languages = desk.body.languages.clone();
    languages.extend(Language::ALL.into_iter().filter(|one| !desk.body.languages.contains(one)));
    languages
}

fn texts<'a>(desk: &'a DeskPlace, now: &Profile, language: Language, refused: Refused<'_>) -> Group<'a> {
    let t = desk.t();
    let (name, summary, address) =
        (format!("name-{language}"), format!("summary-{language}"), format!("address-{language}"));
    let current = |text: &basis::Text| text.get(language).unwrap_or_default().to_owned();
    let fields = vec![
        Field::text(t, &name, t.say("ui-name"))
            .value(typed(refused, &name, &current(&desk.body.names)))
            .max(u32::try_from(MOST_NAME).unwrap_or(0))
            .lang(language)
            .told(problem(refused)),
        Field::textarea(t, &summary, t.say("network-summary"))
            .value(typed(refused, &summary, &current(&now.summary)))
            .hint(t.say("network-summary-hint"))
            .max(u32::try_from(MOST_SUMMARY).unwrap_or(0))
            .rows(3)
            .lang(language)
            .told(problem(refused)),
        Field::textarea(t, &address, t.say("network-address"))
            .value(typed(refused, &address, &current(&now.address)))
            .hint(t.say("network-address-hint"))
            .max(u32::try_from(MOST_ADDRESS).unwrap_or(0))
            .rows(2)
            .lang(language)
            .told(problem(refused)),
    ];
    let wrong = fields.iter().any(|field| field.error.is_some());
    Group {
        folded: !desk.body.languages.contains(&language) && !wrong,
        lang: Some(language),
        ..Group::new(language.own_name(), fields)
    }
}

fn place<'a>(desk: &'a DeskPlace, now: &Profile, refused: Refused<'_>) -> Vec<Field<'a>> {
    let (t, body) = (desk.t(), &desk.body);
    let mut fields = Vec::new();
    if rights::may_set_status(&desk.actor, &desk.tree, body.id) {
        let choices = Status::ALL.map(|status| Choice::new(status.code(), t.say(status.words()))).to_vec();
        fields.push(
            Field::select(t, "status", t.say("ui-state"), choices)
                .value(typed(refused, "status", body.status.code()))
                .hint(t.say("network-status-hint"))
                .told(problem(refused)),
        );
    }
    fields.push(
        Field { kind: look::form::Kind::Number, ..Field::text(t, "year", t.say("network-year")) }
            .value(typed(refused, "year", &body.year.map(|year| year.to_string()).unwrap_or_default()))
            .between("1800", "")
            .optional()
            .told(problem(refused)),
    );
    fields.extend(form::country_fields(t, body.country_code.as_deref(), refused));
    let degrees = |pick: fn((f64, f64)) -> f64| body.place.map(|at| pick(at).to_string()).unwrap_or_default();
    for (name, label, value) in
        [("lat", "network-lat", degrees(|(lat, _)| lat)), ("lon", "network-lon", degrees(|(_, lon)| lon))]
    {
        let hint = if name == "lat" { t.say("network-place-hint") } else { String::new() };
        let field = Field { lang: Some(Language::En), ..Field::text(t, name, t.say(label)) };
        let field = field.value(typed(refused, name, &value)).hint(hint).max(12).optional();
        fields.push(field.told(problem(refused)));
    }
    fields.push(
        Field { lang: Some(Language::En), ..Field::textarea(t, "links", t.say("network-links")) }
            .value(typed(refused, "links", &now.links.join("\n")))
            .hint(t.say("network-links-hint"))
            .rows(3)
            .optional()
            .told(problem(refused)),
    );
    fields
}

fn look<'a>(desk: &'a DeskPlace, refused: Refused<'_>) -> Vec<Field<'a>> {
    let (t, body) = (desk.t(), &desk.body);
    let dyes = Dye::ALL.map(|dye| Choice::new(dye.code(), t.say(dye.key()))).to_vec();
    let spoken = |language: Language| match refused {
        Some((fields, _)) => fields.all("languages").any(|code| code == language.code()),
        None => body.languages.contains(&language),
    };
    let choice = |one: Language| Choice::new(one.code(), one.own_name()).lang(one);
    let languages = Language::ALL.map(|one| choice(one).chosen(spoken(one))).to_vec();
    let own = body.languages.first().copied().unwrap_or(Language::Ar);
    let hijri = body.hijri.map(|days| days.to_string()).unwrap_or_default();
    let mut days = vec![Choice::new("", t.say("network-hijri-above"))];
    for (value, key) in [
        ("-2", "network-hijri-minus-two"),
        ("-1", "network-hijri-minus-one"),
        ("0", "network-hijri-none"),
        ("1", "network-hijri-plus-one"),
        ("2", "network-hijri-plus-two"),
    ] {
        days.push(Choice::new(value, t.say(key)));
    }
    vec![
        Field::select(t, "dye", t.say("network-dye"), dyes)
            .value(typed(refused, "dye", body.dye.code()))
            .hint(t.say("network-dye-hint"))
            .told(problem(refused)),
        Field::checkboxes(t, "languages", t.say("network-languages"), languages)
            .hint(t.say("network-languages-hint"))
            .told(problem(refused)),
        Field::select(t, "own-language", t.say("network-own-language"), Language::ALL.map(choice).to_vec())
            .value(typed(refused, "own-language", own.code()))
            .told(problem(refused)),
        Field::select(t, "hijri", t.say("network-hijri"), days)
            .value(typed(refused, "hijri", &hijri))
            .hint(t.say("network-hijri-hint"))
            .told(problem(refused)),
    ]
}

fn springs<'a>(desk: &'a DeskPlace, refused: Refused<'_>) -> Vec<Field<'a>> {
    let t = desk.t();
    let now = desk.tree.springs();
    let mut fields = Vec::new();
    for language in Language::ALL {
        let name = format!("springs-{language}");
        let current = now.and_then(|springs| springs.names.get(language)).unwrap_or_default();
        let label = t.say_with("network-name-in", &[("language", t.language_name(language).into())]);
        let field = Field::text(t, &name, label).value(typed(refused, &name, current));
        fields.push(field.max(160).optional().lang(language).told(problem(refused)));
    }
    let current = now.map(|springs| springs.link.as_str()).unwrap_or_default();
    fields.push(
        Field { lang: Some(Language::En), ..Field::text(t, "springs-link", t.say("network-springs-link")) }
            .value(typed(refused, "springs-link", current))
            .optional()
            .told(problem(refused)),
    );
    fields
}

/// What else can be done with the body, below the form.
fn others(desk: &DeskPlace) -> String {
    let t = desk.t();
    let quiet = |key: &str, rel: &str, icon: Icon| {
        Button::quiet(t.say(key)).icon(icon).link(desk.path(rel)).to_string()
    };
    let mut ways = vec![quiet("network-change-address", "address", Icon::Link)];
    if !desk.body.is_root() {
        if rights::may_show_people(&desk.actor, desk.body.id) {
            ways.push(quiet("network-show-people", "visibility", Icon::Eye));
        }
        ways.push(quiet("network-move", "move", Icon::Tree));
        if rights::may_from_above(&desk.actor, &desk.tree, desk.body.id) {
            ways.push(quiet("network-remove", "remove", Icon::Bin));
        }
    }
    let title = look::escape(&t.say("network-others"));
    format!("<section class=\"section\"><h2>{title}</h2><p class=\"cluster\">{}</p></section>", ways.concat())
}

fn number<T: std::str::FromStr>(text: &str, field: &'static str) -> Result<Option<T>> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Problem::invalid(field, "field-bad-number"))
}

fn edited(desk: &DeskPlace, fields: &Fields) -> Result<Edited> {
    let mut languages: Vec<Language> = Vec::new();
    let ticked =
        Language::ALL.into_iter().filter(|one| fields.all("languages").any(|code| code == one.code()));
    let own: Option<Language> = fields.text("own-language").parse().ok();
    for language in own.into_iter().chain(ticked) {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    let degrees = |name: &'static str| number::<f64>(&fields.text(name).replace(',', "."), name);
    let place = match (degrees("lat")?, degrees("lon")?) {
        (Some(lat), Some(lon)) => Some((lat, lon)),
        (None, None) => None,
        (Some(_), None) => return Err(Problem::invalid("lon", "field-required")),
        (None, Some(_)) => return Err(Problem::invalid("lat", "field-required")),
    };
    let names = form::text(fields, "springs", one_line);
    let link = fields.text("springs-link");
    let springs = (!names.is_empty() || !link.is_empty()).then(|| Springs { names, link: link.to_owned() });
    Ok(Edited {
        names: form::text(fields, "name", one_line),
        profile: Profile {
            summary: form::text(fields, "summary", one_line),
            address: form::text(fields, "address", without_turns),
            links: fields.text("links").split_whitespace().map(str::to_owned).collect(),
        },
        country: form::country(fields),
        status: match fields.text("status") {
            "" => None,
            code => {
                Some(Status::from_code(code).ok_or_else(|| Problem::invalid("status", "field-bad-choice"))?)
            }
        },
        year: number(fields.text("year"), "year")?,
        languages,
        dye: Dye::from_code(fields.text("dye")).ok_or_else(|| Problem::invalid("dye", "field-bad-choice"))?,
        place,
        hijri: number(fields.text("hijri"), "hijri")?,
        springs: springs.filter(|_| desk.body.is_root()),
    })
}

pub async fn post(desk: DeskPlace, fields: Fields) -> Answer {
    let saved = match edited(&desk, &fields) {
        Ok(edited) => edit_profile(&desk.site, &desk.actor, &desk.scope, edited).await,
        Err(problem) => Err(problem),
    };
    match saved {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=saved", desk.path("profile"))).into_response()),
        Err(problem) if form::comes_back(&problem) => Ok(page(&desk, Some((&fields, &problem))).await?),
        Err(problem) => Err(problem.into()),
    }
}
