//! Distances on the globe, in whole kilometres.

use super::problem::Point;

/// The mean radius of the earth in kilometres.
const RADIUS_KM: f64 = 6371.0;

/// The great-circle distance, rounded to the nearest kilometre.
#[must_use]
pub fn kilometres(from: Point, to: Point) -> i64 {
    let (from_north, to_north) = (from.latitude.to_radians(), to.latitude.to_radians());
    let (from_east, to_east) = (from.longitude.to_radians(), to.longitude.to_radians());
    let northward = ((to_north - from_north) / 2.0).sin();
    let eastward = ((to_east - from_east) / 2.0).sin();
    let share = northward * northward + from_north.cos() * to_north.cos() * eastward * eastward;
    let exact = 2.0 * RADIUS_KM * share.sqrt().min(1.0).asin();
    // Half the circumference is 20,016 kilometres: the cast cannot lose anything.
    (exact + 0.5) as i64
}
