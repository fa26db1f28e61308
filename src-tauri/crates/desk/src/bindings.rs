//! TypeScript for the whole contract, in one file.
//!
//! `ui/src/ipc/contract.ts` is committed; a test writes it anew and fails when it differs.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

use ts_rs::{Config, TS, TypeVisitor};

use crate::commands::with_commands;
use crate::wire::*;

#[derive(Default)]
struct Declarations {
    config: Config,
    seen: HashSet<TypeId>,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Primitives and collections have no file of their own; what they contain is visited all the same.
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let text = format!("{docs}export {}\n", T::decl(&self.config));
            self.by_name.insert(T::ident(&self.config), text);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The contract as TypeScript: every type, and a map from command name to request and response.
#[must_use]
pub fn typescript() -> String {
    let mut types = Declarations::default();
    let mut map = String::new();
    macro_rules! collect {
        ($(($doc:literal, $name:ident, $request:ty => $kind:ident $($response:ty)?))*) => {
            $(
                types.visit::<$request>();
                $(types.visit::<$response>();)?
                let response = collect!(@response types, $kind $($response)?);
                let request = <$request as TS>::name(&types.config);
                writeln!(map, "  /** {} */\n  {}: {{ request: {request}; response: {response} }}", $doc, stringify!($name))
                    .expect("writing to a string cannot fail");
            )*
        };
        (@response $types:ident, json $response:ty) => { <$response as TS>::name(&$types.config) };
        (@response $types:ident, bytes) => { "ArrayBuffer".to_owned() };
    }
    with_commands!(collect);
    types.visit::<WireProblem>();
    let declarations: Vec<String> = types.by_name.into_values().collect();
    format!(
        "// Written by `cargo xtask bindings` from src-tauri/crates/desk. Do not edit.\n\n{}\n\
         /** Every command of the desk: its request and its response. */\nexport interface Contract {{\n{map}}}\n",
        declarations.join("\n")
    )
}
