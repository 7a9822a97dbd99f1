use basis::Text;

/// A kind of body: data of the installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    pub key: String,
    pub names: Text,
    pub plural: Text,
    pub may_contain: Vec<String>,
}

/// What a body says of itself beside its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    pub summary: Text,
    /// As much of an address as it wishes.
    pub address: Text,
    /// http(s) only; shown as plain links.
    pub links: Vec<String>,
}

/// The body elsewhere from which the root springs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Springs {
    pub names: Text,
    pub link: String,
}
