use basis::{Id, Problem, Result};

use crate::Visit;

/// Items of a part of a list, unless `limit` asks for others.
pub const PAGE: usize = 200;
/// The most that `limit` may ask for.
pub const MOST: usize = 500;

/// What stands behind the question mark.
pub struct Asked<'a>(Option<&'a str>);

impl<'a> Asked<'a> {
    pub fn of(visit: &'a Visit) -> Self {
        Self(visit.query())
    }
    /// None when it is absent or empty.
    pub fn text(&self, name: &str) -> Option<String> {
        web::query(self.0, name).filter(|text| !text.is_empty())
    }
    /// # Errors
    /// Invalid at the parameter for what is no number in that range.
    pub fn number(
        &self,
        name: &'static str,
        range: std::ops::RangeInclusive<usize>,
    ) -> Result<Option<usize>> {
        let Some(text) = self.text(name) else { return Ok(None) };
        match text.parse() {
            Ok(number) if range.contains(&number) => Ok(Some(number)),
            _ => Err(Problem::invalid(name, "field-bad-number")),
        }
    }
    /// `limit`, from 1 to [`MOST`].
    ///
    /// # Errors
    /// Invalid at `limit`.
    pub fn limit(&self) -> Result<usize> {
        Ok(self.number("limit", 1..=MOST)?.unwrap_or(PAGE))
    }
    /// A named thing.
    ///
    /// # Errors
    /// Not found for what is no id: nothing has it.
    pub fn id<T>(&self, name: &str) -> Result<Option<Id<T>>> {
        self.text(name).map(|text| text.parse().map_err(|_| Problem::not_found())).transpose()
    }
    /// `after`: the id with which the last part ended.
    ///
    /// # Errors
    /// Invalid at `after` for what no list gave.
    pub fn after<T>(&self) -> Result<Option<Id<T>>> {
        let given = self.text("after").or_else(|| self.text("cursor"));
        given.map(|text| text.parse().map_err(|_| Problem::invalid("after", "field-bad-choice"))).transpose()
    }
}
