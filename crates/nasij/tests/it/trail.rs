//! `nasij audit verify` and `nasij lockdown lift`: what a machine's owner types, and what she cannot hide.

use std::path::Path;

use basis::Rng;
use db::{Arg, Db, Options};

use crate::{Folder, begin, nasij, text};

/// One sentence of SQL, as whoever holds the disk writes it past the program.
fn past_the_program(folder: &Path, sql: &'static str, args: Vec<Arg>) {
    let url = format!("sqlite:{}", folder.join("nasij.db").display());
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
        let db = Db::open(&url, Options::default(), &Rng::system().unwrap()).await.unwrap();
        db.write(move |conn| Box::pin(async move { conn.run(sql, args).await })).await.unwrap();
        db.close().await;
    });
}

/// A row as pressing makes it, without the browsers of two people.
fn press(folder: &Path) {
    past_the_program(
        folder,
        "INSERT INTO lockdowns (id, body, asked_by, asked_at, from_above, pressed_at, confirmed_by, confirmed_at) \
         SELECT '0000000000000000000000000a', bodies.id, accounts.id, 1, FALSE, 1, accounts.id, 1 FROM bodies, accounts",
        Vec::new(),
    );
}

fn verify(folder: &Path, more: &[&str]) -> (Option<i32>, String, String) {
    let seen = nasij(folder, &[&["audit", "verify"], more].concat());
    (seen.status.code(), text(&seen.stdout), text(&seen.stderr))
}

/// `oases whole 3 3:k3f9-7m2q-04tz-x8rw`: how many lines, and what a letter would say of the last.
fn last(out: &str) -> (i64, String) {
    let words: Vec<&str> = out.split_whitespace().collect();
    let [body, state, lines, checkpoint] = words[..] else { panic!("{out}") };
    assert_eq!((body, state), ("oases", "whole"));
    (lines.parse().unwrap(), checkpoint.to_owned())
}

#[test]
fn a_lockdown_is_lifted_by_the_owner_and_the_trail_says_so() {
    let folder = Folder::new("lift");
    begin(folder.path());
    let lift = |slug: &str| nasij(folder.path(), &["lockdown", "lift", "--body", slug]);
    let unknown = lift("nowhere");
    assert_eq!(unknown.status.code(), Some(1));
    assert!(text(&unknown.stderr).contains("nasij body list"), "{}", text(&unknown.stderr));
    let none = lift("oases");
    assert_eq!(none.status.code(), Some(1));
    assert!(text(&none.stderr).contains("no lockdown of its own"), "{}", text(&none.stderr));

    press(folder.path());
    let before = last(&verify(folder.path(), &[]).1).0;
    let lifted = lift("oases");
    assert!(lifted.status.success(), "{}", text(&lifted.stderr));
    let (code, out, _) = verify(folder.path(), &["--body", "oases"]);
    assert_eq!((code, last(&out).0), (Some(0), before + 1), "{out}");
    assert_eq!(lift("oases").status.code(), Some(1), "it was lifted already");
}

#[test]
fn a_rewritten_line_is_found_and_so_is_a_chain_written_anew() {
    let folder = Folder::new("verify");
    begin(folder.path());
    for _ in 0..3 {
        press(folder.path());
        assert!(nasij(folder.path(), &["lockdown", "lift", "--body", "oases"]).status.success());
        past_the_program(folder.path(), "DELETE FROM lockdowns", Vec::new());
    }
    let (code, out, err) = verify(folder.path(), &[]);
    assert_eq!(code, Some(0), "{err}");
    let (lines, mailed) = last(&out);
    assert!(lines >= 3, "{out}");
    let (code, ..) = verify(folder.path(), &["--checkpoint", &mailed]);
    assert_eq!(code, Some(0));
    let shouted = mailed.to_uppercase();
    assert_eq!(verify(folder.path(), &["--body", "oases", "--checkpoint", &shouted]).0, Some(0));

    for (typed, says) in [
        ("41", "number and mark"),
        ("1:short", "number and mark"),
        ("0:k3f9-7m2q-04tz-x8rw", "number and mark"),
    ] {
        let (code, out, err) = verify(folder.path(), &["--checkpoint", typed]);
        assert!(code == Some(1) && out.is_empty() && err.contains(says), "{typed}: {err}");
    }
    let (code, _, err) = verify(folder.path(), &["--checkpoint", "1:0000-0000-0000-0000"]);
    assert_eq!(code, Some(1), "no trail goes through another's mark: {err}");
    let other = format!("{lines}:0000-0000-0000-0000");
    let (code, out, err) = verify(folder.path(), &["--body", "oases", "--checkpoint", &other]);
    assert!(code == Some(1) && out.contains("oases wrong"), "{out}{err}");

    past_the_program(
        folder.path(),
        "UPDATE audit_lines SET what = 'accounts.granted' WHERE number = (SELECT max(number) - 1 FROM audit_lines)",
        Vec::new(),
    );
    let (code, out, err) = verify(folder.path(), &[]);
    assert!(code == Some(1) && out.contains("oases wrong"), "{out}{err}");
    let changed = lines - 1;
    assert!(err.contains(&changed.to_string()) && err.contains("compare"), "{err}");

    // Cut off before the change, what is left is a whole chain again: only the letter knows better.
    past_the_program(
        folder.path(),
        "DELETE FROM audit_lines WHERE number >= (SELECT max(number) - 1 FROM audit_lines)",
        Vec::new(),
    );
    past_the_program(folder.path(), "DELETE FROM audit_checkpoints", Vec::new());
    assert_eq!(verify(folder.path(), &[]).0, Some(0), "the limit that the screen tells");
    let (code, out, err) = verify(folder.path(), &["--body", "oases", "--checkpoint", &mailed]);
    assert!(code == Some(1) && out.contains("oases wrong") && err.contains(&lines.to_string()), "{out}{err}");
}
