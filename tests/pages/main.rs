//! Every page the counter can print, looked at: what stands where in each of the 36 wordings, in each blank sample, and
//! whether each file is one an archive takes.

mod archive;
mod documents;
mod forms;
mod issued;
mod templates;
