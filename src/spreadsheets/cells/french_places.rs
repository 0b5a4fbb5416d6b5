//! French departments and regions by the names and numbers that people write, with their NUTS codes (Commission Delegated
//! Regulation (EU) 2023/674, NUTS 2024; departments by the official geographic code of the INSEE).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::values::text::search_key;

/// Words around the name of a place that say what kind of place it is.
const AROUND: [&str; 11] = [
    "departement",
    "region",
    "de",
    "du",
    "des",
    "d",
    "l",
    "la",
    "le",
    "entiere",
    "metropolitaine",
];

/// Number, name and NUTS code (level 3) of each department.
const DEPARTMENTS: &[(&str, &str, &str)] = &[
    ("01", "Ain", "FRK21"),
    ("02", "Aisne", "FRE21"),
    ("03", "Allier", "FRK11"),
    ("04", "Alpes-de-Haute-Provence", "FRL01"),
    ("05", "Hautes-Alpes", "FRL02"),
    ("06", "Alpes-Maritimes", "FRL03"),
    ("07", "Ardèche", "FRK22"),
    ("08", "Ardennes", "FRF21"),
    ("09", "Ariège", "FRJ21"),
    ("10", "Aube", "FRF22"),
    ("11", "Aude", "FRJ11"),
    ("12", "Aveyron", "FRJ22"),
    ("13", "Bouches-du-Rhône", "FRL04"),
    ("14", "Calvados", "FRD11"),
    ("15", "Cantal", "FRK12"),
    ("16", "Charente", "FRI31"),
    ("17", "Charente-Maritime", "FRI32"),
    ("18", "Cher", "FRB01"),
    ("19", "Corrèze", "FRI21"),
    ("21", "Côte-d'Or", "FRC11"),
    ("22", "Côtes-d'Armor", "FRH01"),
    ("23", "Creuse", "FRI22"),
    ("24", "Dordogne", "FRI11"),
    ("25", "Doubs", "FRC21"),
    ("26", "Drôme", "FRK23"),
    ("27", "Eure", "FRD21"),
    ("28", "Eure-et-Loir", "FRB02"),
    ("29", "Finistère", "FRH02"),
    ("2A", "Corse-du-Sud", "FRM01"),
    ("2B", "Haute-Corse", "FRM02"),
    ("30", "Gard", "FRJ12"),
    ("31", "Haute-Garonne", "FRJ23"),
    ("32", "Gers", "FRJ24"),
    ("33", "Gironde", "FRI12"),
    ("34", "Hérault", "FRJ13"),
    ("35", "Ille-et-Vilaine", "FRH03"),
    ("36", "Indre", "FRB03"),
    ("37", "Indre-et-Loire", "FRB04"),
    ("38", "Isère", "FRK24"),
    ("39", "Jura", "FRC22"),
    ("40", "Landes", "FRI13"),
    ("41", "Loir-et-Cher", "FRB05"),
    ("42", "Loire", "FRK25"),
    ("43", "Haute-Loire", "FRK13"),
    ("44", "Loire-Atlantique", "FRG01"),
    ("45", "Loiret", "FRB06"),
    ("46", "Lot", "FRJ25"),
    ("47", "Lot-et-Garonne", "FRI14"),
    ("48", "Lozère", "FRJ14"),
    ("49", "Maine-et-Loire", "FRG02"),
    ("50", "Manche", "FRD12"),
    ("51", "Marne", "FRF23"),
    ("52", "Haute-Marne", "FRF24"),
    ("53", "Mayenne", "FRG03"),
    ("54", "Meurthe-et-Moselle", "FRF31"),
    ("55", "Meuse", "FRF32"),
    ("56", "Morbihan", "FRH04"),
    ("57", "Moselle", "FRF33"),
    ("58", "Nièvre", "FRC12"),
    ("59", "Nord", "FRE11"),
    ("60", "Oise", "FRE22"),
    ("61", "Orne", "FRD13"),
    ("62", "Pas-de-Calais", "FRE12"),
    ("63", "Puy-de-Dôme", "FRK14"),
    ("64", "Pyrénées-Atlantiques", "FRI15"),
    ("65", "Hautes-Pyrénées", "FRJ26"),
    ("66", "Pyrénées-Orientales", "FRJ15"),
    ("67", "Bas-Rhin", "FRF11"),
    ("68", "Haut-Rhin", "FRF12"),
    ("69", "Rhône", "FRK26"),
    ("70", "Haute-Saône", "FRC23"),
    ("71", "Saône-et-Loire", "FRC13"),
    ("72", "Sarthe", "FRG04"),
    ("73", "Savoie", "FRK27"),
    ("74", "Haute-Savoie", "FRK28"),
    ("75", "Paris", "FR101"),
    ("76", "Seine-Maritime", "FRD22"),
    ("77", "Seine-et-Marne", "FR102"),
    ("78", "Yvelines", "FR103"),
    ("79", "Deux-Sèvres", "FRI33"),
    ("80", "Somme", "FRE23"),
    ("81", "Tarn", "FRJ27"),
    ("82", "Tarn-et-Garonne", "FRJ28"),
    ("83", "Var", "FRL05"),
    ("84", "Vaucluse", "FRL06"),
    ("85", "Vendée", "FRG05"),
    ("86", "Vienne", "FRI34"),
    ("87", "Haute-Vienne", "FRI23"),
    ("88", "Vosges", "FRF34"),
    ("89", "Yonne", "FRC14"),
    ("90", "Territoire de Belfort", "FRC24"),
    ("91", "Essonne", "FR104"),
    ("92", "Hauts-de-Seine", "FR105"),
    ("93", "Seine-Saint-Denis", "FR106"),
    ("94", "Val-de-Marne", "FR107"),
    ("95", "Val-d'Oise", "FR108"),
    ("971", "Guadeloupe", "FRY10"),
    ("972", "Martinique", "FRY20"),
    ("973", "Guyane", "FRY30"),
    ("974", "La Réunion", "FRY40"),
    ("976", "Mayotte", "FRY50"),
];

