//! Reading flat arrays by number: what lies outside is the default, so that a wrong number can never stop the server.

/// The element, or the default outside the array.
#[must_use]
pub fn at<T: Copy + Default>(array: &[T], index: usize) -> T {
    array.get(index).copied().unwrap_or_default()
}

/// Changes the element, if there is one.
pub fn put<T>(array: &mut [T], index: usize, value: T) {
    if let Some(element) = array.get_mut(index) {
        *element = value;
    }
}

/// Adds to the element, if there is one.
pub fn add(array: &mut [i64], index: usize, amount: i64) {
    if let Some(element) = array.get_mut(index) {
        *element += amount;
    }
}
