//! What others hear of an edition.

use basis::{Id, Result, of::Body};
use db::Conn;
use serde::{Deserialize, Serialize};
use weave::{Fact, Site, facts::Published, tell};
use web::Tag;

use crate::model::{CampaignId, Edition};

/// The kind of an edition among publications.
pub const KIND: &str = "campaign";

/// The words of an edition, its dates, its state, or whether it can be seen.
pub(crate) async fn changed(conn: &mut Conn, site: &Site, it: &Edition) -> Result<()> {
    let fact = Published { publication: it.id, body: it.body, kind: KIND.to_owned(), visible: it.published };
    tell(conn, site, &fact).await
}

/// Something was counted at these bodies, or taken back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Counted {
    /// The campaign, and a body where its number changed.
    pub at: Vec<(String, String)>,
}

impl Counted {
    /// What a page that shows the number is kept by.
    pub fn tag(campaign: Id<CampaignId>, body: Id<Body>) -> Tag {
        Tag::new(&format!("tally:{campaign}:{body}"))
    }
}

impl Fact for Counted {
    const NAME: &'static str = "counted";
    fn tags(&self) -> Vec<Tag> {
        self.at.iter().map(|(campaign, body)| Tag::new(&format!("tally:{campaign}:{body}"))).collect()
    }
}
