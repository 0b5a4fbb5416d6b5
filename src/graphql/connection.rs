//! Pages of growing lists: `nodes`, `edges`, `pageInfo`, `totalCount`, with opaque keyset cursors.

use std::borrow::Cow;

use async_graphql::{Object, OutputType, SimpleObject, TypeName};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::values::page::{Cursor, DEFAULT_PAGE, MAX_PAGE, Page, PageRequest};
use uuid::Uuid;

use crate::graphql::app_error::bad_cursor;

/// Where a page stands in its list.
#[derive(Clone, Debug, SimpleObject)]
pub struct PageInfo {
    /// Whether more items follow.
    pub has_next_page: bool,
    /// Whether items precede.
    pub has_previous_page: bool,
    /// The cursor of the first item.
    pub start_cursor: Option<String>,
    /// The cursor of the last item: what `after` takes to go on.
    pub end_cursor: Option<String>,
}

/// One page of a list.
pub struct Connection<T> {
    edges: Vec<Edge<T>>,
    has_next_page: bool,
    has_previous_page: bool,
    total_count: u64,
}

/// An item of a page with its cursor.
pub struct Edge<T> {
    cursor: String,
    node: T,
}

impl<T> Connection<T> {
    /// The page that a use case answered, its items shown as `T`.
    pub fn of<D>(page: Page<D>, request: &PageRequest, show: impl Fn(D) -> T) -> Self {
        Self {
            has_next_page: page.has_next,
            has_previous_page: request.after.is_some(),
            total_count: page.total,
            edges: page
                .items
                .into_iter()
                .map(|(cursor, item)| Edge {
                    cursor: encode_cursor(&cursor),
                    node: show(item),
                })
                .collect(),
        }
    }
}

impl<T: OutputType> TypeName for Connection<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", T::type_name()).into()
    }
}

impl<T: OutputType> TypeName for Edge<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", T::type_name()).into()
    }
}

/// One page of a list. Ask for the next one with `after: pageInfo.endCursor`.
#[Object(name_type)]
impl<T: OutputType> Connection<T> {
    /// The items of the page.
    async fn nodes(&self) -> Vec<&T> {
        self.edges.iter().map(|edge| &edge.node).collect()
    }

    /// The items of the page with their cursors.
    async fn edges(&self) -> &[Edge<T>] {
        &self.edges
    }

    /// Where the page stands in its list.
    async fn page_info(&self) -> PageInfo {
        PageInfo {
            has_next_page: self.has_next_page,
            has_previous_page: self.has_previous_page,
            start_cursor: self.edges.first().map(|edge| edge.cursor.clone()),
            end_cursor: self.edges.last().map(|edge| edge.cursor.clone()),
        }
    }

    /// How many items the reader may see in all, on this and other pages.
    async fn total_count(&self) -> i32 {
        i32::try_from(self.total_count).unwrap_or(i32::MAX)
    }
}

/// An item of a page with its cursor.
#[Object(name_type)]
impl<T: OutputType> Edge<T> {
    /// Where the item stands in the list: what `after` takes.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// The item.
    async fn node(&self) -> &T {
        &self.node
    }
}

/// The page that `first` and `after` ask for.
///
/// # Errors
/// `BAD_CURSOR` when `after` is no cursor of ours, `BAD_REQUEST` when `first` lies outside 1 to 100.
pub fn page_request(first: Option<i32>, after: Option<&str>) -> async_graphql::Result<PageRequest> {
    let first = match first.map(u32::try_from) {
        None => DEFAULT_PAGE,
        Some(Ok(first)) if (1..=MAX_PAGE).contains(&first) => first,
        Some(_) => {
            return Err(crate::graphql::app_error::bad_request(
                "first lies outside 1 to 100: ask for the next page with after",
            ));
        }
    };
    let after = after
        .map(|text| decode_cursor(text).ok_or_else(bad_cursor))
        .transpose()?;
    Ok(PageRequest { first, after })
}

/// What a page costs: for use in `#[graphql(complexity = "list_cost(first, child_complexity)")]`.
#[must_use]
pub fn list_cost(first: Option<i32>, child_complexity: usize) -> usize {
    let first = first.map_or(DEFAULT_PAGE, |first| {
        u32::try_from(first).unwrap_or(MAX_PAGE).min(MAX_PAGE)
    });
    usize::try_from(first)
        .unwrap_or(usize::MAX)
        .saturating_mul(child_complexity)
        .saturating_add(1)
}

/// What a list without pages costs, at the size that such lists have in practice: for use in
/// `#[graphql(complexity = "bounded_cost(10, child_complexity)")]`.
#[must_use]
pub fn bounded_cost(usual_length: usize, child_complexity: usize) -> usize {
    usual_length
        .saturating_mul(child_complexity)
        .saturating_add(1)
}

/// What a question to the engine costs, as many as a few hundred fields.
#[must_use]
pub fn inquiry_cost(child_complexity: usize) -> usize {
    child_complexity.saturating_add(2_000)
}

/// What comparing two runs costs, whose kept questions are read for it.
#[must_use]
pub fn comparison_cost(child_complexity: usize) -> usize {
    child_complexity.saturating_mul(20).saturating_add(500)
}

fn encode_cursor(cursor: &Cursor) -> String {
    let mut bytes = cursor.id.as_bytes().to_vec();
    bytes.extend_from_slice(cursor.key.as_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

fn decode_cursor(text: &str) -> Option<Cursor> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let (id, key) = bytes.split_at_checked(16)?;
    Some(Cursor {
        key: String::from_utf8(key.to_vec()).ok()?,
        id: Uuid::from_slice(id).ok()?,
    })
}
