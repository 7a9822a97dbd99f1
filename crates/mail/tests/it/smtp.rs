//! Sending, against a server that answers well and badly.

use basis::{Clock, Kind, Moment, Problem, Rng};
use mail::{Letter, Mail, Trouble};

use crate::{
    fake::{Answers, start},
    letter,
};

const FROM: &str = "Coalition <no-reply@example.org>";

fn mail(url: &str) -> Mail {
    Mail::smtp_with(url, FROM, Clock::fixed(Moment::from_millis(1_795_000_000_000)), Rng::seeded(5)).unwrap()
}

#[tokio::test]
async fn letters_arrive_whole_over_one_connection() {
    let (port, seen) = start(Answers::default()).await;
    let mail = mail(&format!("smtp://127.0.0.1:{port}/site.example.org"));
    assert!(!mail.is_memory());
    let started = tokio::time::Instant::now();
    for _ in 0..20 {
        mail.send(&Letter { text: "one\n.\n..two\n".into(), ..letter() }).await.unwrap();
    }
    assert!(started.elapsed().as_millis() < 800, "each letter waited for an acknowledgement");
    assert_eq!(seen.connections(), 1);
    let letters = seen.letters.lock();
    assert_eq!(letters.len(), 20);
    assert!(
        letters[0].contains("To: amina@example.org\r\n") && letters[0].contains("\r\none\r\n.\r\n..two\r\n")
    );
    assert!(letters[0].contains("Message-ID: <") && letters[0].contains("@example.org>\r\n"));
    let commands = seen.commands.lock();
    assert_eq!(commands[0], "EHLO site.example.org");
    assert_eq!(commands[1].trim_end(), "MAIL FROM:<no-reply@example.org>");
    assert_eq!(commands[2].trim_end(), "RCPT TO:<amina@example.org>");
    assert!(mail.last().is_empty());
}

#[tokio::test]
async fn several_at_once_use_a_few_connections() {
    let (port, seen) = start(Answers::default()).await;
    let mail = mail(&format!("smtp://127.0.0.1:{port}"));
    let sent: Vec<_> = (0..40)
        .map(|_| {
            let mail = mail.clone();
            tokio::spawn(async move { mail.send(&letter()).await.is_ok() })
        })
        .collect();
    for one in sent {
        assert!(one.await.unwrap());
    }
    assert!(seen.connections() <= 4, "{}", seen.connections());
    assert_eq!(seen.letters.lock().len(), 40);
}

#[tokio::test]
async fn a_connection_the_relay_closed_is_replaced() {
    let (port, seen) = start(Answers { hang_up: true, ..Answers::default() }).await;
    let mail = mail(&format!("smtp://127.0.0.1:{port}"));
    for _ in 0..3 {
        mail.send(&letter()).await.unwrap();
    }
    assert_eq!((seen.connections(), seen.letters.lock().len()), (3, 3));
}

async fn problem_of(answers: Answers, user: &str) -> Problem {
    let (port, _seen) = start(answers).await;
    let problem = mail(&format!("smtp://{user}127.0.0.1:{port}")).send(&letter()).await.unwrap_err();
    let said = format!("{problem} {problem:?}");
    assert!(!said.contains("amina") && !said.contains("secret"), "{said}");
    problem
}

#[tokio::test]
async fn a_refusal_for_good_and_one_for_now_are_told_apart_without_the_address() {
    let gone = Answers { rcpt: Some("550 5.1.1 <amina@example.org>: no such user"), ..Answers::default() };
    let problem = problem_of(gone, "").await;
    assert!(problem.is(Kind::Failed) && problem.to_string().contains("550"), "{problem}");
    let spam = Answers { done: Some("554 amina@example.org does not want this"), ..Answers::default() };
    assert!(problem_of(spam, "").await.is(Kind::Failed));
    let grey = Answers { rcpt: Some("451 4.7.1 amina@example.org: try again later"), ..Answers::default() };
    let problem = problem_of(grey, "").await;
    assert!(problem.is(Kind::Unavailable) && problem.to_string().contains("451"), "{problem}");
    let full = Answers { done: Some("452 disk full"), ..Answers::default() };
    assert!(problem_of(full, "").await.is(Kind::Unavailable));
}

