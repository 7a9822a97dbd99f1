//! Sentences that announce a list: "the coalition draws its strength from:".

use basis::words_of;

use super::ArticleKind::{self, Goal, Means, Strength};
use super::heading;
use super::line::{count_words, ends_with_colon};

const STRENGTHS: &str = "
    قوه القوه قوته قوتها قوتنا قوتهم قوتهن strength strengths force forces atouts strong
";
const DRAWS: &str = "
    يستمد تستمد نستمد استمد ويستمد وتستمد ونستمد يستقي تستقي تنبع ينبع وتنبع تكمن وتكمن يكمن تاتي وتاتي يتقوي
    تتقوي مصدر مصادر عناصر tire tirent tirons puise puisent puisons vient viennent provient repose reposent
    reside resident fait font draws draw comes come lies lie derives gets takes rests sources source makes
";
const GOALS: &str = "
    اهداف الاهداف اهدافه اهدافها اهدافنا غايات الغايات objectifs objectif buts but goals objectives aims
";
const MEANS: &str = "
    وسايل الوسايل وسايله وسايلها وسايلنا بالوسايل اليات الاليات moyens means methods methodes
";
const FOLLOWING: &str = "
    التاليه الاتيه التالي الاتي suivants suivantes suivant following below ci after
";
const AIMING: &str = "
    يهدف تهدف نهدف ويهدف وتهدف ونهدف vise visent visons aims aim
";
const TOWARDS: &str = "
    الي a to at
";
const SAID_BEFORE: &str = "
    هذه ces these those تلك
";

/// Longest such sentence, in words.
const LONGEST: usize = 40;

/// What the sentence announces. `bulleted`, `listed`: an item with a dash, with any mark, comes next.
pub(super) fn announces(text: &str, bulleted: bool, listed: bool) -> Option<ArticleKind> {
    let colon = ends_with_colon(text);
    if (!colon && !bulleted) || count_words(text, LONGEST + 1) > LONGEST {
        return None;
    }
    let words = words_of(text);
    let has = |list: &str| words.iter().any(|word| is_in(word, list));
    let draws = has(DRAWS);
    if has(STRENGTHS) && (draws && words.len() > 2 || (colon && bulleted)) {
        return Some(Strength);
    }
    if !colon || !listed {
        return None;
    }
    noun(&words).or_else(|| aiming(&words)).or_else(|| being(&words))
}

/// "The goals of the network are as follows:".
fn being(words: &[String]) -> Option<ArticleKind> {
    const BEING: &str = "
    are is as follows sont est comme suit les هي هو كما يلي ما فيما تتمثل يتمثل تتلخص في الاتي التالي التاليه
    الاتيه suivants suivantes the following these below
    ";
    let end = words.iter().rposition(|word| !is_in(word, BEING))? + 1;
    let head = words.get(..end).filter(|_| end < words.len())?.join(" ");
    heading::kind_of(&head, &[], true).filter(|kind| matches!(kind, Goal | Means | Strength))
}

/// "… the following means:" and the like, at the sentence's end.
fn noun(words: &[String]) -> Option<ArticleKind> {
    let tail = words.get(words.len().saturating_sub(4)..)?;
    let following = tail.iter().any(|word| is_in(word, FOLLOWING));
    let (at, kind) = tail.iter().enumerate().rev().find_map(|(at, word)| {
        let kind = if is_in(word, GOALS) {
            Goal
        } else if is_in(word, MEANS) {
            Means
        } else {
            return None;
        };
        Some((at, kind))
    })?;
    let known =
        at.checked_sub(1).and_then(|before| tail.get(before)).is_some_and(|word| is_in(word, SAID_BEFORE));
    let last = at + 2 >= tail.len();
    ((following || last) && (!known || following || at + 1 == tail.len())).then_some(kind)
}

/// "The network aims to:".
fn aiming(words: &[String]) -> Option<ArticleKind> {
    let tail = words.get(words.len().saturating_sub(5)..)?;
    let verb = tail.iter().any(|word| is_in(word, AIMING));
    let towards = words.last().is_some_and(|word| is_in(word, TOWARDS));
    (verb && towards).then_some(Goal)
}

fn is_in(word: &str, list: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}
