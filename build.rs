//! Links the program against nothing but the C library.
//!
//! On Linux, Rust's standard library asks for GCC's shared unwinder, `libgcc_s.so.1`, which a container may lack.
//! The linker is shown a script of that name, which sends it to the static unwinder that every GCC has.

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |key: &str| env::var(format!("CARGO_CFG_TARGET_{key}")).unwrap_or_default();
    let is_static = target("FEATURE").split(',').any(|feature| feature == "crt-static");
    if target("OS") == "linux" && target("ENV") == "gnu" && !is_static {
        let folder = env::var("OUT_DIR").expect("Cargo names a folder for build scripts");
        fs::write(Path::new(&folder).join("libgcc_s.so"), "INPUT(-lgcc_eh)\n")
            .expect("the folder can be written to");
        // For this package's programs only, not for those of the library's users.
        println!("cargo::rustc-link-arg-bins=-L{folder}");
    }
}
