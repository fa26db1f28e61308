//! Files added to the embedded release are noticed too, not only changed ones.

fn main() {
    println!("cargo:rerun-if-changed=../../../assets/catalog");
}
