//! Distances on the map, in whole kilometres and whole-number arithmetic: the same answer on every machine.

use crate::directory::company::Coordinates;

/// One, in the fixed-point numbers of this file.
const ONE: i128 = 1 << 48;
/// Half a turn in radians (π), fixed-point.
const PI: i128 = 884_279_719_003_555;
/// Half a turn in millionths of a degree.
const HALF_TURN_MICRODEGREES: i128 = 180_000_000;
/// The mean radius of the Earth in metres (IUGG).
const EARTH_RADIUS_M: i128 = 6_371_009;
/// Half of the Earth's circumference in kilometres: no two places lie farther apart.
const FARTHEST_KM: u32 = 20_015;

/// The great-circle distance in kilometres, rounded to the nearest, by the haversine formula.
#[must_use]
pub fn distance_km(from: Coordinates, to: Coordinates) -> u32 {
    let (latitude, other_latitude) = (
        radians(from.latitude_microdegrees.into()),
        radians(to.latitude_microdegrees.into()),
    );
    let half_difference = |one: i32, other: i32| radians(i128::from(one) - i128::from(other)) / 2;
    let north = sine(half_difference(
        from.latitude_microdegrees,
        to.latitude_microdegrees,
    ));
    let east = sine(half_difference(
        from.longitude_microdegrees,
        to.longitude_microdegrees,
    ));
    let parallels = product(cosine(latitude), cosine(other_latitude));
    let haversine = product(north, north) + product(parallels, product(east, east));
    nearest_km(haversine)
}

/// The whole number of kilometres whose haversine is nearest, found by halving: it grows with the distance.
fn nearest_km(haversine: i128) -> u32 {
    let (mut low, mut high) = (0, FARTHEST_KM);
    while low < high {
        let middle = low + (high - low) / 2;
        let half_angle = (i128::from(middle) * 1_000 + 500) * ONE / (2 * EARTH_RADIUS_M);
        let sine = sine(half_angle);
        if product(sine, sine) < haversine {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

fn product(one: i128, other: i128) -> i128 {
    one * other / ONE
}

fn radians(microdegrees: i128) -> i128 {
    microdegrees * PI / HALF_TURN_MICRODEGREES
}

fn cosine(angle: i128) -> i128 {
    sine(PI / 2 - angle.abs())
}

/// The sine of an angle between −π and π, by its power series after folding it into a quarter turn.
fn sine(angle: i128) -> i128 {
    let folded = match angle {
        large if large > PI / 2 => PI - large,
        small if small < -PI / 2 => -PI - small,
        inside => inside,
    };
    let square = product(folded, folded);
    let (mut term, mut sum) = (folded, folded);
    for step in 1..12 {
        term = -product(term, square) / (2 * step * (2 * step + 1));
        sum += term;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::distance_km;
    use crate::directory::company::Coordinates;

    fn at(latitude_microdegrees: i32, longitude_microdegrees: i32) -> Coordinates {
        Coordinates {
            latitude_microdegrees,
            longitude_microdegrees,
        }
    }

    #[test]
    fn known_distances_come_out_to_the_kilometre() {
        let paris = at(48_856_613, 2_352_222);
        let rennes = at(48_111_339, -1_680_020);
        let saint_denis_reunion = at(-20_882_057, 55_450_675);
        assert_eq!(distance_km(paris, paris), 0);
        assert_eq!(distance_km(paris, rennes), 308);
        assert_eq!(distance_km(rennes, paris), 308);
        assert_eq!(distance_km(paris, saint_denis_reunion), 9_365);
    }

    #[test]
    fn poles_antipodes_and_the_date_line_hold() {
        assert_eq!(distance_km(at(90_000_000, 0), at(-90_000_000, 0)), 20_015);
        assert_eq!(distance_km(at(0, 0), at(0, 180_000_000)), 20_015);
        assert_eq!(distance_km(at(0, 179_500_000), at(0, -179_500_000)), 111);
    }

    #[test]
    fn less_than_half_a_kilometre_is_none() {
        assert_eq!(
            distance_km(at(48_000_000, 2_000_000), at(48_004_000, 2_000_000)),
            0
        );
        assert_eq!(
            distance_km(at(48_000_000, 2_000_000), at(48_005_000, 2_000_000)),
            1
        );
    }
}
