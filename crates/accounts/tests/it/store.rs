//! Every sentence of the store, on both databases.

use std::time::Duration;

use accounts::{
    NewAccount,
    model::{Session, day, session_end},
    store::{self, FreshGrant, FreshSession},
};
use basis::{
    Id, Kind, Language, Moment,
    of::{Account, Body},
};
use weave::{Role, testing::Stage};

use crate::each;

const NOW: Moment = weave::testing::NOON;
const HOUR: Duration = Duration::from_secs(3_600);

async fn account(stage: &Stage, email: &str) -> Id<Account> {
    let new =
        NewAccount { email: email.into(), name: "نجوى".into(), language: Language::Fr, password: None };
    accounts::add(&stage.site, new).await.unwrap()
}

async fn give(stage: &Stage, account: Id<Account>, body: Id<Body>, role: Role, below: bool) {
    accounts::grant(&stage.site, account, body, role, below).await.unwrap();
}

#[tokio::test]
async fn an_address_is_one_account_and_lies_nowhere_in_clear() {
    each(|stage, _| async move {
        let site = &stage.site;
        let id = account(&stage, " Najwa@Example.ORG ").await;
        let again = NewAccount {
            email: "najwa@example.org".into(),
            name: "x".into(),
            language: Language::Ar,
            password: None,
        };
        let taken = accounts::add(site, again).await.unwrap_err();
        assert_eq!(taken.field("email"), Some("accounts-taken"), "{taken}");
        assert_eq!(accounts::find(site, "NAJWA@example.org").await.unwrap(), Some(id));
        assert_eq!(accounts::find(site, "other@example.org").await.unwrap(), None);
        let listed = accounts::list(site).await.unwrap();
        assert_eq!(listed.len(), 1);
        assert_eq!((listed[0].id, listed[0].language, listed[0].last_seen), (id, Language::Fr, None));
        let found = store::account(&mut site.db.read().await.unwrap(), id).await.unwrap().unwrap();
        let sealed = found.address_sealed.unwrap().to_ascii_lowercase();
        assert!(!sealed.windows(5).any(|part| part == b"najwa"));
        for wrong in ["", "najwa", "a@b@c.org"] {
            let new = NewAccount {
                email: wrong.into(),
                name: String::new(),
                language: Language::Ar,
                password: None,
            };
            let problem = accounts::add(site, new).await.unwrap_err();
            assert!(problem.field("email").is_some() && problem.field("name").is_some());
        }
    })
    .await;
}

