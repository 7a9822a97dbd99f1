//! What follows when a visitor signs: her form is taken, the page of thanks, what links from letters do.

use ::web::{Answer, Cookies, Fields};
use askama::Template;
use axum::{
    extract::{FromRequest, Path, Request},
    response::{IntoResponse, Redirect},
};
use basis::{Id, Kind, Language, Problem, Result};
use http::{
    HeaderMap, StatusCode,
    header::{RETRY_AFTER, SET_COOKIE},
};
use look::{Head, Notice, Tone, form::Button};
use network::Place;
use weave::{Page, Site};
use words::Tongue;

use super::{
    come::network_of,
    form, own,
    public::{found, nearest, page, text_of},
};
use crate::{
    Campaigns, Known,
    model::{ActionKind, CampaignId, Edition, SignatureState},
    sign::{did, sign, takes},
    store::{self, SignatureId},
    take_back::{Wish, follow, of_token, token},
};

/// A form that was sent, and from where.
pub struct Sent {
    fields: Fields,
    network: Option<[u8; 32]>,
    /// What its browser kept from before.
    cookies: HeaderMap,
}

impl FromRequest<Site> for Sent {
    type Rejection = ::web::Failure;
    async fn from_request(request: Request, site: &Site) -> Result<Self, ::web::Failure> {
        let network = network_of(site, &request);
        let cookies = request.headers().clone();
        Ok(Self { fields: Fields::from_request(request, site).await?, network, cookies })
    }
}

/// On the page of thanks: a letter asks her to confirm; somebody signed from this browser before.
const CONFIRM: &str = "confirm=1";

const AGAIN: &str = "again=1";

/// The cookie by which a browser knows until it is closed that somebody signed a campaign in it: not who, nor with what address.
fn signed_before(campaign: Id<CampaignId>) -> String {
    format!("signed-{campaign}")
}

/// `campaigns/{slug}/sign`
pub async fn post(place: Place, Path(names): Path<super::Names>, sent: Sent) -> Answer {
    let known = found(&place, super::name(&names, "slug")).await?;
    let typed = form::Come::of(&sent.fields);
    let campaigns = place.site.service::<Campaigns>()?;
    let come = typed.come(&place, &known, &campaigns, sent.network);
    match sign(&place.site, known.edition.id, come).await {
        Ok(signed) => {
            let key = token(&place.site, signed.id, Wish::Withdraw);
            let mark = signed_before(known.edition.campaign);
            let again = Cookies::of(&sent.cookies).get(&mark).is_some();
            let asked: Vec<_> = [(signed.confirming, CONFIRM), (again, AGAIN)]
                .into_iter()
                .filter_map(|(asked, word)| asked.then_some(word))
                .collect();
            let asked = if asked.is_empty() { String::new() } else { format!("?{}", asked.join("&")) };
            let rel = format!("{}/thanks/{key}{asked}", known.edition.path());
            let mut answer = Redirect::to(&place.path(&rel)).into_response();
            if let Some(cookie) = place.visit.cookie(&mark, "1", None) {
                answer.headers_mut().append(SET_COOKIE, cookie);
            }
            Ok(answer)
        }
        Err(problem) if matches!(problem.kind, Kind::Invalid | Kind::Conflict | Kind::Unavailable) => {
            let mut answer = page(&place, &known, &typed, Some(&problem)).await?;
            // What she typed stands in the form; a full disk or too many who wait say when to send it again.
            if let Some(seconds) = problem.retry_after {
                answer.headers_mut().insert(RETRY_AFTER, seconds.into());
            }
            Ok(answer)
        }
        Err(problem) => Err(problem.into()),
    }
}

/// `campaigns/{slug}/sign` asked for by its address: to the campaign.
pub async fn back(place: Place, Path(names): Path<super::Names>) -> Answer {
    let known = found(&place, super::name(&names, "slug")).await?;
    Ok(Redirect::to(&place.path(&known.edition.path())).into_response())
}

/// `campaigns/{slug}/did/{action}`: she shared, she wrote.
pub async fn post_did(place: Place, Path(names): Path<super::Names>) -> Answer {
    let known = found(&place, super::name(&names, "slug")).await?;
    did(&place.site, known.edition.id, super::name(&names, "action")).await?;
    let rel = format!("{}/did/{}", known.edition.path(), super::name(&names, "action"));
    Ok(Redirect::to(&place.path(&rel)).into_response())
}

#[derive(Template)]
#[template(path = "told.html")]
struct Told {
    heading: String,
    notice: String,
    html: String,
    back: String,
    back_lang: Language,
    back_label: String,
}

pub(super) async fn told(
    place: &Place,
    it: &Edition,
    rel: &str,
    heading: String,
    notice: String,
    html: String,
) -> Answer {
    told_as(place, it, rel, heading, notice, html, StatusCode::OK).await
}

