//! Grants and their ends, roles as data, on both databases.

use std::time::Duration;

use accounts::{
    Giving, NewAccount,
    model::Held,
    roles::{Draft, save},
    store,
};
use basis::{
    Id, Kind, Language, Text,
    of::{Account, Body},
};
use weave::{Role, testing::Stage};
use web::{Actor, By};

use crate::{each, rooms};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

async fn account(stage: &Stage, email: &str, language: Language) -> Id<Account> {
    let new = NewAccount { email: email.into(), name: "Najwa".into(), language, password: None };
    accounts::add(&stage.site, new).await.unwrap()
}

async fn held_at(stage: &Stage, body: Id<Body>) -> Vec<Held> {
    let mut held = accounts::held_over(&stage.site, body).await.unwrap();
    held.retain(|held| held.body == body);
    held
}

/// What an account may do now, having just shown that it is she.
async fn actor(stage: &Stage, account: Id<Account>) -> Actor {
    let (site, now) = (&stage.site, stage.site.clock.now());
    let roles = accounts::roles(site).await.unwrap();
    let held = store::held_by(&mut site.db.read().await.unwrap(), account, now).await.unwrap();
    held.into_iter()
        .fold(Actor::new(account, "x", Language::Ar), |actor, held| {
            actor.holding(held.body, held.below, roles.rights(&held.role))
        })
        .shown(By::Passkey, now)
}

fn giving(stage: &Stage, email: &str, role: &str, days: u32) -> Giving {
    Giving {
        email: email.into(),
        name: "Wafa".into(),
        language: Language::Fr,
        role: role.into(),
        below: false,
        until: stage.site.clock.now().plus(DAY * days),
        office: Text::new(),
    }
}

async fn give(
    stage: &Stage,
    by: Id<Account>,
    body: Id<Body>,
    giving: Giving,
) -> basis::Result<accounts::Given> {
    let scope = network::tree(&stage.site).await.unwrap().scope(body);
    accounts::give(&stage.site, &actor(stage, by).await, &scope, giving).await
}

async fn run(stage: &Stage, kind: &str) {
    let worker = stage.workers.iter().find(|worker| worker.kind == kind).unwrap();
    (worker.run)(serde_json::Value::Null).await.unwrap();
}