#[tokio::test]
async fn one_question_answers_who_is_signed_in_and_what_she_holds() {
    each(|stage, planted| async move {
        let site = stage.site.clone();
        let id = account(&stage, "a@example.org").await;
        let hash = [7; 32];
        site.db
            .write(move |conn| {
                Box::pin(async move {
                    let fresh = FreshSession {
                        id: Id::<Session>::from_bits(1),
                        token_hash: hash,
                        account: id,
                        how: accounts::model::How::Password,
                        shown: None,
                        device: "Firefox",
                        now: NOW,
                        day: day(NOW),
                        expires: session_end(NOW, NOW),
                    };
                    store::insert_session(conn, fresh).await
                })
            })
            .await
            .unwrap();
        let ask =
            async |hash, at| store::signed_in(&mut site.db.read().await.unwrap(), hash, at).await.unwrap();
        let rows = ask(hash, NOW).await;
        assert_eq!(rows.len(), 1);
        assert!(rows[0].body.is_none() && !rows[0].demo);
        give(&stage, id, planted.chapter, Role::Editor, false).await;
        give(&stage, id, planted.chapter, Role::Editor, true).await;
        give(&stage, id, planted.root, Role::Moderator, false).await;
        let rows = ask(hash, NOW).await;
        assert_eq!(rows.len(), 3, "a role is held once for each reach: the two may end on different days");
        let editor = rows.iter().filter(|row| row.role.as_deref() == Some("editor"));
        assert_eq!(editor.filter(|row| row.below == Some(true)).count(), 1);
        assert!(ask([8; 32], NOW).await.is_empty());
        assert!(ask(hash, session_end(NOW, NOW)).await.is_empty(), "it has ended");
        let found = store::session(&mut site.db.read().await.unwrap(), id, hash, NOW).await.unwrap().unwrap();
        assert_eq!(found.words, "Firefox");
        let later = NOW.plus(HOUR * 30);
        site.db
            .write(move |conn| {
                Box::pin(
                    async move { store::renew(conn, found.id, day(later), session_end(NOW, later)).await },
                )
            })
            .await
            .unwrap();
        assert_eq!(ask(hash, session_end(NOW, NOW)).await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn what_is_held_over_a_body_comes_from_it_and_from_above() {
    each(|stage, planted| async move {
        let site = &stage.site;
        let [a, b, c] = [
            account(&stage, "a@x.org").await,
            account(&stage, "b@x.org").await,
            account(&stage, "c@x.org").await,
        ];
        give(&stage, a, planted.root, Role::Admin, true).await;
        give(&stage, b, planted.chapter, Role::Moderator, false).await;
        give(&stage, b, planted.association, Role::Editor, false).await;
        give(&stage, c, planted.sister, Role::Coordinator, true).await;
        let at = async |body| {
            let held = accounts::held_over(site, body).await.unwrap();
            let mut held: Vec<_> = held.into_iter().map(|one| (one.account, one.role)).collect();
            held.sort_by_key(|(_, role)| role.clone());
            held
        };
        assert_eq!(at(planted.root).await, [(a, Role::Admin.code().to_owned())]);
        assert_eq!(
            at(planted.chapter).await,
            [(a, Role::Admin.code().to_owned()), (b, Role::Moderator.code().to_owned())]
        );
        assert_eq!(
            at(planted.association).await,
            [(a, Role::Admin.code().to_owned()), (b, Role::Editor.code().to_owned())]
        );
        let conn = &mut site.db.read().await.unwrap();
        let holders = accounts::holders(site, conn, accounts::rights::GRANT, planted.sister).await.unwrap();
        let mut addresses: Vec<&str> = holders.iter().map(|one| one.address.as_str()).collect();
        addresses.sort_unstable();
        assert_eq!(addresses, ["a@x.org", "c@x.org"]);
        assert!(!format!("{holders:?}").contains('@'));
        assert!(accounts::holders(site, conn, "no.such", planted.sister).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_last_admin_of_the_root_stays() {
    each(|stage, planted| async move {
        let site = &stage.site;
        let [a, b] = [account(&stage, "a@x.org").await, account(&stage, "b@x.org").await];
        give(&stage, a, planted.root, Role::Admin, true).await;
        let who = weave::Who::new("a@x.org");
        let erase = async || {
            let (own, who) = (site.clone(), who.clone());
            let holding =
                site.rooms.iter().find(|room| room.name() == "accounts").unwrap().holdings().remove(0);
            site.db.write(move |conn| Box::pin(async move { holding.erase(&own, conn, &who).await })).await
        };
        let kept = erase().await.unwrap_err();
        assert!(kept.is(Kind::Conflict) && kept.key == "accounts-last-admin");
        give(&stage, b, planted.root, Role::Admin, true).await;
        assert!(erase().await.unwrap() >= 2);
        assert_eq!(accounts::find(site, "a@x.org").await.unwrap(), None);
        assert_eq!(erase().await.unwrap(), 0);
        // Whoever reads her mail alone does not end an account that she signs in to.
        site.db
            .write(move |conn| Box::pin(async move { store::set_password(conn, b, "$argon2id$x").await }))
            .await
            .unwrap();
        give(&stage, account(&stage, "c@x.org").await, planted.root, Role::Admin, true).await;
        let by_link = weave::Who::new("b@x.org");
        for (who, gone) in [(by_link.clone(), false), (by_link.shown(), true)] {
            let own = site.clone();
            let holding =
                site.rooms.iter().find(|room| room.name() == "accounts").unwrap().holdings().remove(0);
            let count = site
                .db
                .write(move |conn| Box::pin(async move { holding.erase(&own, conn, &who).await }))
                .await
                .unwrap();
            assert_eq!(count > 0, gone);
            assert_eq!(accounts::find(site, "b@x.org").await.unwrap().is_none(), gone);
        }
        // The address is free again.
        account(&stage, "a@x.org").await;
    })
    .await;
}

#[tokio::test]
async fn holdings_list_export_and_purge() {
    each(|stage, planted| async move {
        let site = &stage.site;
        let id = account(&stage, "a@x.org").await;
        give(&stage, id, planted.association, Role::Editor, false).await;
        let holding = site.rooms.iter().find(|room| room.name() == "accounts").unwrap().holdings().remove(0);
        let who = weave::Who::new("A@x.org");
        let conn = &mut site.db.read().await.unwrap();
        let held = holding.list(site, conn, &who).await.unwrap();
        let bodies: Vec<_> = held.iter().map(|one| (one.purpose.key, one.body)).collect();
        assert_eq!(bodies, [("accounts.sign-in", planted.root), ("accounts.roles", planted.association)]);
        let export = holding.export(site, conn, &who).await.unwrap();
        assert_eq!(export["address"], "a@x.org");
        assert_eq!(export["roles"][0]["role"], "editor");
        let stranger = weave::Who::new("b@x.org");
        assert!(holding.list(site, conn, &stranger).await.unwrap().is_empty());
        assert!(holding.export(site, conn, &stranger).await.unwrap().is_null());

        let (own, late) = (site.clone(), NOW.plus(HOUR * 24 * 400));
        let gone = site
            .db
            .write(move |conn| {
                Box::pin(async move {
                    store::insert_link(conn, [1; 32], id, NOW, NOW.plus(HOUR)).await?;
                    let ended = FreshGrant {
                        id: Id::from_bits(5),
                        account: id,
                        body: planted.root,
                        role: Role::Moderator.code(),
                        below: false,
                        by: Some(id),
                        now: NOW,
                        until: NOW.plus(HOUR),
                        office: "",
                    };
                    store::insert_grant(conn, ended).await?;
                    store::end_grant(conn, Id::from_bits(5), NOW, None).await?;
                    assert_eq!(holding.purge(&own, conn, NOW).await?, 0);
                    holding.purge(&own, conn, late).await
                })
            })
            .await
            .unwrap();
        assert_eq!(gone, 2);
    })
    .await;
}

#[tokio::test]
async fn a_link_is_used_once() {
    each(|stage, _| async move {
        let site = &stage.site;
        let id = account(&stage, "a@x.org").await;
        let uses = site
            .db
            .write(move |conn| {
                Box::pin(async move {
                    store::insert_link(conn, [1; 32], id, NOW, NOW.plus(HOUR)).await?;
                    store::insert_link(conn, [2; 32], id, NOW, NOW.plus(HOUR)).await?;
                    assert_eq!(store::links_since(conn, id, NOW.minus(HOUR)).await?, 2);
                    assert!(store::link_stands(conn, [1; 32], NOW).await?);
                    let first = store::use_link(conn, [1; 32], NOW).await?;
                    let second = store::use_link(conn, [1; 32], NOW).await?;
                    let late = store::use_link(conn, [2; 32], NOW.plus(HOUR)).await?;
                    assert!(!store::link_stands(conn, [1; 32], NOW).await?);
                    assert_eq!(store::drop_links(conn, id).await?, 1);
                    Ok((first, second, late))
                })
            })
            .await
            .unwrap();
        assert_eq!(uses, (Some(id), None, None));
    })
    .await;
}
