//! `shouzhang`: the desk without a window.
//!
//! Everything the window does goes through the same contract with the same JSON; this program turns arguments into
//! requests and answers into words for a person or, with `--json`, for a program. It deliberately does not know: the book's
//! tables, the layout of a page, any rule. The clock is read here, once, unless `--now` says otherwise.
//!
//! Start reading at [`args`], then at the verb.

mod args;
mod counter;
mod output;
mod paper_args;
mod trust_args;
mod verb;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Verb};
use output::{Ending, Output};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let output = Output::new(cli.json);
    let ending = match counter::moment(cli.now.as_deref()) {
        Ok(now) => act(&cli.verb, now, &output),
        Err(problem) => output.problem(&problem),
    };
    ending.into()
}

fn act(verb: &Verb, now: counter::Moment, output: &Output) -> Ending {
    let done = match verb {
        Verb::Init(args) => verb::init(args, now, output),
        Verb::Check(args) => verb::check(args, output),
        Verb::Items(args) => verb::items(args, output),
        Verb::Issue(args) => verb::issue(args, now, output),
        Verb::Refuse(args) => verb::refuse(args, now, output),
        Verb::Sample(args) => verb::sample(args, output),
        Verb::Guide(args) => verb::guide(args, now, output),
        Verb::Publish(args) => verb::publish(args, now, output),
        Verb::Commitment(args) => verb::commitment(args, now, output),
        Verb::Poster(args) => verb::poster(args, now, output),
        Verb::Notice(args) => verb::notice(args, now, output),
        Verb::Receipt(args) => verb::application("read_receipt", args, now, output),
        Verb::SignOff(args) => verb::application("read_sign_off", args, now, output),
        Verb::Stub(args) => verb::stub(args, now, output),
        Verb::List(args) => verb::list(args, now, output),
        Verb::Show(args) => verb::show(args, now, output),
        Verb::Void(args) => verb::void(args, now, output),
        Verb::Reissue(args) => verb::reissue(args, now, output),
        Verb::Export(args) => verb::export(args, now, output),
        Verb::Verify(args) => verb::verify(args, now, output),
        Verb::Trust(args) => verb::trust(args, now, output),
        Verb::County(args) => verb::county(args, now, output),
        Verb::Verifier(args) => verb::verifier(args, now, output),
    };
    done.unwrap_or_else(|problem| output.problem(&problem))
}
