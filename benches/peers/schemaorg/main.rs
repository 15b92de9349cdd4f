//! Validates every JSON-LD file in a folder with the crate schemaorg-validate: types, properties and values of
//! schema.org's vocabulary. It reads web pages only, so each file is put into one.
//!
//! usage: schemaorg FOLDER

use std::error::Error;
use std::{env, fs};

use schemaorg_rs::{extract_all, validation};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("usage: schemaorg FOLDER")?;
    let (mut documents, mut right) = (0, 0);
    for file in fs::read_dir(folder)? {
        let json = fs::read_to_string(file?.path())?.replace('<', "\\u003c");
        let page = format!("<html><head><script type=\"application/ld+json\">{json}</script></head></html>");
        let result = validation::validate(&extract_all(&page)?);
        documents += 1;
        right += usize::from(!result.has_errors() && !result.has_warnings());
    }
    println!("{documents} documents, {right} right");
    Ok(())
}
