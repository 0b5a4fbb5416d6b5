//! The page on imports prints the limits as they are.

use spreadsheets::limits;

fn grouped(figure: u64) -> String {
    let digits = figure.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

#[test]
fn every_limit_stands_in_the_page_with_its_figure_and_reason() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/import-format.md");
    let page = std::fs::read_to_string(path).unwrap();
    let printed: Vec<&str> = page
        .lines()
        .filter(|line| {
            line.starts_with("| `") && line.matches('|').count() == 4 && !line.contains("`.")
        })
        .collect();
    let expected: Vec<String> = limits::ALL
        .iter()
        .map(|limit| {
            format!(
                "| `{}` | {} | {} |",
                limit.name,
                grouped(limit.most),
                limit.reason
            )
        })
        .collect();
    assert_eq!(printed, expected);
}
