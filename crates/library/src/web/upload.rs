//! Something new.

use axum::response::{IntoResponse, Redirect, Response};
use basis::{FieldProblem, Kind, Problem, Result};
use http::StatusCode;
use look::Link;
use network::DeskPlace;
use weave::DeskPage;
use web::{Answer, Fields};

use super::form::{self, Form};
use crate::{FILE, NewAsset, Texts, add, rights};

pub(crate) async fn new(desk: DeskPlace) -> Answer {
    Ok(page(&desk, &form::empty(), None).await?)
}

pub(crate) async fn upload(desk: DeskPlace, fields: Fields) -> Answer {
    let languages = desk.body.languages.clone();
    let (texts, wrong) = form::read(&fields, &languages, &form::empty());
    let added = match wrong {
        Some(problem) => Err(problem),
        None => {
            let new = NewAsset { texts: texts.clone(), languages };
            add(&desk.site, &desk.actor, &desk.scope, fields.file(FILE), new).await
        }
    };
    match added {
        Ok(asset) => {
            let there = format!("{}?done=added", desk.path(&format!("library/{asset}")));
            Ok(Redirect::to(&there).into_response())
        }
        Err(mut problem) if problem.is(Kind::Invalid) => {
            // A browser does not send a chosen file back: she is told to choose it again.
            if problem.field(FILE).is_none() {
                problem
                    .fields
                    .insert(0, FieldProblem { field: FILE.into(), key: "library-file-again".into() });
            }
            Ok(page(&desk, &texts, Some(&problem)).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn page(desk: &DeskPlace, texts: &Texts, problem: Option<&Problem>) -> Result<Response> {
    desk.must(rights::WRITE)?;
    let t = desk.t();
    let form = Form {
        t,
        languages: &desk.body.languages,
        texts,
        problem,
        action: desk.path("library/new"),
        version: None,
        back: desk.path("library"),
    };
    let page = DeskPage {
        body: Some(desk.body.id),
        title: t.plain("library-new"),
        entry: super::ENTRY,
        crumbs: vec![Link::new(desk.path("library"), t.plain("library-desk"))],
        main: form.html(),
        status: problem.map(|_| StatusCode::UNPROCESSABLE_ENTITY),
        ..DeskPage::default()
    };
    desk.site.desk(&desk.visit, page).await
}
