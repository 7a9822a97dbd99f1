//! The form of each action, as it stands on a campaign's page.

use ::web::Fields;
use askama::Template;
use basis::{Problem, Result};
use look::form::{Choice, Field, Trap, pow_script};
use network::Place;
use weave::proof;
use words::Tongue;

use super::public::{asking, text_of};
use crate::{
    Campaigns, Known,
    model::{Action, ActionKind, Block, Display, beside, mail_encode, mailto},
    sign, who,
};

/// The field that people do not see.
const TRAP: &str = "reply";
const POW: &str = "campaigns.pow";

/// Blocks that stand in the head or in a form, not among the texts.
const HERE: [&str; 5] = ["title", "demand", "share", "letter", "options"];

/// Whether a block stands among the texts.
pub(super) fn is_text(key: &str) -> bool {
    match beside(key) {
        // What a body demands beside the demand of all is read; a letter or a title beside the locked one goes nowhere.
        Some(other) => other == "demand" || !HERE.contains(&other),
        None => !HERE.contains(&key),
    }
}

#[derive(Template)]
#[template(path = "action.html")]
struct View {
    /// The first stands open; the others wait below the text.
    first: bool,
    open: bool,
    id: String,
    title: String,
    hint: String,
    action: String,
    /// Above the form: what is not sent.
    before: String,
    /// Empty where no work is asked for.
    mark: String,
    bits: u32,
    fields: Vec<String>,
    trap: String,
    note: String,
    send: String,
    script: String,
}

/// What a form held.
#[derive(Debug, Clone, Default)]
pub(super) struct Come {
    typed: who::Typed,
    action: String,
    pow: String,
    trapped: bool,
}

impl Come {
    /// What was typed, by whatever form.
    pub fn typed(&self) -> &who::Typed {
        &self.typed
    }

    pub fn of(fields: &Fields) -> Self {
        let ticked: Vec<&str> = fields.all("option").collect();
        let words = match (ticked.is_empty(), fields.text("words").trim()) {
            (true, words) => words.to_owned(),
            (false, "") => ticked.join("\n"),
            (false, words) => format!("{}\n{words}", ticked.join("\n")),
        };
        Self {
            typed: who::Typed {
                name: fields.text("name").to_owned(),
                email: fields.text("email").to_owned(),
                phone: fields.text("phone").to_owned(),
                place: fields.text("place").to_owned(),
                words,
                delivery: fields.checked("delivery"),
                contact: fields.all("contact").map(str::to_owned).collect(),
                display: fields.text("display").to_owned(),
            },
            action: fields.text("action").to_owned(),
            pow: fields.text("pow").to_owned(),
            trapped: !fields.text(TRAP).is_empty(),
        }
    }

    /// In which form of the page it was typed.
    pub fn form(&self) -> &str {
        &self.action
    }

    /// `enough`: the zero bits that its proof must have now.
    pub fn come(
        &self,
        place: &Place,
        known: &Known,
        campaigns: &Campaigns,
        network: Option<[u8; 32]>,
    ) -> sign::Come {
        let now = place.site.clock.now();
        let (of, enough) =
            (known.edition.id.to_string(), campaigns.pressure(known.edition.id, now).enough(now));
        sign::Come {
            typed: self.typed.clone(),
            action: self.action.clone(),
            language: place.visit.language,
            trapped: self.trapped,
            proof: proof::is_done(&place.site, POW, &of, &self.pow, enough)
                && campaigns.spend(&self.pow, now),
            network,
        }
    }
}

