//! Updates: an absent field stays as it is, null clears it.

use async_graphql::MaybeUndefined;

/// What an update does to an optional field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Patch<T> {
    /// Leaves it.
    #[default]
    Keep,
    /// Empties it.
    Clear,
    /// Gives it a value.
    Set(T),
}

/// The field of an input as an update, its value converted.
///
/// # Errors
/// That of the conversion.
pub fn patch<T, U, E>(
    field: MaybeUndefined<T>,
    convert: impl FnOnce(T) -> Result<U, E>,
) -> Result<Patch<U>, E> {
    match field {
        MaybeUndefined::Undefined => Ok(Patch::Keep),
        MaybeUndefined::Null => Ok(Patch::Clear),
        MaybeUndefined::Value(value) => convert(value).map(Patch::Set),
    }
}
