//! What we export, opened by another spreadsheet and saved by it in each format: read back, it changes nothing.

use std::path::Path;
use std::process::Command;

use domain::access::account::Language;
use spreadsheets::write::formats::table_format::TableFormat;
use spreadsheets::write::tables::table_file::TableFile;

use super::exported_world::ExportedWorld;
use super::libreoffice::soffice;
use super::nasty_texts::PIECES;
use super::round_trip::{KINDS, Kind, check_unchanged, n_rows, planned, read_here, world_saying};

/// A file on its way through the other program.
struct Sent<'k> {
    kind: &'k Kind,
    name: String,
    bytes: Vec<u8>,
    n_rows: usize,
}

/// How the other program opens and saves: what it is told of text that comes in, and the format that goes out.
#[derive(Clone, Copy)]
struct Way {
    opens: Option<&'static str>,
    saves: &'static str,
}

/// Our French text files: semicolons, double quotes, UTF-8, from the first line, every column as it looks, in French, quoted
/// cells as text.
const FRENCH_TEXT: &str = "CSV:59,34,76,1,,1036,true";
/// Text files as it saves them: commas, double quotes, UTF-8, cells as shown.
const SAVED_TEXT: &str = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true";

/// Opens files and saves each again, in one run of the program.
fn saved_again(program: &str, files: &[Sent<'_>], way: Way, folder: &Path) -> Vec<Vec<u8>> {
    let (source, output) = (folder.join("in"), folder.join("out"));
    for place in [&source, &output] {
        if place.exists() {
            std::fs::remove_dir_all(place).unwrap();
        }
        std::fs::create_dir_all(place).unwrap();
    }
    let mut command = Command::new(program);
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    command.args([&profile, "--headless"]);
    if let Some(opens) = way.opens {
        command.arg(format!("--infilter={opens}"));
    }
    command.args(["--convert-to", way.saves, "--outdir"]);
    command.arg(&output);
    for file in files {
        let path = source.join(&file.name);
        std::fs::write(&path, &file.bytes).unwrap();
        command.arg(path);
    }
    let done = command.output().unwrap();
    assert!(done.status.success(), "{done:?}");
    let (ending, _) = way.saves.split_once(':').unwrap_or((way.saves, ""));
    let saved = files.iter().map(|file| {
        let (stem, _) = file.name.rsplit_once('.').unwrap();
        std::fs::read(output.join(format!("{stem}.{ending}"))).unwrap()
    });
    saved.collect()
}

/// Every kind in a format; a file for each table where they are wanted alone.
fn sent(world: &ExportedWorld, format: TableFormat, is_alone: bool) -> Vec<Sent<'static>> {
    let language = Language::Fr;
    let ending = format.ending();
    let mut all = Vec::new();
    for kind in &KINDS {
        let whole = (kind.file)(world, language);
        let files = if is_alone {
            let tables = whole.tables.iter();
            let alone = tables.map(|table| TableFile {
                tables: vec![table.clone()],
                ..whole.clone()
            });
            alone.collect()
        } else {
            vec![whole]
        };
        for (number, file) in files.iter().enumerate() {
            all.push(Sent {
                kind,
                name: format!("{}-{number}.{ending}", kind.name),
                bytes: file.write(format, language).unwrap(),
                n_rows: n_rows(file),
            });
        }
    }
    all
}

fn check(world: &ExportedWorld, files: &[Sent<'_>], way: Way) {
    let Some(program) = soffice() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    for (file, bytes) in files
        .iter()
        .zip(saved_again(program, files, way, folder.path()))
    {
        let drafts = read_here(world, &bytes, file.kind.target);
        let what = format!("{} to {}", file.name, way.saves);
        check_unchanged(&what, &planned(world, drafts), file.n_rows);
    }
}

/// Every text that spreadsheets like to change, each within others so that none is blank.
fn nasty_world() -> ExportedWorld {
    let texts: Vec<String> = PIECES
        .iter()
        .map(|piece| format!("{piece}x{piece}"))
        .collect();
    world_saying(&texts)
}

#[test]
fn workbooks_saved_as_workbooks_plan_no_creation_and_no_change() {
    let world = nasty_world();
    for format in [TableFormat::Xlsx, TableFormat::Ods] {
        let files = sent(&world, format, false);
        for saves in ["xlsx", "ods"] {
            check(&world, &files, Way { opens: None, saves });
        }
    }
}

#[test]
fn workbooks_saved_as_text_plan_no_creation_and_no_change() {
    let world = nasty_world();
    for format in [TableFormat::Xlsx, TableFormat::Ods] {
        let files = sent(&world, format, true);
        let way = Way {
            opens: None,
            saves: SAVED_TEXT,
        };
        check(&world, &files, way);
    }
}

#[test]
fn text_saved_in_any_format_plans_no_creation_and_no_change() {
    let world = nasty_world();
    let files = sent(&world, TableFormat::Csv, true);
    for saves in ["xlsx", "ods", SAVED_TEXT] {
        let opens = Some(FRENCH_TEXT);
        check(&world, &files, Way { opens, saves });
    }
}