#[tokio::test]
async fn what_is_wrong_with_the_relay_or_the_password_passes() {
    let closed = Answers { greeting: Some("554 no service for you"), ..Answers::default() };
    assert!(problem_of(closed, "").await.is(Kind::Unavailable));
    let other = Answers { greeting: Some("HTTP/1.1 400 Bad Request"), ..Answers::default() };
    assert!(problem_of(other, "").await.is(Kind::Unavailable));
    let unknown = Answers {
        extensions: &["AUTH PLAIN"],
        auth: Some("535 user: secret is wrong"),
        ..Answers::default()
    };
    let problem = problem_of(unknown, "user:secret@").await;
    assert!(problem.is(Kind::Unavailable) && problem.to_string().contains("535"), "{problem}");
    let asks = Answers { rcpt: Some("530 sign in first"), ..Answers::default() };
    assert!(problem_of(asks, "").await.is(Kind::Unavailable));

    let nobody = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let problem = mail(&format!("smtp://127.0.0.1:{nobody}")).send(&letter()).await.unwrap_err();
    assert!(problem.is(Kind::Unavailable) && problem.retry_after.is_some());
}

#[tokio::test]
async fn a_password_is_used_where_it_is_set() {
    let (port, seen) = start(Answers { extensions: &["AUTH PLAIN LOGIN"], ..Answers::default() }).await;
    mail(&format!("smtp://user:secret@127.0.0.1:{port}")).send(&letter()).await.unwrap();
    assert!(seen.commands.lock()[1].starts_with("AUTH PLAIN "));
}

#[tokio::test]
async fn nothing_is_sent_in_clear_where_starttls_is_wanted_and_not_offered() {
    let (port, seen) = start(Answers { extensions: &["AUTH PLAIN"], ..Answers::default() }).await;
    let problem =
        mail(&format!("smtp+starttls://user:secret@127.0.0.1:{port}")).send(&letter()).await.unwrap_err();
    assert!(problem.is(Kind::Unavailable) && problem.to_string().contains("STARTTLS"), "{problem}");
    assert!(seen.letters.lock().is_empty());
    assert!(
        !seen
            .commands
            .lock()
            .iter()
            .any(|command| command.starts_with("AUTH") || command.starts_with("MAIL"))
    );
}

#[tokio::test]
async fn an_address_beyond_ascii_is_refused_by_a_relay_that_cannot_carry_it() {
    let (port, _seen) = start(Answers::default()).await;
    let mail = mail(&format!("smtp://127.0.0.1:{port}"));
    let problem = mail.send(&Letter { to: "أمينة@example.org".into(), ..letter() }).await.unwrap_err();
    assert!(problem.is(Kind::Failed) && !problem.to_string().contains("أمينة"));
    mail.send(&Letter { to: "amina@مثال.إختبار".into(), ..letter() }).await.unwrap();
}

#[test]
fn settings_that_cannot_be_used_are_told_at_once() {
    assert!(Mail::smtp("ftp://example.org", FROM).is_err());
    assert!(Mail::smtp("smtp://localhost", "nobody").unwrap_err().to_string().contains("--mail-from"));
    assert_eq!(format!("{:?}", Mail::smtp("smtp://localhost", FROM).unwrap()), "Mail(SMTP)");
}

#[tokio::test]
async fn how_letters_fared_is_counted_and_what_stood_in_the_way_is_told_in_a_word() {
    let (port, seen) = start(Answers::default()).await;
    let good = mail(&format!("smtp://127.0.0.1:{port}"));
    good.check().await.unwrap();
    assert_eq!(
        (seen.connections(), seen.letters.lock().len(), good.figures().sent),
        (1, 0, 0),
        "only a look"
    );
    good.send(&letter()).await.unwrap();
    assert_eq!((seen.connections(), good.figures().sent, good.figures().trouble), (1, 1, None));

    let (port, _) =
        start(Answers { rcpt: Some("550 no such person amina@example.org"), ..Answers::default() }).await;
    let refusing = mail(&format!("smtp://127.0.0.1:{port}"));
    refusing.send(&letter()).await.unwrap_err();
    let figures = refusing.figures();
    assert_eq!((figures.sent, figures.refused, figures.put_off), (0, 1, 0));
    assert_eq!(figures.trouble.map(|(_, trouble)| trouble), Some(Trouble::Refused));

    let (port, _) = start(Answers { greeting: Some("421 busy"), ..Answers::default() }).await;
    let busy = mail(&format!("smtp://127.0.0.1:{port}"));
    assert_eq!(busy.check().await, Err(Trouble::Later));
    busy.send(&letter()).await.unwrap_err();
    assert_eq!(busy.figures().put_off, 1);

    let nobody = mail("smtp://127.0.0.1:9");
    assert_eq!(nobody.check().await, Err(Trouble::Unreachable));
    let none = mail("smtps://127.0.0.1:9");
    assert_eq!(none.check().await, Err(Trouble::Unreachable));
    for trouble in Trouble::ALL {
        assert_eq!(Trouble::from_code(trouble.code()), Some(trouble));
    }
}
