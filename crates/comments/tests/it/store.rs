use std::time::Duration;

use basis::{Clock, Id, Kind, Language, Moment, Rng};
use comments::{
    MIGRATIONS,
    model::{Passing, Reply, State, Words},
    store::{self, Ask, Before, Fresh, Note},
};

fn fresh(at: i64, name: &str, text: &str, state: State) -> Fresh {
    Fresh {
        id: Id::from_bits(u128::try_from(at).unwrap()),
        publication: Id::from_bits(1),
        body: Id::from_bits(2),
        words: Words {
            name: name.into(),
            text: text.into(),
            address: None,
            links: 0,
            language: Language::Ar,
        },
        proof: false,
        bulk: false,
        state,
        at: Moment::from_millis(at),
        reply: None,
    }
}

#[tokio::test]
async fn threads_show_what_is_approved_oldest_first() {
    db::testing::each(&[MIGRATIONS], |db| async move {
        let publication = Id::from_bits(1);
        let reply =
            Reply { text: "شكرًا".into(), name: "الأمانة".into(), at: Moment::from_millis(90) };
        db.write(move |conn| {
            Box::pin(async move {
                assert_eq!(store::thread(conn, publication).await?, comments::model::Thread::default());
                for (at, state) in
                    [(30, State::Approved), (10, State::Approved), (20, State::Waiting), (5, State::Rejected)]
                {
                    store::insert(conn, fresh(at, "n", &at.to_string(), state)).await?;
                }
                let with = Fresh { reply: Some(reply.clone()), ..fresh(40, "م", "نص", State::Approved) };
                store::insert_many(conn, vec![with]).await?;
                let thread = store::thread(conn, publication).await?;
                assert_eq!(
                    thread.comments.iter().map(|one| one.at.millis()).collect::<Vec<_>>(),
                    [10, 30, 40]
                );
                assert_eq!(thread.comments[2].reply, Some(reply));
                assert!(!thread.closed && !store::is_closed(conn, publication).await?);
                store::close(conn, publication, Id::from_bits(2), true, Moment::from_millis(50)).await?;
                assert!(store::thread(conn, publication).await?.closed);
                let foreign =
                    store::close(conn, publication, Id::from_bits(3), false, Moment::from_millis(50)).await;
                assert!(foreign.unwrap_err().is(Kind::NotFound));
                store::close(conn, publication, Id::from_bits(2), false, Moment::from_millis(60)).await?;
                assert!(!store::is_closed(conn, publication).await?);
                Ok(())
            })
        })
        .await
        .unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_desk_filters_searches_and_pages() {
    db::testing::each(&[MIGRATIONS], |db| async move {
        let (body, other) = (Id::from_bits(2), Id::from_bits(9));
        db.write(move |conn| {
            Box::pin(async move {
                let rows = (1..=5).map(|at| fresh(at, "أمينة", "الماءُ 100% هنا", State::Waiting)).collect();
                store::insert_many(conn, rows).await?;
                store::insert(conn, Fresh { bulk: true, ..fresh(6, "promo", "a_b", State::Waiting) }).await?;
                let found = |ask: Ask| Ask { limit: 10, ..ask };
                let waiting = found(Ask { state: Some(State::Waiting), ..Ask::default() });
                assert_eq!(store::list(conn, body, &waiting).await?.len(), 6);
                assert!(store::list(conn, other, &waiting).await?.is_empty());
                for (words, count) in
                    [("امينه ماء", 5), ("0%", 5), ("%", 5), ("a_b", 1), ("aXb", 0), ("_", 1), ("\\", 0)]
                {
                    let ask = found(Ask { words: words.into(), ..Ask::default() });
                    assert_eq!(store::list(conn, body, &ask).await?.len(), count, "{words}");
                }
                let bulk = found(Ask { bulk: true, ..waiting.clone() });
                assert_eq!(store::list(conn, body, &bulk).await?.len(), 1);
                let first = store::list(conn, body, &Ask { limit: 4, ..waiting.clone() }).await?;
                let last = &first[3].shown;
                let before =
                    Before::read(&Before { at: last.at.millis(), id: last.id.to_string() }.to_string());
                let rest = store::list(conn, body, &Ask { before, ..waiting }).await?;
                assert_eq!(rest.iter().map(|one| one.shown.at.millis()).collect::<Vec<_>>(), [2, 1]);
                assert_eq!(store::waiting_by_body(conn).await?, [(body, 6)]);
                let by = Id::from_bits(1);
                assert_eq!(store::reject_bulk(conn, body, by, Moment::from_millis(9)).await?.len(), 1);
                assert!(store::reject_bulk(conn, body, by, Moment::from_millis(9)).await?.is_empty());
                assert_eq!(store::waiting_by_body(conn).await?, [(body, 5)]);
                Ok(())
            })
        })
        .await
        .unwrap();
    })
    .await;
}

#[tokio::test]
async fn decisions_are_of_the_own_body_alone_and_rejected_ones_end() {
    db::testing::each(&[MIGRATIONS], |db| async move {
        let (body, other, by, own) = (Id::from_bits(2), Id::from_bits(9), Id::from_bits(7), Id::from_bits(1));
        let now = Moment::from_millis(1_000);
        db.write(move |conn| {
            Box::pin(async move {
                store::insert(conn, fresh(1, "n", "t", State::Waiting)).await?;
                let foreign = store::decide(conn, own, other, State::Approved, by, now).await;
                assert!(foreign.unwrap_err().is(Kind::NotFound));
                assert!(store::answer(conn, own, other, None).await.unwrap_err().is(Kind::NotFound));
                assert!(store::one(conn, own, other).await.unwrap_err().is(Kind::NotFound));
                assert_eq!(store::decide(conn, own, body, State::Rejected, by, now).await?, Id::from_bits(1));
                let one = store::one(conn, own, body).await?;
                assert_eq!(
                    (one.state, one.decided_at, one.decided_by),
                    (State::Rejected, Some(now), Some(by))
                );
                assert_eq!(store::purge_rejected(conn, now).await?, 0);
                assert_eq!(store::purge_rejected(conn, now.plus(Duration::from_millis(1))).await?, 1);
                Ok(())
            })
        })
        .await
        .unwrap();
    })
    .await;
}

#[tokio::test]
async fn bursts_count_what_has_no_proof() {
    db::testing::each(&[MIGRATIONS], |db| async move {
        db.write(|conn| {
            Box::pin(async move {
                let body = Id::from_bits(2);
                for at in 1..=3 {
                    store::insert(conn, fresh(at, "n", "t", State::Waiting)).await?;
                    store::insert(conn, Fresh { proof: true, ..fresh(at + 100, "n", "t", State::Waiting) })
                        .await?;
                }
                assert!(store::bursting(conn, body, Moment::from_millis(0), 3).await?);
                assert!(!store::bursting(conn, body, Moment::from_millis(0), 4).await?);
                assert!(!store::bursting(conn, body, Moment::from_millis(1), 3).await?);
                Ok(())
            })
        })
        .await
        .unwrap();
    })
    .await;
}

#[tokio::test]
async fn messages_are_erased_when_the_last_letter_has_left() {
    db::testing::each(&[MIGRATIONS], |db| async move {
        let rng = Rng::seeded(3);
        let clock = Clock::fixed(Moment::from_millis(10));
        let body = Id::from_bits(2);
        let [first, second] = [Id::new(&clock, &rng), Id::new(&clock, &rng)];
        let note = move |id| Note {
            id,
            body,
            text: "نص".into(),
            name: "اسم".into(),
            address: Some((vec![1, 2], [5; 32])),
            bulk: false,
            proof: false,
            at: Moment::from_millis(10),
        };
        let now = Moment::from_millis(20);
        db.write(move |conn| {
            Box::pin(async move {
                store::insert_message(conn, note(first)).await?;
                store::insert_message(conn, note(second)).await?;
                assert_eq!(store::messages_by_body(conn).await?, [(body, 2)]);
                assert_eq!(store::held_by_lookup(conn, [5; 32]).await?.len(), 2);
                let to = [Id::from_bits(1), Id::from_bits(2)];
                let foreign = store::post_letters(conn, first, Id::from_bits(3), &to, now).await;
                assert!(foreign.unwrap_err().is(Kind::NotFound));
                store::post_letters(conn, first, body, &to, now).await?;
                assert!(store::post_letters(conn, first, body, &to, now).await.is_err(), "once");
                for (at, account) in to.into_iter().enumerate() {
                    assert!(store::is_open(conn, first, account).await?);
                    store::letter_left(conn, first, account).await?;
                    assert!(!store::is_open(conn, first, account).await?);
                    assert_eq!(store::letters_left(conn, first).await?, 1 - i64::try_from(at).unwrap());
                }
                store::sent(conn, first).await?;
                let one = store::message(conn, first).await?.unwrap();
                assert_eq!(
                    (one.state, one.text.as_str(), one.name.as_str(), one.address),
                    (Passing::Sent, "", "", None)
                );
                assert!(store::reject_message(conn, first, body, now).await.is_err());
                store::reject_message(conn, second, body, now).await?;
                let two = store::message(conn, second).await?.unwrap();
                assert_eq!((two.state, two.text.as_str()), (Passing::Rejected, ""));
                assert!(store::held_by_lookup(conn, [5; 32]).await?.is_empty());
                assert_eq!(store::list_messages(conn, body, Some(Passing::Sent), None, 9).await?.len(), 1);
                assert_eq!(store::purge_messages(conn, now).await?, 0, "only what still waits");
                Ok(())
            })
        })
        .await
        .unwrap();
    })
    .await;
}
