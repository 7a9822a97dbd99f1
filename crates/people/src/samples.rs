//! The sample coalition's persons. Nobody of this name at these addresses exists.

use basis::Result;
use weave::{Samples, Site};

pub(crate) async fn fill(_site: &Site, _samples: &dyn Samples) -> Result<()> {
    Ok(())
}
