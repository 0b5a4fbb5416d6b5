//! Child rows put back under their parents.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::storage_error::StorageError;

/// The children of each parent, in the order of the rows.
pub(crate) fn children_by_parent<M, T>(
    rows: Vec<M>,
    split: impl Fn(M) -> (Uuid, T),
) -> BTreeMap<Uuid, Vec<T>> {
    let mut children: BTreeMap<Uuid, Vec<T>> = BTreeMap::new();
    for row in rows {
        let (parent, child) = split(row);
        children.entry(parent).or_default().push(child);
    }
    children
}

/// As `children_by_parent`, for children that may turn out unreadable.
pub(crate) fn readable_children_by_parent<M, T>(
    rows: Vec<M>,
    split: impl Fn(M) -> Result<(Uuid, T), StorageError>,
) -> Result<BTreeMap<Uuid, Vec<T>>, StorageError> {
    let mut children: BTreeMap<Uuid, Vec<T>> = BTreeMap::new();
    for row in rows {
        let (parent, child) = split(row)?;
        children.entry(parent).or_default().push(child);
    }
    Ok(children)
}
