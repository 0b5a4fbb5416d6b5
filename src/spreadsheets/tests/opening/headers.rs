//! Where a header is proposed on sheets of which no table was recognised: what published workbooks taught.

use spreadsheets::columns::guess_header::guess_header;

use super::archives::open;

fn header_of(lines: &[&str]) -> Option<u32> {
    guess_header(&open(lines.join("\n").as_bytes()).unwrap().sheets[0])
}

#[test]
fn the_titles_of_a_table_are_its_header() {
    assert_eq!(
        header_of(&["Article;Genre;Stock", "Pomme;Fruit;50", "Banane;Fruit;200"]),
        Some(1)
    );
}

#[test]
fn a_line_of_a_form_heads_nothing() {
    let form = [
        "version;1.1",
        "adresse;https://example.org/donnees",
        "publié le;2026-03-15",
        "éditeur;Coopérative des données",
        "registre;Chambre de commerce",
        "licence;Licence ouverte",
    ];
    assert_eq!(header_of(&form), None);
}

#[test]
fn a_legend_in_two_blocks_has_no_header() {
    let legend = [
        "Légende des couleurs;;;Valeurs d'état",
        ";;;En préparation",
        "Colonnes :;;;Pour relecture interne",
        "Titre bleu;Colonne à relire par l'acheteur;;Pour avis",
        "Titre noir;Colonne donnée pour le contexte;;Pour avis interne",
        ";;;Approuvé par un premier relecteur",
        "Lignes :;;;Approuvé par un second relecteur",
        "Ligne jaune;Groupe;;Relu",
        ";;;Modifié après relecture",
        ";;;Terminé",
        ";;;Fini",
    ];
    assert_eq!(header_of(&legend), None);
}

#[test]
fn a_text_that_stands_again_below_is_a_value_and_no_title() {
    let links = [
        "dépôt du projet;écrire",
        "langage;écrire",
        "autre feuille",
        "classeur deux",
        "plage des ventes",
    ];
    assert_eq!(header_of(&links), None);
}

#[test]
fn a_header_that_is_repeated_further_down_stays_one() {
    let repeated = [
        "Article;Genre",
        "Pomme;Fruit",
        "Poireau;Légume",
        "Article;Genre",
        "Banane;Fruit",
    ];
    assert_eq!(header_of(&repeated), Some(1));
}

#[test]
fn a_remark_that_few_rows_have_keeps_its_title() {
    let modules = [
        "Fichier;Remarque (facultative)",
        "principal.ttl;À lire d'abord",
        "acheteur.ttl",
        "objet.ttl",
        "procedure.ttl",
    ];
    assert_eq!(header_of(&modules), Some(1));
}

#[test]
fn a_few_merged_cells_are_no_table() {
    assert_eq!(
        header_of(&[
            "Ligne fusionnée;;Non fusionnée",
            "Colonne fusionnée;Bloc fusionné"
        ]),
        None
    );
}

#[test]
fn a_list_of_one_column_has_its_title_on_top() {
    assert_eq!(
        header_of(&["Nom du fichier", "pays.json", "regions.json"]),
        Some(1)
    );
}
