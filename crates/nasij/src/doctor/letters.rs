use console::findings::{Measured, trouble_words};
use mail::{Mail, Trouble};
use words::Tongue;

use super::{Finding, State};
use crate::{house::Shut, neighbour, options::Doctor};

/// Whether the mail server greets, agrees on encryption and lets us in; no letter is sent. The running server looks, with its own settings.
pub async fn way(shut: &Shut, wanted: &Doctor, measured: &Measured, t: &Tongue) -> Option<Finding> {
    let of = |state, says: String| Some(Finding::new("mail-server", state, says));
    let looked = match (&measured.server, &wanted.smtp) {
        // What that means is said of the letters.
        (Some(server), _) if server.mail.kept => return None,
        (Some(_), _) => match neighbour::mail(&shut.folder).await {
            Some(looked) => looked.trouble(),
            None => return of(State::Note, String::from("the running server did not answer in time.")),
        },
        (None, Some(smtp)) => match Mail::smtp(smtp, "doctor@localhost") {
            Ok(mail) => mail.check().await.err(),
            Err(problem) => return of(State::Wrong, problem.to_string()),
        },
        (None, None) => return None,
    };
    match looked {
        None => of(State::Fine, String::from("the mail server answers and lets us in.")),
        // Said of a look, not of a letter: what was refused is our greeting.
        Some(trouble @ Trouble::Refused) => {
            of(State::Wrong, format!("{}: our greeting", t.plain(trouble_words(trouble))))
        }
        Some(trouble) => of(State::Wrong, t.plain(trouble_words(trouble))),
    }
}
