#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod fake;
mod form;
mod smtp;

use basis::{Clock, Language, Moment};
use mail::{Letter, Mail};

fn letter() -> Letter {
    Letter {
        to: "amina@example.org".into(),
        to_language: Language::Ar,
        from_name: "تنسيقية الماء".into(),
        subject: "تعليقات جديدة تنتظر".into(),
        text: "مرحبا،\n\nثلاثة تعليقات تنتظر.\n.\nhttp://localhost/desk/\n".into(),
        html: None,
    }
}

#[tokio::test]
async fn without_a_relay_the_last_two_hundred_are_kept_the_newest_first() {
    let clock = Clock::fixed(Moment::from_millis(1_000));
    let mail = Mail::memory(clock.clone());
    assert!(mail.is_memory() && mail.last().is_empty());
    for number in 0..205 {
        clock.advance(std::time::Duration::from_millis(1));
        mail.send(&Letter { subject: format!("s{number}"), ..letter() }).await.unwrap();
    }
    let kept = mail.clone().last();
    assert_eq!(kept.len(), mail::KEPT);
    assert_eq!((kept[0].subject.as_str(), kept[199].subject.as_str()), ("s204", "s5"));
    assert_eq!((kept[0].at.millis(), kept[0].to.as_str()), (1_205, "amina@example.org"));
    assert_eq!(kept[0].text, letter().text);
    assert_eq!(format!("{mail:?}"), "Mail(memory)");
}

#[tokio::test]
async fn memory_refuses_what_a_relay_would() {
    let mail = Mail::memory(Clock::system());
    let wrong = Letter { to: "amina@example.org\r\nBcc: x@example.org".into(), ..letter() };
    let problem = mail.send(&wrong).await.unwrap_err();
    assert!(problem.is(basis::Kind::Failed) && !problem.to_string().contains("amina"));
    assert!(mail.last().is_empty());
}
