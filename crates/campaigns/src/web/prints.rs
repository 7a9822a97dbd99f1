//! What leaves the screen: the picture that is shared, the poster, the sheet for signatures on paper. No names are on them.

use ::web::{Answer, Tag, Tags};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use basis::{Language, Problem, Result};
use http::{HeaderValue, header};
use look::{Ground, prose};
use network::Place;
use paper::{Column, Dye, Poster, SharePicture, SignatureSheet, Size};
use words::Tongue;

use super::public::{found, nearest, text_of};
use crate::store;

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Print {
    Share,
    Poster(Size),
    Sheet,
}

impl Print {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "share.png" => Self::Share,
            "poster.pdf" => Self::Poster(Size::A4),
            "poster-a3.pdf" => Self::Poster(Size::A3),
            "sheet.pdf" => Self::Sheet,
            _ => return None,
        })
    }
    const fn kind(self) -> &'static str {
        match self {
            Self::Share => "image/png",
            Self::Poster(_) | Self::Sheet => "application/pdf",
        }
    }
}

/// Everything a sheet says, in one language, ready to be drawn elsewhere.
struct Said {
    language: Language,
    title: String,
    demand: String,
    body: String,
    url: String,
    dye: Dye,
    invitation: String,
    purpose: String,
    columns: Vec<String>,
    foot: Vec<String>,
}

/// `campaigns/{slug}/print/{sheet}`
pub async fn print(place: Place, Path(names): Path<super::Names>) -> Answer {
    let print = Print::from_name(super::name(&names, "sheet")).ok_or_else(Problem::not_found)?;
    let known = found(&place, super::name(&names, "slug")).await?;
    let it = &known.edition;
    let blocks = store::blocks(&mut place.site.db.read().await?, it.id).await?;
    let chosen = nearest(&blocks, &place.visit.wanted());
    let title = text_of(&chosen, "title").ok_or_else(Problem::not_found)?;
    // One language a sheet: the title's, so that no line of it stands in another.
    let language = title.language;
    let demand = chosen.iter().find(|block| block.key == "demand" && block.language == language);
    let t = place.t().in_language(language);
    let tones = place.body.dye.tones(Ground::Wool);
    let said = Said {
        language,
        title: title.text.clone(),
        demand: demand.map(|block| prose::plain(&block.text)).unwrap_or_default(),
        body: place.body.names.best(&[language, Language::Ar, Language::Fr, Language::En]).to_owned(),
        url: format!("{}{}{}", place.site.config.url, place.body.home(language), it.path()),
        dye: Dye::new(tones.text, tones.fill, tones.on, tones.soft, tones.edge)?,
        invitation: t.plain("campaigns-poster-invitation"),
        purpose: t.plain("campaigns-sheet-purpose"),
        columns: ["name", "place", "email", "hand"]
            .map(|key| t.plain(&format!("campaigns-sheet-{key}")))
            .to_vec(),
        foot: ["witness", "where", "date"].map(|key| t.plain(&format!("campaigns-sheet-{key}"))).to_vec(),
    };
    // Tens of milliseconds of drawing: not on a thread that others wait for.
    let bytes = tokio::task::spawn_blocking(move || draw(print, &said)).await.map_err(Problem::failed)??;
    Ok(answer(print, bytes, vec![Tag::publication(it.id), Tag::body(it.body)]))
}

fn draw(print: Print, said: &Said) -> Result<Vec<u8>> {
    let (language, title, demand, dye) = (said.language, said.title.as_str(), said.demand.as_str(), said.dye);
    let (body, url) = (said.body.as_str(), said.url.as_str());
    match print {
        Print::Share => {
            let line = prose::excerpt(demand, 140);
            paper::share_picture(&SharePicture { language, title, body, line: &line, dye })
        }
        Print::Poster(size) => {
            let invitation = said.invitation.as_str();
            paper::poster(&Poster { language, size, title, demand, body, invitation, url, dye })
        }
        Print::Sheet => {
            let columns: Vec<Column<'_>> =
                said.columns.iter().zip([5, 4, 5, 3]).map(|(label, share)| Column { label, share }).collect();
            let foot: Vec<&str> = said.foot.iter().map(String::as_str).collect();
            paper::signature_sheet(&SignatureSheet {
                language,
                title,
                demand,
                body,
                purpose: &said.purpose,
                columns: &columns,
                rows: 15,
                foot: &foot,
                url,
                dye,
            })
        }
    }
}

fn answer(print: Print, bytes: Vec<u8>, tags: Vec<Tag>) -> Response {
    let mut response = bytes.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(print.kind()));
    // Drawn once, and kept until the words or the body's look change.
    response.extensions_mut().insert(Tags(tags));
    response
}

/// Links to them, for those who carry the campaign.
pub(super) fn links(t: &Tongue, public: &str) -> String {
    [
        ("poster.pdf", "campaigns-poster"),
        ("poster-a3.pdf", "campaigns-poster-a3"),
        ("sheet.pdf", "campaigns-sheet"),
        ("share.png", "campaigns-share-picture"),
    ]
    .into_iter()
    .map(|(file, key)| {
        format!("<li><a href=\"{public}/print/{file}\">{}</a></li>", look::escape(&t.say(key)))
    })
    .collect()
}
