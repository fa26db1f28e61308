//! `shouzhang items`

use std::fmt::Write;

use shouzhang_desk::{CatalogListing, Knowledge, Problem, list_catalog};

use crate::args::Items;
use crate::output::{Ending, Output};

/// Lists both lists, of the embedded release or of a folder, which is checked on the way.
pub(crate) fn items(args: &Items, output: &Output) -> Result<Ending, Problem> {
    let listing = match &args.catalog {
        None => list_catalog(Knowledge::embedded()?),
        Some(folder) => match Knowledge::from_folder(folder) {
            Ok(knowledge) => list_catalog(&knowledge),
            Err(fault) => {
                return Err(Problem::rule(fault.to_string(), "请照上面的文件和行号改好，再检查一次"));
            }
        },
    };
    output.answer(&listing, || words(&listing))
}

fn words(listing: &CatalogListing) -> String {
    let enabled = listing.permitted.iter().filter(|item| item.enabled).count();
    let mut words = format!(
        "清单：{}（{}）\n可以出具 {} 项，启用 {enabled} 项\n",
        listing.title,
        listing.release,
        listing.permitted.len()
    );
    for item in &listing.permitted {
        let state = if item.enabled { "✓" } else { "停" };
        let _ = writeln!(words, "  {state} {} {}〔{}〕", item.code, item.name, item.time_limit);
    }
    let in_force: Vec<_> = listing.prohibited.iter().filter(|p| p.enabled).collect();
    let _ = writeln!(words, "不应出具 {} 项", in_force.len());
    for prohibition in in_force {
        let _ = writeln!(words, "  ⊘ {} {}〔{}〕", prohibition.code, prohibition.name, prohibition.listed_in);
    }
    words
}