/// As [`told`], where something stood in the way.
pub(super) async fn told_as(
    place: &Place,
    it: &Edition,
    rel: &str,
    heading: String,
    notice: String,
    html: String,
    status: StatusCode,
) -> Answer {
    let (lang, title) = it.title.nearest(&place.visit.wanted()).unwrap_or((place.visit.language, ""));
    let main = Told {
        heading: heading.clone(),
        notice,
        html,
        back: place.path(&if it.published { it.path() } else { String::new() }),
        back_lang: if it.published { lang } else { place.visit.language },
        back_label: if it.published { title.to_owned() } else { place.name().to_owned() },
    }
    .render()
    .map_err(Problem::failed)?;
    let head = Head { noindex: true, ..Head::default() };
    let page = Page::new(place.body.id, format!("{}/{rel}", it.path()), heading, main)
        .head(head)
        .sensitive(true)
        .status(status);
    Ok(place.site.show(&place.visit, page).await?)
}

/// `campaigns/{slug}/did/{action}`: thanks for it.
pub async fn show_did(place: Place, Path(names): Path<super::Names>) -> Answer {
    let known = found(&place, super::name(&names, "slug")).await?;
    let action = super::name(&names, "action");
    let known_action = known.actions.iter().any(|one| one.key == action && !takes(one));
    if !known_action {
        return Err(Problem::not_found().into());
    }
    let t = place.t();
    let notice = Notice::new(Tone::Done, t.say("campaigns-did")).to_string();
    let share = share(&place, &known).await?;
    told(&place, &known.edition, &format!("did/{action}"), t.say("campaigns-did-title"), notice, share).await
}

#[derive(Template)]
#[template(path = "share.html")]
struct Share<'a> {
    t: &'a Tongue,
    text: String,
    lang: Language,
    link: String,
    whatsapp: String,
    telegram: String,
    mail: String,
    qr: String,
    action: String,
}

/// Texts for messaging apps, with the campaign's own link; a QR for whoever stands beside her.
async fn share(place: &Place, known: &Known) -> Result<String> {
    let it = &known.edition;
    let blocks = store::blocks(&mut place.site.db.read().await?, it.id).await?;
    let chosen = nearest(&blocks, &place.visit.wanted());
    let words = text_of(&chosen, "share").or_else(|| text_of(&chosen, "title"));
    let (lang, text) =
        words.map_or((place.visit.language, String::new()), |block| (block.language, block.text.clone()));
    let link = format!("{}{}", place.site.config.url, place.path(&it.path()));
    let whole = ::web::encode(&format!("{text}\n{link}"));
    let action = known.actions.iter().find(|one| one.kind == ActionKind::Share);
    Share {
        t: place.t(),
        lang,
        whatsapp: format!("https://wa.me/?text={whole}"),
        telegram: format!(
            "https://t.me/share/url?url={}&text={}",
            ::web::encode(&link),
            ::web::encode(&text)
        ),
        mail: format!("mailto:?body={whole}"),
        qr: qr(&link)?,
        text,
        link,
        action: action.map(|one| place.path(&format!("{}/did/{}", it.path(), one.key))).unwrap_or_default(),
    }
    .render()
    .map_err(Problem::failed)
}

/// A QR as SVG, for a light ground.
fn qr(text: &str) -> Result<String> {
    let code = qrcode::QrCode::new(text.as_bytes()).map_err(Problem::failed)?;
    let svg = code.render::<qrcode::render::svg::Color>().min_dimensions(160, 160).build();
    Ok(svg.find("<svg").and_then(|at| svg.get(at..)).unwrap_or_default().to_owned())
}

/// `campaigns/{slug}/thanks/{token}`: hers alone.
pub async fn thanks(place: Place, Path(names): Path<super::Names>) -> Answer {
    let known = found(&place, super::name(&names, "slug")).await?;
    let key = super::name(&names, "token");
    of_token(&place.site, key, Wish::Withdraw).ok_or_else(Problem::not_found)?;
    let t = place.t();
    let asked = place.visit.query().unwrap_or_default();
    let confirming = asked.split('&').any(|word| word == CONFIRM);
    let again = if asked.split('&').any(|word| word == AGAIN) {
        Notice::new(Tone::Info, t.say("campaigns-again")).to_string()
    } else {
        String::new()
    };
    let (title, words) = if confirming {
        ("campaigns-confirm-title", "campaigns-confirm-hint")
    } else {
        ("campaigns-thanks-title", "campaigns-thanks")
    };
    let notice = Notice::new(if confirming { Tone::Care } else { Tone::Done }, t.say(words));
    let own = format!("{}/{}/{key}", known.edition.path(), Wish::Withdraw.code());
    let own = format!(
        "<section class=\"section stack\"><h2>{}</h2><p class=\"hint\">{}</p><p>{}</p></section>",
        look::escape(&t.say("campaigns-own-title")),
        look::escape(&t.say("campaigns-own")),
        Button::quiet(t.say("campaigns-own-link")).link(place.path(&own))
    );
    let html = format!("{again}{}{own}", share(&place, &known).await?);
    told(&place, &known.edition, &format!("thanks/{key}"), t.say(title), notice.to_string(), html).await
}

