//! Lets the program be built before the web pages are: puts a page that says so where the built ones will be.

use std::fs;
use std::io;
use std::path::Path;

/// What the page says.
const PAGE: &str = "<!doctype html>\n<html lang=\"en\">\n  <head>\n    <meta charset=\"utf-8\">\n    \
    <title>Cordée</title>\n  </head>\n  <body>\n    <h1>Cordée</h1>\n    <p>This program was built without its web \
    pages. Run <code>make web</code> and build it again. The API explorer is at <a href=\"/explorer\">/explorer</a>.</p>\n  \
    </body>\n</html>\n";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=frontend/dist/index.html");
    let folder = Path::new("frontend/dist");
    if !folder.join("index.html").exists() {
        fs::create_dir_all(folder)?;
        fs::write(folder.join("index.html"), PAGE)?;
    }
    Ok(())
}
