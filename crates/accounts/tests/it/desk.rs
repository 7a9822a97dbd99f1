//! Her own account and the roles at a body.

use basis::{Id, Language, of::Account};
use http::StatusCode;
use weave::{Role, testing::Stage};

use crate::{PASSWORD, amina, cookie, named, stage, until};

async fn signed_in(stage: &Stage) -> String {
    let fields = [("email", "amina@example.org"), ("password", PASSWORD)];
    cookie(&stage.post("/sign-in", "", &fields).await).unwrap()
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

#[tokio::test]
async fn she_changes_name_and_language() {
    let (stage, _) = stage().await;
    amina(&stage.site).await;
    let session = signed_in(&stage).await;
    let refused = stage.post("/desk/account", &session, &[("name", ""), ("language", "fr")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("value=\"fr\" selected"), "what was chosen is kept");
    let saved = stage.post("/desk/account", &session, &[("name", "Amina K."), ("language", "fr")]).await;
    assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, "/desk/account?done=saved"));
    let page = stage.get("/desk/account?done=saved", &session).await;
    assert!(page.text.contains("<html lang=\"fr\"") && page.text.contains("Amina K."));
    assert!(page.text.contains("Amina@Example.org"), "her own address, to her alone");
    assert!(!page.text.contains("accounts-"), "every word has a text");
    stage.end().await;
}

#[tokio::test]
async fn she_ends_her_sessions_and_nobody_elses() {
    let (stage, _) = stage().await;
    amina(&stage.site).await;
    let (first, second) = (signed_in(&stage).await, signed_in(&stage).await);
    let page = stage.get("/desk/account", &second).await;
    let ids = between(&page.text, "name=\"session\" value=\"", "\"");
    assert_eq!(ids.len(), 1, "all but this one");
    let other = accounts::NewAccount {
        email: "other@example.org".into(),
        name: "x".into(),
        language: Language::Ar,
        password: Some(accounts::Password::Demo(crate::HASH.into())),
    };
    accounts::add(&stage.site, other).await.unwrap();
    let fields = [("email", "other@example.org"), ("password", PASSWORD)];
    let stranger = cookie(&stage.post("/sign-in", "", &fields).await).unwrap();
    let end = async |session: &str| {
        stage.post("/desk/account/sessions", session, &[("session", ids[0])]).await.status
    };
    assert_eq!(end(&stranger).await, StatusCode::NOT_FOUND);
    assert_eq!(stage.get("/desk/account", &first).await.status, StatusCode::OK);
    assert_eq!(end(&second).await, StatusCode::SEE_OTHER);
    assert_eq!(stage.get("/desk/account", &first).await.status, StatusCode::SEE_OTHER);
    let third = signed_in(&stage).await;
    stage.post("/desk/account/sessions", &third, &[("others", "1")]).await;
    assert_eq!(stage.get("/desk/account", &second).await.status, StatusCode::SEE_OTHER);
    assert_eq!(stage.get("/desk/account", &third).await.status, StatusCode::OK);
    assert_eq!(stage.get("/desk/account", &stranger).await.status, StatusCode::OK);
    stage.end().await;
}

async fn coordinator(stage: &Stage, body: Id<basis::of::Body>) -> (Id<Account>, String) {
    let id = amina(&stage.site).await;
    accounts::grant(&stage.site, id, body, Role::Coordinator, true).await.unwrap();
    (id, signed_in(stage).await)
}