/// One action's form; what was typed and what is wrong with it where it was sent.
pub(super) fn action(
    place: &Place,
    known: &Known,
    action: &Action,
    first: bool,
    blocks: &[&Block],
    come: &Come,
    problem: Option<&Problem>,
) -> Result<String> {
    let t = place.t();
    let (it, here) = (&known.edition, come.action == action.key);
    let problem = problem.filter(|_| here);
    let nobody = who::Typed::default();
    let typed = if here { &come.typed } else { &nobody };
    let takes = sign::takes(action);
    let rel = if takes { format!("{}/sign", it.path()) } else { format!("{}/did/{}", it.path(), action.key) };
    let (title, send, hint) = match action.kind {
        ActionKind::Sign => ("campaigns-sign-title", "campaigns-sign", ""),
        ActionKind::Pledge => ("campaigns-pledge-title", "campaigns-pledge", "campaigns-pledge-hint"),
        ActionKind::Volunteer => {
            ("campaigns-volunteer-title", "campaigns-volunteer", "campaigns-volunteer-hint")
        }
        ActionKind::Write => ("campaigns-write-title", "campaigns-write", "campaigns-write-hint"),
        ActionKind::Share => ("campaigns-share-title", "campaigns-share", "campaigns-share-hint"),
    };
    // Comments below have fields of these names too.
    let form = action.key.as_str();
    let mut before = String::new();
    let mut fields = vec![Field::hidden(t, "action", action.key.as_str()).to_string()];
    let options = options(blocks, typed);
    if takes {
        if known.named
            && matches!(action.kind, ActionKind::Pledge | ActionKind::Volunteer)
            && !options.is_empty()
        {
            fields.push(
                Field::checkboxes(t, "option", t.say("campaigns-field-options"), options)
                    .in_form(form)
                    .told(problem)
                    .to_string(),
            );
        }
        fields.extend(who_fields(place, known, action, form, typed, problem));
    } else if action.kind == ActionKind::Write
        && let Some(letter) = text_of(blocks, "letter")
    {
        // Outside the form: it is hers alone. The first form with a textarea on a publication's page is that of comments.
        let field = Field::textarea(t, "letter", t.say("campaigns-field-letter"))
            .hint(t.say("campaigns-field-letter-hint"))
            .value(letter.text.as_str())
            .lang(letter.language)
            .rows(10);
        let subject = text_of(blocks, "title").map_or("", |title| title.text.as_str());
        let mail = mailto(&known.letter_to, subject);
        let to: String = known
            .letter_to
            .iter()
            .map(|one| format!("<li><bdi dir=\"ltr\">{}</bdi></li>", look::escape(one)))
            .collect();
        // Who copies the letter needs to know where it goes.
        let to = if to.is_empty() {
            to
        } else {
            format!("<p>{}</p><ul>{to}</ul>", look::escape(&t.say("campaigns-write-to")))
        };
        before = format!(
            "{to}{field}<p class=\"cluster\"><a class=\"button quiet\" data-letter=\"{0}\" href=\"{0}{1}\">{2}</a>\
             <button class=\"button quiet\" type=\"button\" data-copy=\"{3}\" hidden>{4}</button></p>\
             <script type=\"module\" src=\"{5}\"></script>",
            look::escape(&mail),
            mail_encode(&letter.text),
            look::escape(&t.say("campaigns-write-mail")),
            look::escape(&t.say("campaigns-write-copied")),
            look::escape(&t.say("campaigns-write-copy")),
            look::asset_path("letter.js"),
        );
    }
    View {
        first,
        open: problem.is_some(),
        id: format!("do-{}", action.key),
        title: t.say(title),
        hint: if hint.is_empty() { String::new() } else { t.say(hint) },
        action: place.path(&rel),
        before,
        mark: if takes { proof::mark_of(&place.site, POW, &it.id.to_string()) } else { String::new() },
        bits: place.site.service::<Campaigns>()?.pressure(it.id, place.site.clock.now()).bits(),
        fields,
        trap: if takes { Trap { t, name: TRAP.to_owned() }.to_string() } else { String::new() },
        note: match (takes, known.named) {
            (false, _) => String::new(),
            (true, true) => t.say("campaigns-form-note"),
            (true, false) => t.say("campaigns-form-no-key"),
        },
        send: t.say(send),
        script: if takes { pow_script() } else { String::new() },
    }
    .render()
    .map_err(Problem::failed)
}