/// `campaigns/{slug}/{wish}/{token}`: a letter's link asks before it does anything: programs open links too. That to withdraw is her
/// signature's own page.
pub async fn wish(place: Place, Path(names): Path<super::Names>) -> Answer {
    let asked = asked(&place, &names).await?;
    let (wish, t) = (asked.wish, place.t());
    let rel = format!("{}/{}", wish.code(), asked.key);
    let (title, words, label) = match wish {
        Wish::Confirm => ("campaigns-confirm-ask-title", "campaigns-confirm-ask", "campaigns-confirm-do"),
        Wish::Withdraw => ("campaigns-own-title", "campaigns-withdraw", "campaigns-withdraw-do"),
        Wish::NotMe => ("campaigns-not-me-title", "campaigns-not-me", "campaigns-not-me-do"),
    };
    let state = store::given(&mut place.site.db.read().await?, asked.signature).await?.map(|it| it.state);
    let gone =
        state.is_none_or(|state| matches!(state, SignatureState::Withdrawn | SignatureState::Rejected));
    // Once the marks are gone nobody is counted any more, and who was cannot be told from who was not.
    let over = !store::has_key(&mut place.site.db.read().await?, asked.edition.campaign).await?;
    let words = if over && wish == Wish::Confirm { "campaigns-confirm-late" } else { words };
    let notice = match wish {
        // Withdrawn, or not confirmed in time: nothing is there to be confirmed.
        Wish::Confirm if gone => Some(Notice::new(Tone::Care, t.say("campaigns-link-over"))),
        Wish::Confirm if state != Some(SignatureState::Confirming) => {
            let words = if over { "campaigns-confirmed-over" } else { "campaigns-confirmed" };
            Some(Notice::new(Tone::Done, t.say(words)))
        }
        // Erased, not confirmed in time, or past its end: which of them nobody knows any more.
        Wish::Withdraw | Wish::NotMe if state.is_none() => {
            Some(Notice::new(Tone::Info, t.say("campaigns-own-nothing")))
        }
        Wish::Withdraw | Wish::NotMe if gone => Some(Notice::new(Tone::Done, t.say("campaigns-withdrawn"))),
        _ => None,
    };
    if let Some(notice) = notice {
        let known = found(&place, super::name(&names, "slug")).await.ok();
        let html = match known.filter(|_| wish == Wish::Confirm && !gone) {
            Some(known) => share(&place, &known).await?,
            None => String::new(),
        };
        return told(&place, &asked.edition, &rel, t.say(title), notice.to_string(), html).await;
    }
    let action = place.path(&format!("{}/{rel}", asked.edition.path()));
    if wish == Wish::Withdraw {
        return own::show(&place, &asked, action).await;
    }
    let button =
        if wish == Wish::Confirm { Button::primary(t.say(label)) } else { Button::danger(t.say(label)) };
    let html = format!("<form class=\"form\" method=\"post\" action=\"{action}\">{button}</form>");
    let notice = Notice::new(Tone::Info, t.say(words)).to_string();
    told(&place, &asked.edition, &rel, t.say(title), notice, html).await
}

/// What a letter's link asks for is done. Where there is nothing any more, the page says so.
pub async fn post_wish(place: Place, Path(names): Path<super::Names>) -> Answer {
    let asked = asked(&place, &names).await?;
    match follow(&place.site, &asked.key, asked.wish).await {
        Err(problem) if problem.is(Kind::NotFound) => {}
        done => drop(done?),
    }
    let rel = format!("{}/{}/{}", asked.edition.path(), asked.wish.code(), asked.key);
    Ok(Redirect::to(&place.path(&rel)).into_response())
}

/// What a letter's link asks for.
pub(super) struct Asked {
    pub edition: Edition,
    pub signature: Id<SignatureId>,
    pub wish: Wish,
    pub key: String,
}

/// Also of an edition that is no longer on the street: what she gave is still hers to take back.
pub(super) async fn asked(place: &Place, names: &super::Names) -> Result<Asked> {
    let wish = Wish::from_code(super::name(names, "wish")).ok_or_else(Problem::not_found)?;
    let key = super::name(names, "token").to_owned();
    let signature = of_token(&place.site, &key, wish).ok_or_else(Problem::not_found)?;
    let slug = super::name(names, "slug").parse().map_err(|_| Problem::not_found())?;
    let mut conn = place.site.db.read().await?;
    let edition =
        store::by_slug(&mut conn, place.body.id, &slug, false).await?.ok_or_else(Problem::not_found)?;
    Ok(Asked { edition, signature, wish, key })
}