#[tokio::test]
async fn a_coordinator_gives_and_ends_a_role_and_the_new_account_gets_a_letter() {
    let (stage, planted) = stage().await;
    let (_, session) = coordinator(&stage, planted.chapter).await;
    let people = "/desk/b/oasis/people";
    let page = stage.get(people, &session).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.text.contains("value=\"coordinator\"") && !page.text.contains("value=\"admin\""));
    assert!(!page.text.to_lowercase().contains("amina@example.org"), "no addresses");
    let give = async |fields: &[(&str, &str)]| stage.post(people, &session, fields).await;
    let last = until(&stage, 180);
    let nameless =
        give(&[("email", "najwa@example.org"), ("language", "fr"), ("role", "editor"), ("until", &last)])
            .await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nameless.text.contains("value=\"najwa@example.org\""));
    let fields = [
        ("email", "najwa@example.org"),
        ("name", "Najwa"),
        ("language", "fr"),
        ("role", "editor"),
        ("until", &last),
    ];
    let given = give(&fields).await;
    assert_eq!(given.location(), "/desk/b/oasis/people?done=account", "{}", given.text);
    assert_eq!(stage.work().await, 1);
    let letter = &stage.site.mail.last()[0];
    assert!(letter.to == "najwa@example.org" && letter.text.contains("Bonjour Najwa"), "{}", letter.text);
    assert!(letter.text.contains("sept jours") && letter.text.contains("/sign-in/link/"));
    assert_eq!(give(&fields).await.location(), "/desk/b/oasis/people?done=role", "she is known now");
    for (wrong, says) in
        [("", "field-required"), ("2026", "field-bad-date"), ("2020-01-01", "accounts-until-range")]
    {
        let refused = give(&[
            ("email", "rim@example.org"),
            ("name", "Rim"),
            ("language", "fr"),
            ("role", "editor"),
            ("until", wrong),
        ])
        .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(refused.text.contains("id=\"f-until-error\""), "{says}: {}", refused.text);
    }
    let late = until(&stage, 732);
    let refused =
        give(&[("email", "najwa@example.org"), ("language", "fr"), ("role", "editor"), ("until", &late)])
            .await;
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "no role is given for longer than two years"
    );
    assert_eq!(stage.work().await, 0);

    let page = stage.get(people, &session).await;
    let ends: Vec<&str> = between(&page.text, "action=\"/desk/b/oasis/people/", "\"")
        .into_iter()
        .filter_map(|path| path.strip_suffix("/end"))
        .collect();
    assert_eq!(ends.len(), 1, "what comes from above is ended there");
    let elsewhere = stage.post(&format!("/desk/b/tunisie/people/{}/end", ends[0]), &session, &[]).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
    let ended = stage.post(&format!("/desk/b/oasis/people/{}/end", ends[0]), &session, &[]).await;
    assert_eq!(ended.location(), "/desk/b/oasis/people?done=ended");
    assert!(!stage.get(people, &session).await.text.contains("Najwa"));
    stage.end().await;
}

