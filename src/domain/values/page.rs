//! Pages of a list: keyset paging, where a cursor is the sort key of the last row seen and its id.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The largest page that may be asked for.
pub const MAX_PAGE: u32 = 100;
/// The page size when none is asked for.
pub const DEFAULT_PAGE: u32 = 20;

/// Where a page begins: after this row in the order of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The sort key of the last row seen, as text that sorts like the column; empty for an absent value.
    pub key: String,
    /// The id of the last row seen, which breaks ties.
    pub id: Uuid,
}

/// What part of a list is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRequest {
    /// How many rows, 1 to `MAX_PAGE`.
    pub first: u32,
    /// After which row; from the start when absent.
    pub after: Option<Cursor>,
}

impl Default for PageRequest {
    fn default() -> Self {
        Self {
            first: DEFAULT_PAGE,
            after: None,
        }
    }
}

/// Whether a list runs up or down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    #[default]
    Ascending,
    /// Largest first.
    Descending,
}

/// By which field a list is sorted, and which way. Rows without a value come last both ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order<F> {
    /// The field.
    pub field: F,
    /// The direction.
    pub direction: Direction,
}

/// One page of a list, each item with the cursor that stands after it.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The items with their cursors, in order.
    pub items: Vec<(Cursor, T)>,
    /// Whether more rows follow.
    pub has_next: bool,
    /// How many rows the reader may see in all.
    pub total: u64,
}

impl<T> Page<T> {
    /// A page of a list that is at hand as a whole: each cursor is the place in the list.
    #[must_use]
    pub fn by_place(list: Vec<T>, request: &PageRequest) -> Self {
        let place_of = |cursor: &Cursor| cursor.key.parse::<usize>().ok();
        let seen = request.after.as_ref().and_then(place_of).unwrap_or(0);
        let size = usize::try_from(request.first).unwrap_or(usize::MAX);
        let n_items = list.len();
        let after = |place: usize| Cursor {
            key: place.to_string(),
            id: Uuid::nil(),
        };
        Self {
            items: (1..)
                .zip(list)
                .skip(seen)
                .take(size)
                .map(|(place, item)| (after(place), item))
                .collect(),
            has_next: seen.saturating_add(size) < n_items,
            total: u64::try_from(n_items).unwrap_or(u64::MAX),
        }
    }
}