/// What one can say to do, where the edition offers it; what was ticked stays ticked.
pub(super) fn options(blocks: &[&Block], typed: &who::Typed) -> Vec<Choice> {
    text_of(blocks, "options")
        .into_iter()
        .flat_map(|block| {
            block
                .text
                .lines()
                .map(move |line| (block.language, line.trim_start_matches(['-', '*', '•', ' '])))
        })
        .filter(|(_, line)| !line.is_empty())
        .map(|(lang, line)| {
            Choice::new(line, line).lang(lang).chosen(typed.words.lines().any(|chosen| chosen == line))
        })
        .collect()
}

/// What says who she is: a name, a place, and with an offer of help her words.
pub(super) fn said_fields<'a>(
    t: &'a Tongue,
    typed: &who::Typed,
    problem: Option<&Problem>,
    words: bool,
) -> Vec<Field<'a>> {
    let most = u32::try_from(who::NAME).unwrap_or(u32::MAX);
    let mut fields = vec![
        Field::text(t, "name", t.say("campaigns-field-name"))
            .value(typed.name.as_str())
            .max(most)
            .autocomplete("off")
            .required()
            .told(problem),
        Field::text(t, "place", t.say("campaigns-field-place"))
            .value(typed.place.as_str())
            .max(most)
            .autocomplete("off")
            .optional()
            .told(problem),
    ];
    if words {
        fields.push(
            Field::textarea(t, "words", t.say("campaigns-field-words"))
                .hint(t.say("campaigns-field-words-hint"))
                .value(typed.words.as_str())
                .max(1_000)
                .optional()
                .told(problem),
        );
    }
    fields
}

/// How she is shown on the campaign's page.
pub(super) fn display_field<'a>(t: &'a Tongue, chosen: &str) -> Field<'a> {
    let shown = Display::ALL
        .iter()
        .map(|one| {
            let words = match one {
                Display::Full => "campaigns-display-full",
                Display::Initials => "campaigns-display-initials",
                Display::Anonymous => "campaigns-display-anonymous",
            };
            Choice::new(one.code(), t.say(words))
        })
        .collect();
    let chosen = if chosen.is_empty() { Display::Full.code() } else { chosen };
    Field::select(t, "display", t.say("campaigns-field-display"), shown).value(chosen)
}

/// Who she is, and what she allows; no name is asked for where nobody could read it.
fn who_fields(
    place: &Place,
    known: &Known,
    action: &Action,
    form: &str,
    typed: &who::Typed,
    problem: Option<&Problem>,
) -> Vec<String> {
    let t = place.t();
    let mut fields = Vec::new();
    let mut said = Vec::new();
    if known.named {
        said = said_fields(t, typed, problem, action.kind == ActionKind::Volunteer);
        let rest = said.split_off(1);
        fields.extend(said.into_iter().map(|field| field.in_form(form).to_string()));
        said = rest;
    }
    let email = Field::email(t, "email", t.say("ui-email"))
        .value(typed.email.as_str())
        .max(254)
        .autocomplete("off")
        .in_form(form)
        .told(problem);
    if action.confirm {
        fields.push(email.required().hint(t.say("campaigns-field-email-confirm")).to_string());
    } else {
        fields.push(email.hint(t.say("campaigns-field-email-hint")).to_string());
        fields.push(
            Field::text(t, "phone", t.say("campaigns-field-phone"))
                .value(typed.phone.as_str())
                .max(40)
                .autocomplete("off")
                .optional()
                .told(problem)
                .in_form(form)
                .to_string(),
        );
    }
    if !known.named {
        return fields;
    }
    fields.extend(said.into_iter().map(|field| field.in_form(form).to_string()));
    fields.push(display_field(t, &typed.display).in_form(form).to_string());
    fields.push(
        Field::checkbox(t, "delivery", t.say("campaigns-field-delivery"), typed.delivery)
            .in_form(form)
            .to_string(),
    );
    let contact: Vec<Choice> = asking(place, known)
        .into_iter()
        .map(|(id, name)| {
            let chosen = typed.contact.contains(&id);
            Choice::new(id, name).chosen(chosen)
        })
        .collect();
    fields.push(
        Field::checkboxes(t, "contact", t.say("campaigns-field-contact"), contact)
            .hint(t.say("campaigns-field-contact-hint"))
            .told(problem)
            .in_form(form)
            .to_string(),
    );
    fields
}