#[tokio::test]
async fn nobody_gives_what_she_does_not_hold() {
    let (stage, planted) = stage().await;
    let (id, session) = coordinator(&stage, planted.chapter).await;
    let give = async |path: &str, session: &str, role: &str| {
        let last = until(&stage, 180);
        let fields =
            [("email", "x@example.org"), ("name", "x"), ("language", "ar"), ("role", role), ("until", &last)];
        stage.post(path, session, &fields).await.status
    };
    assert_eq!(give("/desk/b/tunisie/people", &session, "admin").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(give("/desk/b/tunisie/people", &session, "queen").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(give("/desk/b/algerie/people", &session, "editor").await, StatusCode::FORBIDDEN);
    assert_eq!(stage.get("/desk/b/algerie/people", &session).await.status, StatusCode::FORBIDDEN);
    assert_eq!(give("/desk/b/maghreb/people", &session, "editor").await, StatusCode::FORBIDDEN);
    assert_eq!(accounts::find(&stage.site, "x@example.org").await.unwrap(), None);

    // An admin above her can end her; she cannot end an admin beside her.
    accounts::grant(&stage.site, id, planted.root, Role::Admin, true).await.unwrap();
    let page = stage.get("/desk/b/maghreb/people", &session).await;
    let own = between(&page.text, "action=\"/desk/b/maghreb/people/", "\"")
        .into_iter()
        .find_map(|path| path.strip_suffix("/end"))
        .unwrap()
        .to_owned();
    let last = stage.post(&format!("/desk/b/maghreb/people/{own}/end"), &session, &[]).await;
    assert_eq!(last.status, StatusCode::CONFLICT, "the last admin stays");
    assert!(!last.text.contains("accounts-last"));
    stage.end().await;
}

#[tokio::test]
async fn she_erases_her_account_once_she_has_shown_that_it_is_she() {
    let (stage, _) = stage().await;
    amina(&stage.site).await;
    let session = signed_in(&stage).await;
    stage.site.clock.advance(std::time::Duration::from_secs(60 * 60));
    let page = stage.get("/desk/account/erase", &session).await;
    assert!(page.status == StatusCode::OK && page.text.contains("/sign-in/again"), "{}", page.text);
    assert_eq!(stage.post("/desk/account/erase", &session, &[]).await.status, StatusCode::FORBIDDEN);
    let fresh = signed_in(&stage).await;
    assert!(stage.get("/desk/account", &fresh).await.text.contains("/desk/account/erase"));
    assert_eq!(stage.post("/desk/account/erase", &fresh, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        stage.get("/desk/account", &fresh).await.status,
        StatusCode::SEE_OTHER,
        "the session went too"
    );
    assert!(accounts::find(&stage.site, "amina@example.org").await.unwrap().is_none());
    stage.end().await;
}

#[tokio::test]
async fn a_token_gets_another_name_or_an_earlier_end_and_no_later_one() {
    let (stage, planted) = stage().await;
    let id = amina(&stage.site).await;
    accounts::grant(&stage.site, id, planted.root, Role::Admin, true).await.unwrap();
    let new = accounts::token::NewToken { name: "report".into(), ..Default::default() };
    let made = accounts::token::make(&stage.site, id, new).await.unwrap();
    let path = format!("tokens/{}", made.token.id);
    let change = async |json| stage.api("PATCH", &path, &made.secret, Some(json)).await;
    let (status, out) = change(serde_json::json!({"name": "yearly report"})).await;
    assert_eq!((status, out["name"].as_str()), (200, Some("yearly report")));
    let text = |moment: basis::Moment| weave::api::time(moment);
    let now = stage.site.clock.now();
    let hour = std::time::Duration::from_secs(3600);
    for (until, why) in
        [(made.token.until.plus(hour), "later than it ends"), (now.minus(hour), "in the past")]
    {
        let (status, out) = change(serde_json::json!({"until": text(until)})).await;
        assert!(status == 422 && out["fields"]["until"].is_string(), "{why}: {out}");
    }
    let (status, out) = change(serde_json::json!({"until": text(now.plus(hour))})).await;
    assert_eq!((status, out["until"].as_str()), (200, Some(text(now.plus(hour)).as_str())), "{out}");
    assert_eq!(change(serde_json::json!({"rights": []})).await.0, 422, "rights are not changed");
    let other = named(&stage.site, "b@example.org", "b").await;
    let theirs = accounts::token::make(
        &stage.site,
        other,
        accounts::token::NewToken { name: "x".into(), ..Default::default() },
    )
    .await
    .unwrap();
    assert_eq!(
        stage.api("PATCH", &path, &theirs.secret, Some(serde_json::json!({"name": "y"}))).await.0,
        404
    );
    stage.site.clock.advance(hour);
    assert_eq!(
        stage.api("GET", "accounts/me", &made.secret, None).await.0,
        401,
        "it ended when it was told to"
    );
    stage.end().await;
}

#[tokio::test]
async fn an_admin_of_the_root_holds_the_installation() {
    let (stage, planted) = stage().await;
    let id = amina(&stage.site).await;
    let session = signed_in(&stage).await;
    let token = session.trim_start_matches("session=").to_owned();
    let sign_in = stage.site.rooms.iter().rev().find_map(|room| room.sign_in()).unwrap();
    let actor = async || sign_in.actor(&stage.site, &token).await.unwrap().unwrap();
    assert!(!actor().await.installation && actor().await.grants.is_empty());
    accounts::grant(&stage.site, id, planted.chapter, Role::Admin, true).await.unwrap();
    assert!(!actor().await.installation);
    accounts::grant(&stage.site, id, planted.root, Role::Coordinator, true).await.unwrap();
    assert!(!actor().await.installation);
    accounts::grant(&stage.site, id, planted.root, Role::Admin, true).await.unwrap();
    assert!(actor().await.installation);
    assert!(sign_in.actor(&stage.site, "nothing").await.unwrap().is_none());
    stage.end().await;
}
