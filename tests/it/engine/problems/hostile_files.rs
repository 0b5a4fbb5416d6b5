//! Files that are no problems at all: refused with a sentence, never a fault, never without end.

use engine::interchange::read::read_problem;

use super::generated::Dice;
use super::reading::sample;

fn refusal(text: &str) -> String {
    read_problem(text).expect_err("refused").to_string()
}

#[test]
fn what_is_no_json_is_refused_at_its_line() {
    assert_eq!(
        refusal(""),
        "is no JSON: a value is expected at line 1, column 1"
    );
    assert_eq!(
        refusal("{\n  \"name\" 3"),
        "is no JSON: a colon is expected at line 2, column 10"
    );
    assert!(refusal("{\"name\": \"a\"} x").contains("the end of the file is expected"));
    assert!(refusal("[1, 2]").starts_with("an object is expected"));
}

#[test]
fn deep_nesting_ends() {
    let text = format!("{{\"planted\": {}", "[".repeat(1_000_000));
    assert!(refusal(&text).contains("fewer levels of nesting"));
}

#[test]
fn a_list_without_end_is_cut_off() {
    let mut value = sample();
    let pair = serde_json::json!(["a", "b"]);
    value["lots"][0]["thresholds"] = (0..300)
        .map(|at| serde_json::json!({"id": format!("T{at}"), "measure": "headcount", "min": 0, "scope": "any"}))
        .collect();
    value["incompatibilities"] = (0..10).map(|_| pair.clone()).collect();
    assert_eq!(
        refusal(&value.to_string()),
        "lots[0].thresholds: holds more than 200 entries"
    );
}

#[test]
fn a_file_cut_short_or_garbled_is_refused_or_read_and_never_a_fault() {
    let text = sample().to_string();
    let mut dice = Dice::new(7);
    for end in 0..text.len() {
        assert!(read_problem(&text[..end]).is_err(), "cut at {end}");
    }
    let mut n_read = 0;
    for _ in 0..20_000 {
        let mut bytes = text.clone().into_bytes();
        for _ in 0..=dice.below(3) {
            let at = dice.below(bytes.len() as u64) as usize;
            bytes[at] = b"{}[]\",:0123456789.-eE tfn\\u"[dice.below(27) as usize];
        }
        if let Ok(text) = String::from_utf8(bytes) {
            n_read += u32::from(read_problem(&text).is_ok());
        }
    }
    assert!(n_read > 0);
}
