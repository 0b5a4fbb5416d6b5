//! Published values: proved optima, or the best known value and the best known bound.

use super::reading::Kind;

/// What is published about an instance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Published {
    /// The best value known.
    pub value: f64,
    /// Nothing is below this.
    pub bound: f64,
    /// By how much rounding may move an answer.
    pub slack: f64,
}

impl Published {
    fn of(value: i32, bound: i32) -> Self {
        Self {
            value: value.into(),
            bound: bound.into(),
            slack: 0.0,
        }
    }

    /// As it is printed.
    pub fn told(self) -> String {
        if self.value - self.bound <= self.slack {
            format!("{}", self.value)
        } else {
            format!("{} (bound {})", self.value, self.bound)
        }
    }
}

/// J. E. Beasley, OR-Library, sets 4 to 6 and A to E: all proved.
const COVERING: [(&str, &[i32]); 8] = [
    ("scp4", &[429, 512, 516, 494, 512, 560, 430, 492, 641, 514]),
    ("scp5", &[253, 302, 226, 242, 211, 213, 293, 288, 279, 265]),
    ("scp6", &[138, 146, 145, 131, 161]),
    ("scpa", &[253, 252, 232, 234, 236]),
    ("scpb", &[69, 76, 80, 79, 72]),
    ("scpc", &[227, 219, 243, 219, 215]),
    ("scpd", &[60, 66, 72, 62, 61]),
    ("scpe", &[5, 5, 5, 5, 5]),
];

/// The larger ones, and those where all columns cost the same: value and bound.
const LARGER: [(&str, bool, i32, i32); 26] = [
    ("scpnre1", false, 29, 29),
    ("scpnre2", false, 30, 30),
    ("scpnre3", false, 27, 27),
    ("scpnre4", false, 28, 28),
    ("scpnre5", false, 28, 28),
    ("scpnrf1", false, 14, 14),
    ("scpnrf2", false, 15, 15),
    ("scpnrf3", false, 14, 14),
    ("scpnrf4", false, 14, 14),
    ("scpnrf5", false, 13, 13),
    ("scpnrg1", false, 176, 165),
    ("scpnrg2", false, 154, 147),
    ("scpnrh1", false, 63, 52),
    ("scpnre3", true, 17, 1),
    ("scpnrg2", true, 62, 1),
    ("scpcyc10", true, 1798, 1),
    ("sts9", true, 5, 5),
    ("sts15", true, 9, 9),
    ("sts27", true, 18, 18),
    ("sts45", true, 30, 30),
    ("sts81", true, 61, 61),
    ("sts135", true, 103, 103),
    ("sts243", true, 198, 198),
    ("rail507", false, 174, 174),
    ("rail516", false, 182, 182),
    ("rail582", false, 211, 211),
];

/// J. E. Beasley, OR-Library, capacitated warehouses: all proved.
const FACILITIES: [(&str, f64); 9] = [
    ("cap41", 1_040_444.375),
    ("cap61", 932_615.75),
    ("cap62", 977_799.4),
    ("cap63", 1_014_062.05),
    ("cap64", 1_045_650.25),
    ("cap71", 932_615.75),
    ("cap72", 977_799.4),
    ("cap73", 1_010_641.45),
    ("cap74", 1_034_976.975),
];

/// What is published about an instance of this name, if anything.
pub fn published(name: &str, kind: Kind, has_same_price: bool) -> Option<Published> {
    if kind == Kind::Facilities {
        let (_, value) = FACILITIES.iter().find(|(known, _)| *known == name)?;
        // Units of a customer have rounded costs: a few units of money over the whole demand.
        return Some(Published {
            value: *value,
            bound: *value,
            slack: 1.0,
        });
    }
    let larger = LARGER
        .iter()
        .find(|(known, same, _, _)| *known == name && *same == has_same_price);
    if let Some((_, _, value, bound)) = larger {
        return Some(Published::of(*value, *bound));
    }
    let (_, values) = COVERING.iter().find(|(set, _)| {
        let is_same = name.starts_with(set) && name.len() <= set.len() + 2;
        // Where all columns cost the same only one set has these values.
        is_same && (!has_same_price || *set == "scpe")
    })?;
    let number: usize = name.get(4..)?.parse().ok()?;
    let value = values.get(number.checked_sub(1)?)?;
    Some(Published::of(*value, *value))
}
