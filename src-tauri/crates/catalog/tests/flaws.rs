//! What is refused, and how it is said: a small release, broken one way at a time.

use std::path::Path;

use shouzhang_catalog::{Flaw, Source, parse, read_folder};

fn small_release() -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/small");
    read_folder(&folder).expect("the small release lies beside the tests")
}

fn flaws_of(sources: Vec<Source>) -> Vec<String> {
    match parse(sources) {
        Ok(_) => Vec::new(),
        Err(flaws) => flaws.iter().map(ToString::to_string).collect(),
    }
}

/// The flaws of the small release after one replacement in one file.
fn broken(file: &str, from: &str, to: &str) -> Vec<String> {
    let mut sources = small_release();
    let source = sources.iter_mut().find(|s| s.name == file).expect("a file of the small release");
    assert!(source.text.contains(from), "{file} contains {from}");
    source.text = source.text.replacen(from, to, 1);
    flaws_of(sources)
}

fn is_said(flaw: &str, said: &str) -> bool {
    said.strip_suffix('…').map_or(flaw == said, |beginning| flaw.starts_with(beginning))
}

#[test]
fn the_small_release_has_no_flaw() {
    assert_eq!(flaws_of(small_release()), Vec::<String>::new(), "what follows breaks it one way at a time");
}

#[test]
fn each_way_to_break_a_release_is_named_by_file_line_and_reason() {
    let table = include_str!("broken_releases.txt").replace("\r\n", "\n");
    let cases = table.split("\n\n").filter(|case| !case.starts_with('#'));
    let mut tried = 0;
    for case in cases {
        let mut lines = case.lines();
        let head: Vec<&str> = lines.next().expect("a first line").split('`').collect();
        let [file, from, _, to, _] = head[..] else {
            panic!("a case begins with file, `from`, `to`: {case}")
        };
        let flaws = broken(file.trim(), &from.replace("\\n", "\n"), &to.replace("\\n", "\n"));
        let said: Vec<&str> = lines.map(str::trim).collect();
        let all =
            flaws.len() == said.len() && flaws.iter().zip(&said).all(|(flaw, said)| is_said(flaw, said));
        assert!(all, "{case}\nbut what is said is {flaws:#?}");
        tried += 1;
    }
    assert!(tried >= 112, "every case of the table was tried");
}

#[test]
fn all_flaws_of_all_files_are_said_at_once() {
    let mut sources = small_release();
    for source in &mut sources {
        source.text = source.text.replace("grade = \"B\"", "grade = \"X\"");
    }
    let flaws = flaws_of(sources);
    let files: Vec<&str> = flaws.iter().filter_map(|flaw| flaw.split(':').next()).collect();
    assert_eq!(
        files,
        ["additions/some.toml", "additions/some.toml", "permitted/K29.toml", "prohibited/P01.toml"],
        "every file is read to its end, and flaws stand in the order of files and lines"
    );
}

#[test]
fn a_missing_or_unknown_file_is_said() {
    let without = |name: &str| {
        let rest = small_release().into_iter().filter(|s| s.name != name);
        flaws_of(rest.collect())
    };
    assert_eq!(without("release.toml"), ["release.toml:1：缺少这个文件"], "the head");
    assert_eq!(without("sources.toml"), ["sources.toml:1：缺少这个文件"], "and not every citation besides");
    assert_eq!(without("disguise.toml"), ["disguise.toml:1：缺少这个文件"], "the disguises");
    assert_eq!(without("holidays.toml"), ["holidays.toml:1：缺少这个文件"], "the holidays");
    for paper in ["commitment", "notice", "refusal", "receipt", "sign_off", "stub"] {
        let name = format!("papers/{paper}.toml");
        assert_eq!(without(&name), [format!("{name}:1：缺少这个文件")], "a paper's wording");
    }
    let no_items = without("permitted/K29.toml");
    assert_eq!(no_items[0], "permitted:1：可出具事项一项也没有", "an empty list is no list");
    let no_prohibitions = without("prohibited/P01.toml");
    assert!(
        no_prohibitions.contains(&"prohibited:1：不应出具事项一项也没有".to_owned()),
        "nor is the other one"
    );
    let mut more = small_release();
    more.push(Source { name: "notes.toml".into(), text: String::new() });
    assert_eq!(flaws_of(more), ["notes.toml:1：清单里没有这样的文件，请移走"], "nothing is passed over");
    assert_eq!(flaws_of(Vec::new()).len(), 17, "of nothing, everything is missing");
}

#[test]
fn a_file_edited_with_notepad_is_read() {
    let windows = small_release()
        .into_iter()
        .map(|source| Source { text: format!("\u{FEFF}{}", source.text.replace('\n', "\r\n")), ..source });
    let windows: Vec<Source> = windows.collect();
    assert_eq!(flaws_of(windows.clone()), Vec::<String>::new(), "byte order mark and CRLF do not matter");
    let body = |sources: Vec<Source>| parse(sources).expect("no flaw").items()[0].template.clone();
    assert_eq!(body(windows.clone()), body(small_release()), "nor do they get into the wording");
    let broken: Vec<Source> = windows
        .into_iter()
        .map(|source| Source { text: source.text.replace("仅用于{purpose}", "仅用于{use}"), ..source })
        .collect();
    assert_eq!(
        flaws_of(broken),
        ["permitted/K29.toml:59：正文里的“{use}”没有对应的字段"],
        "lines are counted as the editor counts them"
    );
}

#[test]
fn a_file_that_is_no_toml_is_reported_for_itself_alone() {
    let flaws = broken("prohibited/P01.toml", "number = 1", "number");
    assert_eq!(flaws.len(), 1, "who mentions P01 is not to blame: {flaws:#?}");
    assert!(flaws[0].starts_with("prohibited/P01.toml:2：不合 TOML 写法"), "{}", flaws[0]);
}

#[test]
fn an_exception_is_on_only_where_its_item_is() {
    let mut sources = small_release();
    for source in &mut sources {
        source.text = match source.name.as_str() {
            "prohibited/P01.toml" => source.text.replace("enabled = false", "enabled = true"),
            "permitted/K29.toml" => source.text.replace("enabled = true", "enabled = false"),
            _ => continue,
        };
    }
    let said = "prohibited/P01.toml:34：例外 E-1 启用了，但它指向的 K29 没有启用，两处要一致";
    assert_eq!(flaws_of(sources), [said], "else the panel sends people to what cannot be issued");
}

#[test]
fn a_wording_the_judge_refuses_is_named_at_its_line() {
    let draft = parse(small_release()).expect("no flaw");
    let refused = draft.finish(|item| Some(format!("{} 写了亲属关系", item.code)));
    let expected = Flaw {
        file: "permitted/K29.toml".into(),
        line: 58,
        reason: "正文写了这一项不能写的内容：K29 写了亲属关系".into(),
    };
    assert_eq!(refused.expect_err("the judge refused"), [expected], "where the body begins");
    let draft = parse(small_release()).expect("no flaw");
    assert!(draft.finish(|_| None).is_ok(), "a judge who is content makes a catalog");
}