#[tokio::test]
async fn a_grant_lapses_by_itself_and_both_hear_of_it_before() {
    each(|stage, planted| async move {
        let site = &stage.site;
        let coordinator = account(&stage, "a@x.org", Language::Ar).await;
        accounts::grant(site, coordinator, planted.chapter, Role::Coordinator, true).await.unwrap();
        give(&stage, coordinator, planted.association, giving(&stage, "w@x.org", "secretary", 30))
            .await
            .unwrap();
        let wafa = accounts::find(site, "w@x.org").await.unwrap().unwrap();
        stage.work().await;
        let letters = site.mail.last().len();
        run(&stage, "accounts.remind").await;
        assert_eq!(stage.work().await, 0, "it is too early");

        site.clock.advance(DAY * 17);
        run(&stage, "accounts.remind").await;
        run(&stage, "accounts.remind").await;
        assert_eq!(stage.work().await, 2, "once, to holder and giver");
        let sent = site.mail.last();
        assert_eq!(sent.len(), letters + 2);
        let to = |address: &str| sent.iter().find(|letter| letter.to == address).unwrap();
        assert!(to("w@x.org").text.contains("rôle") && to("a@x.org").text.contains("/desk/b/oasis/people"));

        let scope = network::tree(site).await.unwrap().scope(planted.association);
        let [held] = held_at(&stage, planted.association).await.try_into().unwrap();
        let by = actor(&stage, coordinator).await;
        let far = site.clock.now().plus(DAY * 800);
        let problem = accounts::renew(site, &by, &scope, held.id, far).await.unwrap_err();
        assert_eq!(problem.field("until"), Some("accounts-until-range"));
        let own = held_at(&stage, planted.chapter).await[0].id;
        let above = network::tree(site).await.unwrap().scope(planted.chapter);
        let later = site.clock.now().plus(DAY * 20);
        let problem = accounts::renew(site, &by, &above, own, later).await.unwrap_err();
        assert!(problem.is(Kind::Forbidden), "nobody renews her own");
        accounts::renew(site, &by, &scope, held.id, later).await.unwrap();
        run(&stage, "accounts.remind").await;
        assert_eq!(stage.work().await, 0, "it ends later now");

        site.clock.advance(DAY * 20);
        assert!(held_at(&stage, planted.association).await.is_empty());
        assert!(actor(&stage, wafa).await.grants.is_empty());
        let conn = &mut site.db.read().await.unwrap();
        let holders = accounts::own_holders(site, conn, "bodies.edit", planted.association).await.unwrap();
        assert!(holders.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_admin_who_lapses_last_goes_on() {
    each(|stage, planted| async move {
        let site = &stage.site;
        let [first, second] =
            [account(&stage, "a@x.org", Language::Fr).await, account(&stage, "b@x.org", Language::Ar).await];
        let now = site.clock.now();
        for (who, days) in [(first, 30), (second, 20)] {
            accounts::grant_until(site, who, planted.root, "admin", true, now.plus(DAY * days))
                .await
                .unwrap();
        }
        site.clock.advance(DAY * 15);
        run(&stage, "accounts.remind").await;
        let ends = async || -> Vec<_> {
            held_at(&stage, planted.root).await.into_iter().map(|held| (held.account, held.until)).collect()
        };
        assert!(ends().await.contains(&(first, now.plus(DAY * 30))), "another is left for now");
        site.clock.advance(DAY * 7);
        assert_eq!(ends().await, [(first, now.plus(DAY * 30))]);
        run(&stage, "accounts.remind").await;
        let [(kept, until)] = ends().await.try_into().unwrap();
        assert!(kept == first && until > site.clock.now().plus(DAY * 300));
        stage.work().await;
        let sent = site.mail.last();
        assert!(sent.iter().any(|letter| letter.to == "a@x.org" && letter.subject.contains("dernière")));

        // Nothing ran for years.
        site.clock.advance(DAY * 1_000);
        assert!(ends().await.is_empty());
        run(&stage, "accounts.remind").await;
        let [(kept, _)] = ends().await.try_into().unwrap();
        assert_eq!(kept, first);
    })
    .await;
}

#[tokio::test]
async fn what_was_given_from_above_does_not_follow_a_body_to_another_branch() {
    each(|stage, planted| async move {
        let site = &stage.site;
        let mail = ["admin@x.org", "tunisie@x.org", "oasis@x.org", "new@x.org"];
        let [admin, chapter] =
            [account(&stage, mail[0], Language::Ar).await, account(&stage, mail[1], Language::Ar).await];
        accounts::grant(site, admin, planted.root, Role::Admin, true).await.unwrap();
        let year = site.clock.now().plus(DAY * 365);
        accounts::grant_until(site, chapter, planted.chapter, "coordinator", true, year).await.unwrap();
        // By the chapter, by the root, and by the body's own coordinator.
        give(&stage, chapter, planted.association, giving(&stage, mail[2], "coordinator", 300))
            .await
            .unwrap();
        give(&stage, admin, planted.association, giving(&stage, "root-named@x.org", "editor", 300))
            .await
            .unwrap();
        let oasis = accounts::find(site, mail[2]).await.unwrap().unwrap();
        give(&stage, oasis, planted.association, giving(&stage, mail[3], "moderator", 700)).await.unwrap();
        give(&stage, chapter, planted.association, giving(&stage, "late@x.org", "editor", 700))
            .await
            .unwrap();
        stage.work().await;
        let roles = async |body| -> Vec<String> {
            let mut roles: Vec<_> = held_at(&stage, body).await.into_iter().map(|held| held.role).collect();
            roles.sort_unstable();
            roles
        };
        assert_eq!(roles(planted.association).await, ["coordinator", "editor", "editor", "moderator"]);

        let mover = network::testing::actor(planted.root, true, &["bodies.edit"]);
        let tree = network::tree(site).await.unwrap();
        let scope = tree.scope(planted.association);
        network::change_slug(site, &mover, &scope, "palms", false).await.unwrap();
        // The chapter's coordinator has gone: what she gave stays, as long as the body does.
        site.clock.advance(DAY * 366);
        let scope = network::tree(site).await.unwrap().scope(planted.association);
        network::change_slug(site, &mover, &scope, "oasis", false).await.unwrap();
        assert_eq!(roles(planted.association).await, ["editor", "moderator"]);
        let before = site.mail.last().len();
        let mover = mover.shown(By::Passkey, site.clock.now());
        network::move_branch(site, &mover, &scope, planted.sister).await.unwrap();
        assert_eq!(roles(planted.association).await, ["moderator"], "the body's own people stay");
        assert_eq!(stage.work().await, 1);
        let sent = site.mail.last();
        assert_eq!(sent.len(), before + 1);
        assert!(
            sent.iter()
                .any(|letter| letter.to == "late@x.org" && letter.text.contains("/desk/b/oasis/people"))
        );
        assert!(!roles(planted.root).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn giving_takes_nothing_away_and_a_new_title_is_agreed_to_anew() {
    each(|stage, planted| async move {
        let site = &stage.site;
        let admin = account(&stage, "a@x.org", Language::Ar).await;
        accounts::grant(site, admin, planted.root, Role::Admin, true).await.unwrap();
        let titled = |title: &str, days| Giving {
            office: Text::of(Language::Fr, title),
            ..giving(&stage, "w@x.org", "editor", days)
        };
        give(&stage, admin, planted.association, titled("Porte-parole", 300)).await.unwrap();
        let wafa = accounts::find(site, "w@x.org").await.unwrap().unwrap();
        let [held] = held_at(&stage, planted.association).await.try_into().unwrap();
        assert!(accounts::offices(site, planted.association).await.unwrap().is_empty(), "she has not agreed");
        let agree = async || {
            let (id, now) = (held.id, site.clock.now());
            site.db
                .write(move |conn| {
                    Box::pin(async move { store::agree_to_office(conn, wafa, id, Some(now)).await })
                })
                .await
                .unwrap()
        };
        assert_eq!(agree().await, 1);
        assert_eq!(accounts::offices(site, planted.association).await.unwrap().len(), 1);
        give(&stage, admin, planted.association, giving(&stage, "w@x.org", "editor", 10)).await.unwrap();
        let [again] = held_at(&stage, planted.association).await.try_into().unwrap();
        assert!(again.until == held.until && again.office_agreed);
        give(&stage, admin, planted.association, titled("Trésorière", 10)).await.unwrap();
        assert!(accounts::offices(site, planted.association).await.unwrap().is_empty());

        // Over all below for ten days makes the role here no shorter, and the one for three hundred days no wider.
        let below = Giving { below: true, ..giving(&stage, "w@x.org", "editor", 10) };
        give(&stage, admin, planted.association, below).await.unwrap();
        let reaches = async || -> Vec<_> {
            let held = held_at(&stage, planted.association).await;
            held.into_iter().map(|held| (held.below, held.until)).collect()
        };
        let both = reaches().await;
        assert_eq!(both.len(), 2, "{both:?}");
        assert!(
            both.contains(&(false, held.until))
                && both.iter().any(|(below, until)| *below && *until < held.until)
        );

        let own = Giving { email: "a@x.org".into(), ..giving(&stage, "", "editor", 10) };
        let problem = give(&stage, admin, planted.association, own).await.unwrap_err();
        assert_eq!(problem.field("email"), Some("accounts-not-to-yourself"));
        let mut calm = actor(&stage, admin).await;
        calm.proof = web::Proof::default();
        let scope = network::tree(site).await.unwrap().scope(planted.association);
        let asked = accounts::give(site, &calm, &scope, giving(&stage, "n@x.org", "editor", 9)).await;
        assert_eq!(asked.unwrap_err().key, web::STEP_UP_KEY);
    })
    .await;
}

#[tokio::test]
async fn roles_are_made_changed_and_retired() {
    each(|stage, planted| async move {
        let site = &stage.site;
        let [admin, chapter] =
            [account(&stage, "a@x.org", Language::Ar).await, account(&stage, "b@x.org", Language::Ar).await];
        accounts::grant(site, admin, planted.root, Role::Admin, true).await.unwrap();
        accounts::grant(site, chapter, planted.chapter, Role::Coordinator, true).await.unwrap();
        let admin = actor(&stage, admin).await;
        let draft = |rights: &[&str], retired| Draft {
            names: Text::of(Language::Fr, "Cartographe"),
            kinds: vec![String::from("association")],
            rights: rights.iter().map(|key| (*key).to_owned()).collect(),
            retired,
        };
        let id = save(site, &admin, None, draft(&["bodies.edit"], false)).await.unwrap();
        let seen = accounts::roles(site).await.unwrap();
        assert!(seen.rights(&id).here.contains("bodies.edit"), "known at once");
        let by = actor(&stage, chapter).await;
        assert!(
            save(site, &by, Some(&id), draft(&["bodies.edit"], true)).await.unwrap_err().is(Kind::Forbidden)
        );
        for (role, rights) in [
            ("admin", &["bodies.edit"][..]),
            ("keyholder", &["bodies.edit"]),
            (id.as_str(), &["accounts.appoint-admins"]),
        ] {
            let problem = save(site, &admin, Some(role), draft(rights, false)).await.unwrap_err();
            assert!(problem.field("rights").is_some(), "{role}");
        }
        let nothing = save(site, &admin, None, Draft::default()).await.unwrap_err();
        assert!(nothing.field("rights").is_some() && nothing.field("name-ar").is_some());

        give(&stage, chapter, planted.association, giving(&stage, "w@x.org", &id, 30)).await.unwrap();
        let elsewhere = give(&stage, chapter, planted.chapter, giving(&stage, "w@x.org", &id, 30)).await;
        assert!(elsewhere.unwrap_err().field("role").is_some(), "it is for associations");
        save(site, &admin, Some(&id), draft(&["accounts.vouch"], true)).await.unwrap();
        let retired = give(&stage, chapter, planted.association, giving(&stage, "v@x.org", &id, 30)).await;
        assert!(retired.unwrap_err().field("role").is_some());
        let wafa = accounts::find(site, "w@x.org").await.unwrap().unwrap();
        let wafa = actor(&stage, wafa).await;
        let scope = network::tree(site).await.unwrap().scope(planted.association);
        assert!(wafa.may("accounts.vouch", &scope) && !wafa.may("bodies.edit", &scope), "holders follow");
    })
    .await;
}

/// What those above do not have where people are hidden, they cannot give there either: but somebody has to begin.
#[tokio::test]
async fn rights_over_people_begin_once_and_then_stay_with_the_body() {
    each(|stage, planted| async move {
        let site = &stage.site;
        let chapter = account(&stage, "b@x.org", Language::Ar).await;
        accounts::grant(site, chapter, planted.chapter, Role::Coordinator, true).await.unwrap();
        give(&stage, chapter, planted.association, giving(&stage, "w@x.org", "coordinator", 300))
            .await
            .unwrap();
        let second =
            give(&stage, chapter, planted.association, giving(&stage, "v@x.org", "coordinator", 300)).await;
        assert_eq!(second.unwrap_err().field("role"), Some("accounts-not-yours-to-give"));
        let wafa = accounts::find(site, "w@x.org").await.unwrap().unwrap();
        give(&stage, wafa, planted.association, giving(&stage, "v@x.org", "coordinator", 300)).await.unwrap();

        let scope = network::tree(site).await.unwrap().scope(planted.association);
        let above = actor(&stage, chapter).await;
        assert!(network::show_people(site, &above, &scope, true).await.unwrap_err().is(Kind::Forbidden));
        network::show_people(site, &actor(&stage, wafa).await, &scope, true).await.unwrap();
        let scope = network::tree(site).await.unwrap().scope(planted.association);
        assert!(scope.shows_people() && above.may("bodies.show-people", &scope));
        assert!(network::show_people(site, &above, &scope, false).await.unwrap_err().is(Kind::Forbidden));
        give(&stage, chapter, planted.association, giving(&stage, "u@x.org", "coordinator", 300))
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_somebody_above_ends_she_does_not_begin_anew_at_once_and_its_holder_is_told() {
    each(|stage, planted| async move {
        let site = &stage.site;
        let chapter = account(&stage, "b@x.org", Language::Ar).await;
        accounts::grant(site, chapter, planted.chapter, Role::Coordinator, true).await.unwrap();
        give(&stage, chapter, planted.association, giving(&stage, "w@x.org", "coordinator", 300))
            .await
            .unwrap();
        stage.work().await;
        let wafa = accounts::find(site, "w@x.org").await.unwrap().unwrap();
        let scope = network::tree(site).await.unwrap().scope(planted.association);
        let [held] = held_at(&stage, planted.association).await.try_into().unwrap();
        let later = site.clock.now().plus(DAY * 100);
        let above = actor(&stage, chapter).await;
        let refused = accounts::renew(site, &above, &scope, held.id, later).await.unwrap_err();
        assert!(refused.is(Kind::Forbidden), "people that she does not see herself");
        let page = stage.get("/desk/b/oasis/people", &stage.sign_in(above.clone())).await.text;
        let act = |what: &str| format!("/people/{}/{what}", held.id);
        assert!(page.contains(&act("end")) && !page.contains(&act("renew")));

        accounts::end(site, &above, &scope, held.id).await.unwrap();
        stage.work().await;
        let told = site.mail.last();
        assert!(told.iter().any(|letter| letter.to == "w@x.org" && letter.text.contains("terminé")));
        let again = async || {
            let at = planted.association;
            give(&stage, chapter, at, giving(&stage, "v@x.org", "coordinator", 300)).await
        };
        site.clock.advance(DAY * 6);
        assert_eq!(again().await.unwrap_err().field("role"), Some("accounts-not-yours-to-give"));
        site.clock.advance(DAY);
        again().await.unwrap();

        // She who ends her own leaves the place to whoever is above.
        let vera = accounts::find(site, "v@x.org").await.unwrap().unwrap();
        let [held] = held_at(&stage, planted.association).await.try_into().unwrap();
        accounts::end(site, &actor(&stage, vera).await, &scope, held.id).await.unwrap();
        let letters = site.mail.last().len();
        give(&stage, chapter, planted.association, giving(&stage, "w@x.org", "coordinator", 300))
            .await
            .unwrap();
        stage.work().await;
        assert_eq!(
            site.mail.last().len(),
            letters + 1,
            "the invitation alone: nobody is told of her own act"
        );
        assert!(accounts::find(site, "w@x.org").await.unwrap() == Some(wafa));
    })
    .await;
}

/// A room with a right of keyholders over people.
struct Persons;

impl weave::Room for Persons {
    fn name(&self) -> &'static str {
        "persons"
    }
    fn rights(&self) -> &'static [weave::Capability] {
        const RIGHTS: &[weave::Capability] =
            &[weave::Capability::new("persons.read", "accounts-right-vouch", &[Role::Keyholder])
                .where_shown()];
        RIGHTS
    }
}

#[tokio::test]
async fn a_keyholder_is_somebody_at_the_body_who_sees_its_people() {
    db::testing::each(&[], |db| async {
        let mut rooms = rooms();
        rooms.push(std::sync::Arc::new(Persons));
        let stage = Stage::with_db(db, rooms).await;
        let planted = network::testing::plant(&stage.site).await;
        let site = &stage.site;
        let chapter = account(&stage, "b@x.org", Language::Ar).await;
        accounts::grant(site, chapter, planted.chapter, Role::Coordinator, true).await.unwrap();
        let keeps = account(&stage, "k@x.org", Language::Ar).await;
        let (own, body) = (site.clone(), planted.association);
        site.db
            .write(move |conn| {
                Box::pin(async move {
                    accounts::name(&own, conn, None, keeps, body, Role::Keyholder.code(), false).await
                })
            })
            .await
            .unwrap();
        let refused =
            give(&stage, chapter, planted.association, giving(&stage, "w@x.org", "coordinator", 300)).await;
        assert_eq!(refused.unwrap_err().field("role"), Some("accounts-not-yours-to-give"));
        stage.end().await;
    })
    .await;
}
