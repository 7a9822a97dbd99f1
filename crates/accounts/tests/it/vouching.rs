//! Two who know her say that it is she.

use std::{sync::atomic::Ordering, time::Duration};

use basis::{Id, of::Account};
use http::StatusCode;
use weave::{Role, testing::Stage};
use web::{Actor, By};

use crate::{by_link, cookie, named, stage, until};

/// An actor for whoever is in the database, who has just shown that it is she.
async fn shown(stage: &Stage, email: &str) -> (Id<Account>, String) {
    let id = accounts::find(&stage.site, email).await.unwrap().expect("an account");
    let link = accounts::link(&stage.site, email).await.unwrap();
    let session =
        cookie(&stage.post(link.trim_start_matches("http://localhost:8080"), "", &[]).await).unwrap();
    let sign_in = stage.site.rooms.iter().rev().find_map(|room| room.sign_in()).unwrap();
    let token = session.trim_start_matches("session=");
    let mut actor: Actor = sign_in.actor(&stage.site, token).await.unwrap().unwrap();
    actor.proof.unsettled = false;
    (id, stage.sign_in(actor.shown(By::Passkey, stage.site.clock.now())))
}

async fn number(stage: &Stage, email: &str) -> String {
    let page = stage.post("/sign-in/lost", "", &[("email", email)]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let shown = page.text.split("<p class=\"figure\" dir=\"ltr\">").nth(1).expect("a number");
    // A job looks whose address it is.
    stage.work().await;
    shown.split('<').next().unwrap().to_owned()
}

fn request(page: &str) -> String {
    let from = page.split("action=\"/desk/vouching/").nth(1).expect("a request");
    from.split('"').next().unwrap().to_owned()
}

/// Amina, an editor of the association, and two coordinators of the chapter, both named by the machine's owner.
async fn set(stage: &Stage, planted: &network::testing::Planted) -> Id<Account> {
    let amina = crate::bare(&stage.site).await;
    accounts::grant(&stage.site, amina, planted.association, Role::Editor, false).await.unwrap();
    for email in ["hajer@example.org", "salma@example.org"] {
        let id = named(&stage.site, email, "x").await;
        accounts::grant(&stage.site, id, planted.chapter, Role::Coordinator, true).await.unwrap();
    }
    by_link(stage).await;
    amina
}

/// Both voices, one after the other.
async fn spoken_for(stage: &Stage) {
    let number = number(stage, "amina@example.org").await;
    let (_, hajer) = shown(stage, "hajer@example.org").await;
    let (_, salma) = shown(stage, "salma@example.org").await;
    let path = format!("/desk/vouching/{}", request(&stage.get("/desk/vouching", &hajer).await.text));
    for who in [&hajer, &salma] {
        assert_eq!(stage.post(&path, who, &[("number", &number)]).await.status, StatusCode::SEE_OTHER);
    }
}

async fn open(stage: &Stage) -> Vec<accounts::model::Vouching> {
    accounts::store::open_vouchings(&mut stage.site.db.read().await.unwrap()).await.unwrap()
}

/// The newest letter in which something stands: jobs of one moment send theirs in any order.
fn letter_with(stage: &Stage, part: &str) -> mail::Kept {
    let mut letters = stage.site.mail.last().into_iter();
    letters.find(|letter| letter.text.contains(part)).expect("a letter")
}

#[tokio::test]
async fn two_voices_and_two_days_give_back_sign_in() {
    let (stage, planted) = stage().await;
    set(&stage, &planted).await;
    let hers = by_link(&stage).await;
    let unknown = stage.post("/sign-in/lost", "", &[("email", "nobody@example.org")]).await.text;
    let known = stage.post("/sign-in/lost", "", &[("email", "amina@example.org")]).await.text;
    let bare = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    assert_eq!(bare(&unknown), bare(&known), "nobody learns who has an account");
    let number = number(&stage, "amina@example.org").await;

    let (_, hajer) = shown(&stage, "hajer@example.org").await;
    let (_, salma) = shown(&stage, "salma@example.org").await;
    let page = stage.get("/desk/vouching", &hajer).await;
    assert_eq!(page.status, StatusCode::OK);
    let path = format!("/desk/vouching/{}", request(&page.text));
    let speak = async |who: &str, number: &str| stage.post(&path, who, &[("number", number)]).await;
    let wrong = if number == "000000" { "000001" } else { "000000" };
    assert_eq!(speak(&hajer, wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(speak(&hajer, &number).await.location(), "/desk/vouching?done=first");
    assert_eq!(speak(&hajer, &number).await.status, StatusCode::CONFLICT, "one voice is one voice");
    assert!(
        stage.get("/desk/account", &hers).await.text.contains("/desk/account/vouching/no"),
        "she sees it"
    );
    assert_eq!(speak(&salma, &number).await.location(), "/desk/vouching?done=second");
    let before = stage.site.mail.last().len();
    stage.work().await;
    let letter = letter_with(&stage, "/sign-in/no/");
    assert!(stage.site.mail.last().len() > before && letter.to == "amina@example.org");

    stage.site.clock.advance(Duration::from_secs(47 * 3_600));
    stage.work().await;
    assert_eq!(stage.get("/desk/account", &hers).await.status, StatusCode::OK, "not before two days");
    stage.site.clock.advance(Duration::from_secs(3_600));
    stage.work().await;
    assert_eq!(
        stage.get("/desk/account", &hers).await.status,
        StatusCode::SEE_OTHER,
        "the old ways in are gone"
    );
    let letter = letter_with(&stage, "/sign-in/link/");
    let at = letter.text.find("/sign-in/link/").expect("a link");
    let link = letter.text[at..].lines().next().unwrap().trim();
    assert!(cookie(&stage.post(link, "", &[]).await).is_some());
    stage.end().await;
}

#[tokio::test]
async fn a_stranger_who_asks_too_makes_her_number_void_neither_before_nor_after_a_voice() {
    let (stage, planted) = stage().await;
    set(&stage, &planted).await;
    let hers = number(&stage, "amina@example.org").await;
    number(&stage, "amina@example.org").await;
    let (_, hajer) = shown(&stage, "hajer@example.org").await;
    let (_, salma) = shown(&stage, "salma@example.org").await;
    let page = stage.get("/desk/vouching", &hajer).await.text;
    assert_eq!(page.matches("action=\"/desk/vouching/").count(), 1, "one line an account");
    let path = format!("/desk/vouching/{}", request(&page));
    let speak = async |who: &str, number: &str| stage.post(&path, who, &[("number", number)]).await;
    assert_eq!(speak(&hajer, &hers).await.location(), "/desk/vouching?done=first");
    let late = number(&stage, "amina@example.org").await;
    assert_eq!(speak(&salma, &hers).await.location(), "/desk/vouching?done=second");
    // The stranger's own numbers have no voice of hers to build on.
    let page = stage.get("/desk/vouching", &salma).await.text;
    if page.contains("action=\"/desk/vouching/") {
        let path = format!("/desk/vouching/{}", request(&page));
        assert_eq!(
            stage.post(&path, &salma, &[("number", &late)]).await.location(),
            "/desk/vouching?done=first"
        );
    }
    let (_, session) = shown(&stage, "amina@example.org").await;
    assert!(
        stage.get("/desk/b/oasis/", &session).await.text.contains("/desk/account/vouching/no"),
        "on the desk too"
    );
    stage.site.clock.advance(Duration::from_secs(49 * 3_600));
    stage.work().await;
    assert!(
        !stage.get("/desk/vouching", &hajer).await.text.contains("action=\"/desk/vouching/"),
        "all is answered"
    );
    stage.end().await;
}

#[tokio::test]
async fn her_no_ends_it_from_a_letter_and_from_a_session() {
    for by_letter in [true, false] {
        let (stage, planted) = stage().await;
        set(&stage, &planted).await;
        let hers = by_link(&stage).await;
        let number = number(&stage, "amina@example.org").await;
        let (_, hajer) = shown(&stage, "hajer@example.org").await;
        let (_, salma) = shown(&stage, "salma@example.org").await;
        let path = format!("/desk/vouching/{}", request(&stage.get("/desk/vouching", &hajer).await.text));
        for who in [&hajer, &salma] {
            stage.post(&path, who, &[("number", &number)]).await;
        }
        stage.work().await;
        let letter = letter_with(&stage, "/sign-in/no/").text;
        let at = letter.find("/sign-in/no/").expect("a way to say no");
        let no = letter[at..].lines().next().unwrap().trim();
        for _ in 0..2 {
            assert_eq!(stage.get(no, "").await.status, StatusCode::OK, "looking says nothing");
        }
        let said = match by_letter {
            true => stage.post(no, "", &[("no", "1")]).await.status,
            false => stage.post("/desk/account/vouching/no", &hers, &[]).await.status,
        };
        assert!(said == StatusCode::OK || said == StatusCode::SEE_OTHER, "{said}");
        assert_eq!(stage.get(no, "").await.status, StatusCode::GONE);
        let letters = stage.site.mail.last().len();
        stage.site.clock.advance(Duration::from_secs(49 * 3_600));
        stage.work().await;
        assert_eq!(stage.site.mail.last().len(), letters);
        assert_eq!(
            stage.get("/desk/account", &hers).await.status,
            StatusCode::OK,
            "nothing was taken from her"
        );
        stage.end().await;
    }
}

#[tokio::test]
async fn nobody_vouches_beside_her_own_making_or_for_one_above() {
    let (stage, planted) = stage().await;
    let amina = set(&stage, &planted).await;
    // A third, whom hajer named: through an account between them too.
    let (_, hajer) = shown(&stage, "hajer@example.org").await;
    for (email, by) in [("najwa@example.org", "hajer@example.org"), ("rim@example.org", "najwa@example.org")]
    {
        let (_, session) = shown(&stage, by).await;
        let page = stage.get("/desk/b/tunisie/people", &session).await;
        assert_eq!(page.status, StatusCode::OK);
        let fields = [
            ("email", email),
            ("name", "x"),
            ("language", "ar"),
            ("role", "coordinator"),
            ("below", "on"),
            ("until", &until(&stage, 180)),
        ];
        let given = stage.post("/desk/b/tunisie/people", &session, &fields).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);
    }
    let number = number(&stage, "amina@example.org").await;
    let path = format!("/desk/vouching/{}", request(&stage.get("/desk/vouching", &hajer).await.text));
    let speak = async |who: &str| stage.post(&path, who, &[("number", &number)]).await;
    assert_eq!(speak(&hajer).await.location(), "/desk/vouching?done=first");
    for email in ["najwa@example.org", "rim@example.org"] {
        let (_, named) = shown(&stage, email).await;
        assert_eq!(
            speak(&named).await.status,
            StatusCode::CONFLICT,
            "{email} owes her role to the first voice"
        );
    }
    // What she holds above them is not theirs to open.
    accounts::grant(&stage.site, amina, planted.root, Role::Editor, true).await.unwrap();
    let (_, salma) = shown(&stage, "salma@example.org").await;
    assert_eq!(speak(&salma).await.status, StatusCode::NOT_FOUND);
    assert!(!stage.get("/desk/vouching", &salma).await.text.contains("action=\"/desk/vouching/"));
    stage.end().await;
}

#[tokio::test]
async fn in_a_lockdown_of_a_body_of_hers_nothing_takes_effect() {
    crate::lockdown::each(|stage, planted, locked| async move {
        let amina = set(&stage, &planted).await;
        spoken_for(&stage).await;
        stage.work().await;
        let (_, session) = shown(&stage, "amina@example.org").await;
        locked.0.store(true, Ordering::SeqCst);
        stage.site.clock.advance(Duration::from_secs(49 * 3_600));
        stage.work().await;
        assert_eq!(open(&stage).await.len(), 1, "who lifts it comes in by the passkeys she has");
        let page = stage.get("/desk/b/oasis/", &session).await.text;
        assert!(page.contains("لا تُلغى مفاتيح المرور قبل رفعه"), "it is said why");
        let again = stage.sign_in(Actor::new(amina, "x", basis::Language::Ar));
        assert!(!stage.get("/desk/account", &again).await.text.contains("accounts-vouching"));

        locked.0.store(false, Ordering::SeqCst);
        stage.site.clock.advance(Duration::from_secs(3_600));
        stage.work().await;
        assert!(open(&stage).await.is_empty());
        letter_with(&stage, "/sign-in/link/");
        stage.end().await;
    })
    .await;
}

#[tokio::test]
async fn her_two_days_begin_when_the_letter_has_left() {
    let (stage, planted) = stage().await;
    set(&stage, &planted).await;
    spoken_for(&stage).await;
    let [one] = open(&stage).await.try_into().unwrap();
    stage.site.clock.advance(Duration::from_secs(49 * 3_600));
    let due = stage.workers.iter().find(|worker| worker.kind == "accounts.vouching-due").unwrap();
    (due.run)(serde_json::json!({"vouching": one.id})).await.unwrap();
    assert_eq!(open(&stage).await.len(), 1, "no letter has left yet");
    stage.work().await;
    letter_with(&stage, "/sign-in/no/");
    stage.site.clock.advance(Duration::from_secs(47 * 3_600));
    stage.work().await;
    assert_eq!(open(&stage).await.len(), 1);
    stage.site.clock.advance(Duration::from_secs(3_600));
    stage.work().await;
    assert!(open(&stage).await.is_empty());
    stage.end().await;
}

#[tokio::test]
async fn who_was_named_by_the_first_voice_is_no_second_one_after_another_renewed_her() {
    let (stage, planted) = stage().await;
    set(&stage, &planted).await;
    let (_, hajer) = shown(&stage, "hajer@example.org").await;
    let (salma, salmas) = shown(&stage, "salma@example.org").await;
    let fields = [
        ("email", "najwa@example.org"),
        ("name", "x"),
        ("language", "ar"),
        ("role", "coordinator"),
        ("below", "on"),
        ("until", &until(&stage, 180)),
    ];
    stage.post("/desk/b/tunisie/people", &hajer, &fields).await;
    let najwa = accounts::find(&stage.site, "najwa@example.org").await.unwrap().unwrap();
    let held = accounts::held_over(&stage.site, planted.chapter).await.unwrap();
    let hers = held.iter().find(|held| held.account == najwa).unwrap();
    let path = format!("/desk/b/tunisie/people/{}/renew", hers.id);
    assert_eq!(stage.post(&path, &salmas, &[("months", "6")]).await.status, StatusCode::SEE_OTHER);
    let held = accounts::held_over(&stage.site, planted.chapter).await.unwrap();
    let hers = held.iter().find(|held| held.account == najwa).unwrap();
    assert_eq!(hers.by_account, Some(salma), "who is asked when it ends");

    let number = number(&stage, "amina@example.org").await;
    let path = format!("/desk/vouching/{}", request(&stage.get("/desk/vouching", &hajer).await.text));
    let speak = async |who: &str| stage.post(&path, who, &[("number", &number)]).await;
    assert_eq!(speak(&hajer).await.location(), "/desk/vouching?done=first");
    let (_, najwa) = shown(&stage, "najwa@example.org").await;
    assert_eq!(speak(&najwa).await.status, StatusCode::CONFLICT);
    stage.end().await;
}

#[tokio::test]
async fn before_the_answer_the_same_is_done_for_whoever_is_typed() {
    db::testing::each(&[], |db| async move {
        let stage = Stage::with_db(db, crate::rooms()).await;
        let planted = network::testing::plant(&stage.site).await;
        set(&stage, &planted).await;
        stage.work().await;
        let rows = async || {
            let mut conn = stage.site.db.read().await.unwrap();
            let mut all = Vec::new();
            for sql in [
                "SELECT count(*) FROM ceremonies",
                "SELECT count(*) FROM jobs_job",
                "SELECT count(*) FROM vouchings",
                "SELECT count(*) FROM sign_in_tries",
            ] {
                all.push(conn.one::<(i64,)>(sql, vec![]).await.unwrap().0);
            }
            all
        };
        let mut made = Vec::new();
        // Asked again and again, too: what an account has open already adds nothing before the answer.
        for email in ["nobody@example.org", "amina@example.org", "amina@example.org", "amina@example.org"] {
            let before = rows().await;
            assert_eq!(stage.post("/sign-in/lost", "", &[("email", email)]).await.status, StatusCode::OK);
            let added: Vec<i64> = rows().await.iter().zip(&before).map(|(now, then)| now - then).collect();
            let worked = stage.work().await;
            assert_eq!(rows().await[0], before[0], "nothing of it is left to wait");
            made.push((added, worked));
        }
        assert_eq!(made, vec![(vec![1, 1, 0, 0], 1); 4], "a row and a job for each");
        assert_eq!(open(&stage).await.len(), 3, "only where there is an account something begins");
        let mut conn = stage.site.db.read().await.unwrap();
        let jobs: Vec<(String,)> = conn.all("SELECT payload FROM jobs_job", vec![]).await.unwrap();
        assert!(!jobs.iter().any(|(payload,)| payload.contains('@')), "{jobs:?}");
        drop(conn);
        stage.end().await;
    })
    .await;
}
