//! What people call a colour, as far as a legend needs it: its hue, and whether it is the light or the dark one.

use domain::values::text::search_key;

/// How people tell colours apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hue {
    /// Rouge.
    Red,
    /// Orange.
    Orange,
    /// Jaune.
    Yellow,
    /// Vert.
    Green,
    /// Bleu.
    Blue,
    /// Violet.
    Purple,
    /// Rose.
    Pink,
    /// Gris.
    Grey,
    /// Noir.
    Black,
}

/// Which of two colours of a hue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// Nothing is said.
    Plain,
    /// Clair.
    Light,
    /// Foncé.
    Dark,
}

/// The name of a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColourName {
    /// Its hue.
    pub hue: Hue,
    /// Its shade.
    pub shade: Shade,
}

impl ColourName {
    /// The name of a colour given as `0xRRGGBB`.
    #[must_use]
    pub fn of(colour: u32) -> Self {
        Self {
            hue: hue_of(colour),
            shade: Shade::Plain,
        }
    }

    /// A name in French or English: `vert`, `light green`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let key = search_key(text);
        let mut hue = None;
        let mut shade = Shade::Plain;
        for word in key.split(' ') {
            match word {
                "couleur" | "color" | "colour" | "case" | "cellule" | "cell" | "fond" => {}
                "clair" | "claire" | "pale" | "light" => shade = Shade::Light,
                "fonce" | "foncee" | "dark" => shade = Shade::Dark,
                _ => {
                    let named = hue_named(word)?;
                    if hue.replace(named).is_some() {
                        return None;
                    }
                }
            }
        }
        hue.map(|hue| Self { hue, shade })
    }

    /// How light a colour looks, to compare it with others.
    #[must_use]
    pub fn lightness(colour: u32) -> u32 {
        let [red, green, blue] = parts(colour);
        // As bright as eyes see the three parts.
        299 * red + 587 * green + 114 * blue
    }
}

fn hue_named(word: &str) -> Option<Hue> {
    Some(match word {
        "rouge" | "red" => Hue::Red,
        "orange" => Hue::Orange,
        "jaune" | "yellow" => Hue::Yellow,
        "vert" | "verte" | "green" => Hue::Green,
        "bleu" | "bleue" | "blue" => Hue::Blue,
        "violet" | "violette" | "purple" => Hue::Purple,
        "rose" | "pink" => Hue::Pink,
        "gris" | "grise" | "grey" | "gray" => Hue::Grey,
        "noir" | "noire" | "black" => Hue::Black,
        _ => return None,
    })
}

fn parts(colour: u32) -> [u32; 3] {
    let [_, red, green, blue] = colour.to_be_bytes();
    [red, green, blue].map(u32::from)
}

/// The hue by the angle on the circle of colours.
fn hue_of(colour: u32) -> Hue {
    const NEARLY_BLACK: u32 = 40;
    const NEARLY_GREY: u32 = 24;
    const DEGREES: i64 = 60;
    let [red, green, blue] = parts(colour);
    let most = red.max(green).max(blue);
    let spread = most - red.min(green).min(blue);
    if most < NEARLY_BLACK {
        return Hue::Black;
    }
    if spread < NEARLY_GREY {
        return Hue::Grey;
    }
    let apart =
        |one: u32, other: u32| DEGREES * (i64::from(one) - i64::from(other)) / i64::from(spread);
    let angle = if most == red {
        apart(green, blue).rem_euclid(360)
    } else if most == green {
        apart(blue, red) + 2 * DEGREES
    } else {
        apart(red, green) + 4 * DEGREES
    };
    match angle {
        0..15 | 345..360 => Hue::Red,
        15..46 => Hue::Orange,
        46..68 => Hue::Yellow,
        68..165 => Hue::Green,
        165..255 => Hue::Blue,
        255..300 => Hue::Purple,
        _ => Hue::Pink,
    }
}

#[cfg(test)]
mod tests {
    use super::{ColourName, Hue, Shade};

    #[test]
    fn the_colours_that_spreadsheets_offer_have_the_names_that_people_give_them() {
        let of = |colour| ColourName::of(colour).hue;
        assert_eq!([0xFF_0000, 0xFF_C7CE, 0xC0_0000].map(of), [Hue::Red; 3]);
        assert_eq!([0xFF_C000, 0xED_7D31].map(of), [Hue::Orange; 2]);
        assert_eq!([0xFF_FF00, 0xFF_EB9C].map(of), [Hue::Yellow; 2]);
        assert_eq!(
            [0x92_D050, 0x00_B050, 0xC6_EFCE, 0x70_AD47].map(of),
            [Hue::Green; 4]
        );
        assert_eq!([0x00_B0F0, 0x00_70C0, 0x44_72C4].map(of), [Hue::Blue; 3]);
        assert_eq!(of(0x70_30A0), Hue::Purple);
        assert_eq!([0xBF_BFBF, 0x80_8080].map(of), [Hue::Grey; 2]);
        assert_eq!(of(0), Hue::Black);
    }

    #[test]
    fn names_are_read_in_both_languages_and_with_their_shade() {
        let said = |text| ColourName::parse(text).map(|name| (name.hue, name.shade));
        assert_eq!(said("Vert"), Some((Hue::Green, Shade::Plain)));
        assert_eq!(said("vert clair"), Some((Hue::Green, Shade::Light)));
        assert_eq!(said("Dark blue"), Some((Hue::Blue, Shade::Dark)));
        assert_eq!(said("couleur orange"), Some((Hue::Orange, Shade::Plain)));
        assert_eq!(said("rouge et vert"), None);
        assert_eq!(said("A"), None);
        assert_eq!(said("clair"), None);
    }
}
