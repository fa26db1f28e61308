//! axe-core in the page: what a screen reader or a weak eye would stumble over.

use serde_json::{Value, json};
use shouzhang_tests::root;

use crate::window::Window;

/// Fails when axe finds a violation.
pub(crate) async fn assert_accessible(window: &Window<'_>, what: &str) {
    let file = root().join("ui/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(file)
        .expect("axe-core is one of the UI's packages; `cargo xtask setup` installs it");
    if window.run("return typeof window.axe === 'undefined'").await == Value::Bool(true) {
        window.run(&axe).await;
    }
    let tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    let found = window.run_async(
        "const [tags, done] = arguments; \
         axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then( \
           result => done(result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' — ' + n.failureSummary).join(' | '))), \
           fault => done(['axe: ' + fault]))",
        vec![json!(tags)],
    );
    assert_eq!(found.await, json!([]), "{what}: nobody stumbles");
}
