//! axe-core in the page: what a screen reader or a weak eye would stumble over.

use serde_json::{Value, json};
use shouzhang_tests::root;

use crate::window::Window;

/// Asks for violations; the answer comes through the last argument.
pub(crate) const ASK: &str = "const [tags, done] = arguments; \
    axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then( \
      result => done(result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' — ' + n.failureSummary).join(' | '))), \
      fault => done(['axe: ' + fault]))";

/// Says whether axe has still to be put into the page.
pub(crate) const IS_MISSING: &str = "return typeof window.axe === 'undefined'";

/// What is looked for.
pub(crate) fn tags() -> Value {
    json!(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
}

/// axe itself.
pub(crate) fn source() -> String {
    let file = root().join("ui/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(file)
        .expect("axe-core is one of the UI's packages; `cargo xtask setup` installs it")
}

/// Fails when axe finds a violation.
pub(crate) async fn assert_accessible(window: &Window<'_>, what: &str) {
    if window.run(IS_MISSING).await == Value::Bool(true) {
        window.run(&source()).await;
    }
    let found = window.run_async(ASK, vec![tags()]);
    assert_eq!(found.await, json!([]), "{what}: nobody stumbles");
}