/// Name and NUTS code of each region (level 1), and of the former regions (level 2) that people still name.
const REGIONS: &[(&str, &str)] = &[
    ("Île-de-France", "FR1"),
    ("Centre-Val de Loire", "FRB"),
    ("Bourgogne-Franche-Comté", "FRC"),
    ("Normandie", "FRD"),
    ("Hauts-de-France", "FRE"),
    ("Grand Est", "FRF"),
    ("Pays de la Loire", "FRG"),
    ("Bretagne", "FRH"),
    ("Nouvelle-Aquitaine", "FRI"),
    ("Occitanie", "FRJ"),
    ("Auvergne-Rhône-Alpes", "FRK"),
    ("Provence-Alpes-Côte d’Azur", "FRL"),
    ("PACA", "FRL"),
    ("Corse", "FRM"),
    ("Bourgogne", "FRC1"),
    ("Franche-Comté", "FRC2"),
    ("Basse-Normandie", "FRD1"),
    ("Haute-Normandie", "FRD2"),
    ("Nord-Pas-de-Calais", "FRE1"),
    ("Picardie", "FRE2"),
    ("Alsace", "FRF1"),
    ("Champagne-Ardenne", "FRF2"),
    ("Lorraine", "FRF3"),
    ("Aquitaine", "FRI1"),
    ("Limousin", "FRI2"),
    ("Poitou-Charentes", "FRI3"),
    ("Languedoc-Roussillon", "FRJ1"),
    ("Midi-Pyrénées", "FRJ2"),
    ("Auvergne", "FRK1"),
    ("Rhône-Alpes", "FRK2"),
    ("France", "FR"),
    ("FR", "FR"),
];

/// NUTS codes by the keys of names and by the numbers of departments. A region goes before a department of its name.
static NUTS_BY_KEY: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let numbers = DEPARTMENTS
        .iter()
        .map(|(number, _, nuts)| (number.to_lowercase(), *nuts));
    let departments = DEPARTMENTS
        .iter()
        .map(|(_, name, nuts)| (name_key(name), *nuts));
    let regions = REGIONS.iter().map(|(name, nuts)| (name_key(name), *nuts));
    numbers.chain(departments).chain(regions).collect()
});

/// The NUTS code of a French department or region: `Ille-et-Vilaine`, `35`, `35 - Ille-et-Vilaine`, `Région Bretagne`.
#[must_use]
pub fn french_place(text: &str) -> Option<&'static str> {
    let number = text.trim().to_lowercase();
    let known = |key: &str| NUTS_BY_KEY.get(key).copied();
    known(&number)
        .or_else(|| known(&format!("0{number}")))
        .or_else(|| known(&name_key(text)))
        .or_else(|| known(&name_key(&without_number(text))))
}

/// The name without case, accents and the words around it, which a name itself may also hold.
fn name_key(name: &str) -> String {
    let key = search_key(name);
    let words = key.split_whitespace().filter(|word| !AROUND.contains(word));
    words.collect::<Vec<_>>().join(" ")
}

/// `Ille-et-Vilaine (35)` and `2A - Corse-du-Sud` without the number of the department.
fn without_number(text: &str) -> String {
    let is_number = |word: &&str| word.chars().any(|character| character.is_ascii_digit());
    let key = search_key(text);
    let words = key.split_whitespace().filter(|word| !is_number(word));
    words.collect::<Vec<_>>().join(" ")
}
