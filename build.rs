//! Links the program to nothing but the C library.
//!
//! On Linux, Rust's standard library links to GCC's shared unwinder, `libgcc_s.so.1`, which a container may lack. A
//! linker script with that name redirects it to the static unwinder that every GCC has.

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
        // Only for this package's programs, not for those that use the library.
        println!("cargo::rustc-link-arg-bins=-L{folder}");
    }
}
