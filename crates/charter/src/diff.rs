//! What changed between two versions, word by word.

use basis::Language;
use look::{Part, difference};

use crate::{
    import::ArticleKind,
    model::{Article, anchors},
};

/// One article of either version, beside its counterpart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    pub anchor: String,
    pub kind: ArticleKind,
    pub number: Option<i64>,
    pub parts: Vec<Part>,
    pub change: Change,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Same,
    Changed,
    Added,
    Removed,
}

/// Compares by anchor, in the order of the newer version; what it no longer has stands at the end.
pub fn compare(old: &[Article], new: &[Article], language: Language) -> Vec<Compared> {
    let text = |article: &Article| article.texts.get(language).unwrap_or_default().to_owned();
    let before: Vec<(String, &Article)> = anchors(old).into_iter().zip(old).collect();
    let after: Vec<(String, &Article)> = anchors(new).into_iter().zip(new).collect();
    let mut all = Vec::new();
    for (anchor, article) in &after {
        let one = text(article);
        let other = before
            .iter()
            .find(|(known, _)| known == anchor)
            .map(|(_, article)| text(article))
            .unwrap_or_default();
        all.push(compared(anchor, article, &other, &one));
    }
    for (anchor, article) in &before {
        if !after.iter().any(|(known, _)| known == anchor) {
            all.push(compared(anchor, article, &text(article), ""));
        }
    }
    all.retain(|compared| !compared.parts.is_empty());
    all
}

fn compared(anchor: &str, article: &Article, old: &str, new: &str) -> Compared {
    let change = match (old.is_empty(), new.is_empty()) {
        (true, false) => Change::Added,
        (false, true) => Change::Removed,
        _ if old == new => Change::Same,
        _ => Change::Changed,
    };
    Compared {
        anchor: anchor.to_owned(),
        kind: article.kind,
        number: article.number,
        parts: difference(old, new),
        change,
    }
}

#[cfg(test)]
mod tests {
    use basis::Text;
    use look::Piece;

    use super::*;

    #[test]
    fn words_that_came_and_went() {
        let parts = difference("ماء نقي لكل بيت", "ماء كاف لكل بيت");
        let seen: Vec<(Piece, &str)> = parts.iter().map(|part| (part.piece, part.text.as_str())).collect();
        assert_eq!(
            seen,
            [
                (Piece::Same, "ماء "),
                (Piece::Removed, "نقي"),
                (Piece::Added, "كاف"),
                (Piece::Same, " لكل بيت")
            ]
        );
    }

    #[test]
    fn articles_are_compared_by_kind_and_number() {
        let goal = |number, text: &str| Article {
            kind: ArticleKind::Goal,
            number: Some(number),
            texts: Text::of(Language::Fr, text),
        };
        let compared = compare(&[goal(1, "a"), goal(2, "b")], &[goal(1, "a c"), goal(3, "d")], Language::Fr);
        let seen: Vec<(&str, Change)> =
            compared.iter().map(|one| (one.anchor.as_str(), one.change)).collect();
        assert_eq!(
            seen,
            [("goal-1", Change::Changed), ("goal-3", Change::Added), ("goal-2", Change::Removed)]
        );
    }
}
