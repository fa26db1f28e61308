//! The release built into the program, read as a careful official would.

use std::collections::{BTreeMap, BTreeSet};

use shouzhang_catalog::{Catalog, embedded, parse};
use shouzhang_domain::{
    CommitteeKind, EvidenceGrade, FieldKind, Item, ItemCode, Prohibition, ProhibitionCode, RuleTest, Seal,
    TimeLimit, Values, check_values,
};

fn catalog() -> Catalog {
    let draft = parse(embedded()).unwrap_or_else(|flaws| panic!("{}", flaws[0]));
    draft.finish(|_| None).expect("nobody objected")
}

fn item<'c>(catalog: &'c Catalog, code: &str) -> &'c Item {
    catalog.item(&ItemCode::new(code).expect(code)).unwrap_or_else(|| panic!("{code} is in the release"))
}

#[test]
fn it_has_what_the_documents_list() {
    let catalog = catalog();
    assert_eq!(catalog.items().len(), 36, "可出具事项");
    assert_eq!(catalog.enabled_items().count(), 27, "on by default");
    let in_force: Vec<&str> = catalog.enabled_prohibitions().map(|p| p.code.as_str()).collect();
    let twenty: Vec<String> = (1..=20).map(|n| format!("P{n:02}")).collect();
    assert_eq!(in_force, twenty, "the national twenty, in their order, and nothing else");
    assert_eq!(catalog.prohibitions().len(), 50, "with thirty local ones whose names are known");
    assert_eq!(catalog.additions().len(), 15, "regions");
    assert_eq!(catalog.documents().len(), 94, "documents sentences rest on");
    assert_eq!(catalog.release().version, "2026.11", "what certificates of this release say");
}

#[test]
fn a_refusal_off_the_lists_rests_on_the_first_rule_for_all() {
    let catalog = catalog();
    let rule = &catalog.release().rules_for_all[0];
    let [basis] = &catalog.papers().refusal.legal_bases[..] else { panic!("one basis is printed") };
    let document = catalog.document(&basis.sources[0]).expect("its source is listed");
    assert!(rule.sources.contains(&document.key), "the rule rests on it too");
    let cite = format!("{}：{}", document.doc_no.as_deref().expect("it has a number"), rule.text);
    assert_eq!((&basis.cite, basis.grade), (&cite, document.grade), "slip and guides say the same");
}

#[test]
fn codes_are_in_order_and_found() {
    let catalog = catalog();
    let codes: Vec<&str> = catalog.items().iter().map(|item| item.code.as_str()).collect();
    let expected: Vec<String> = (1..=36).map(|n| format!("K{n:02}")).collect();
    assert_eq!(codes, expected, "sorted by code");
    let last_national = catalog.prohibitions().iter().position(|p| p.code.as_str() == "P20");
    assert_eq!(last_national, Some(19), "local additions come after the national list");
    for prohibition in catalog.prohibitions() {
        assert_eq!(catalog.prohibition(&prohibition.code), Some(prohibition), "found by its code");
    }
    assert!(catalog.item(&ItemCode::new("K99").expect("a code")).is_none(), "there is no K99");
}

#[test]
fn the_additions_of_other_regions_are_carried_and_off() {
    let catalog = catalog();
    let local: Vec<&Prohibition> =
        catalog.prohibitions().iter().filter(|p| p.code.as_str().starts_with('L')).collect();
    assert!(local.iter().all(|p| !p.enabled), "none is in force here");
    let hubei = catalog.additions().iter().find(|a| a.region == "湖北省").expect("湖北省 is carried");
    let names: Vec<&str> = hubei
        .prohibitions
        .iter()
        .map(|code| catalog.prohibition(code).expect("carried with the region").name.as_str())
        .collect();
    assert_eq!(names, ["缴费票据遗失证明", "转学证明"], "鄂民政发〔2020〕32号 lists two more");
    assert_eq!(hubei.dropped, ["健在证明"], "and one less");
    let p20 = catalog.prohibition(&ProhibitionCode::new("P20").expect("a code")).expect("there");
    assert_eq!(local[0].alternative, p20.alternative, "what follows P20 sends people where P20 does");
    let unnamed = catalog.additions().iter().filter(|a| a.prohibitions.is_empty() && a.note.is_some());
    assert!(unnamed.count() >= 5, "regions whose names were not obtained say so");
}

#[test]
fn field_keys_are_those_people_write_in_value_files() {
    let catalog = catalog();
    let lines = include_str!("expected_fields.txt").lines().filter(|line| !line.starts_with('#'));
    let mut seen = 0;
    for line in lines {
        let mut words = line.split(' ');
        let item = item(&catalog, words.next().expect("a code"));
        let on = words.next() == Some("on");
        assert_eq!(item.enabled, on, "{} by default", item.code);
        let expected: BTreeSet<String> = words.map(str::to_owned).collect();
        let mark = |required| if required { "!" } else { "" };
        let fields = item.fields.iter().map(|f| format!("{}{}", f.key, mark(f.required)));
        assert_eq!(fields.collect::<BTreeSet<_>>(), expected, "fields of {}", item.code);
        seen += 1;
    }
    assert_eq!(seen, 36, "every item was compared");
}

#[test]
fn every_fact_has_its_evidence_and_its_sources() {
    let catalog = catalog();
    let bases = |bases: &[shouzhang_domain::LegalBasis], code: &str| {
        assert!(!bases.is_empty(), "{code} has a legal basis");
        for basis in bases {
            assert!(!basis.sources.is_empty(), "{code}: {} has a source", basis.cite);
        }
    };
    for item in catalog.items() {
        bases(&item.legal_bases, item.code.as_str());
        assert!(!item.time_limit_basis.is_empty(), "{}: the time limit comes from somewhere", item.code);
    }
    for prohibition in catalog.prohibitions() {
        let code = prohibition.code.as_str();
        bases(&prohibition.legal_bases, code);
        for cover in prohibition.covers.iter().filter(|cover| cover.sources.is_empty()) {
            assert_eq!(cover.grade, EvidenceGrade::D, "{code}: {} rests on no document", cover.text);
        }
    }
    for prohibition in catalog.enabled_prohibitions() {
        let first = &prohibition.legal_bases[0];
        assert!(first.cite.starts_with("民发〔2020〕20号附件"), "the list itself comes first");
        assert_eq!(first.sources, ["MCA20", "MCA20LIST"], "and names where it was read");
    }
}

#[test]
fn every_prohibition_can_be_explained_at_the_counter() {
    let catalog = catalog();
    for prohibition in catalog.prohibitions() {
        let (code, alternative) = (&prohibition.code, &prohibition.alternative);
        assert!(!alternative.routes.is_empty(), "{code} sends people somewhere");
        assert!(alternative.say.contains('您'), "{code} speaks to the resident politely");
        assert!(alternative.say.contains("带"), "{code} says what to bring");
        assert!(
            alternative.say.contains("我们替您登记并"),
            "{code} says what is done about the unit (rules.md §12)"
        );
        assert!((40..=180).contains(&alternative.say.chars().count()), "{code}: short enough to be said");
        assert!((30..=110).contains(&prohibition.reason.chars().count()), "{code}: one or two sentences");
    }
    for prohibition in catalog.enabled_prohibitions() {
        let place = format!("国家清单（第一批）第{}项", prohibition.number);
        assert_eq!(prohibition.listed_in, place, "{} says where it stands", prohibition.code);
        assert!(prohibition.signals.weak_advice.chars().count() > 20, "{} advises", prohibition.code);
    }
}

#[test]
fn people_units_and_places_are_never_plain_text() {
    let expected = BTreeMap::from([
        ("_name", "name"),
        ("_id", "id_number"),
        ("_phone", "phone"),
        ("_addr", "address"),
        ("_unit", "unit"),
        ("_date", "date"),
        ("_from", "date"),
    ]);
    // Text by the law's own doing: several people may be a party.
    let people = ["姓名", "核实人", "记录人", "签发人", "调查人"];
    for item in catalog().items() {
        for field in &item.fields {
            let (key, kind) = (field.key.as_str(), field.kind.word());
            for (_, wanted) in expected.iter().filter(|(ending, _)| key.ends_with(**ending)) {
                assert_eq!(&kind, wanted, "{} {key}", item.code);
            }
            if people.iter().any(|word| field.label.ends_with(word)) {
                assert_eq!(kind, "name", "{} “{}” is a person", item.code, field.label);
            }
        }
    }
}

#[test]
fn every_item_ends_with_how_it_was_verified() {
    for item in catalog().items() {
        let last: Vec<&str> = item.fields.iter().rev().take(3).map(|f| f.key.as_str()).collect();
        assert_eq!(last, ["verify_date", "verify_person", "verify_method"], "{}", item.code);
        let method = item.field_named("verify_method").expect("every item has it");
        assert!(
            matches!(&method.kind, FieldKind::Choice { options, open: true } if options.len() == 5),
            "{}: the usual ways, and room for another",
            item.code
        );
    }
}

#[test]
fn every_required_fact_is_printed_or_said_to_be_for_the_register() {
    for item in catalog().items() {
        let printed: BTreeSet<&str> = item.template.keys().iter().map(|key| key.as_str()).collect();
        for field in item.fields.iter().filter(|f| f.required && !printed.contains(f.key.as_str())) {
            let hint = field.hint.as_deref().unwrap_or_default();
            let guarded =
                field.rules.iter().any(|r| matches!(&r.test, RuleTest::NeedsAny(w) if w == &["是"]));
            assert!(hint.contains("登记用") || guarded, "{} {} is asked for nothing", item.code, field.key);
        }
    }
}

#[test]
fn a_residence_statement_is_not_for_licences_registration_permits_or_property() {
    let catalog = catalog();
    let k29 = item(&catalog, "K29");
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    let refusals = |key: &str, value: &str| -> Vec<Option<String>> {
        let mut values = Values::new();
        values.set(shouzhang_domain::FieldKey::new(key).expect(key), value);
        let problems = check_values(k29, &values, today);
        let of_rules = problems.into_iter().filter_map(|problem| match problem.fault {
            shouzhang_domain::FieldFault::Rule { prohibition, .. } => {
                Some(prohibition.map(|p| p.to_string()))
            }
            _ => None,
        });
        of_rules.collect()
    };
    for purpose in ["子女入学报名", "水电气过户", "公积金提取", "法院送达", "宽带安装"]
    {
        assert!(refusals("purpose", purpose).is_empty(), "{purpose} is a usual purpose");
    }
    assert_eq!(refusals("purpose", "办营业执照"), [Some("P19".to_owned())], "case 34");
    assert_eq!(refusals("purpose", "孩子落户"), [None], "the police decide");
    assert_eq!(refusals("purpose", "申领居住证"), [None], "case 36");
    assert_eq!(refusals("purpose", "房产过户登记"), [Some("P17".to_owned())], "property");
    assert_eq!(refusals("asking_unit", "某区市场监督管理局"), [Some("P19".to_owned())], "case 34 again");
}

#[test]
fn what_is_bound_to_one_receiver_goes_to_no_other() {
    let catalog = catalog();
    let cases = [
        ("K01", "asking_unit", "某区民政局", "某银行清河支行"),
        ("K02", "asking_unit", "某区收养登记中心", "某银行清河支行"),
        ("K03", "court", "某区人民法院", "某劳动人事争议仲裁委员会"),
        ("K16", "unit", "中共某单位支部委员会", "某社区居委会"),
        ("K19", "notary", "某公证处", "某不动产登记中心"),
        ("K20", "hospital", "某社区卫生服务中心", "某殡仪馆"),
        ("K27", "court", "某仲裁委员会", "某律师事务所"),
        ("K31", "station", "清河派出所", "某村村民委员会"),
    ];
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    for (code, key, right, wrong) in cases {
        let field = item(&catalog, code).field_named(key).unwrap_or_else(|| panic!("{code} {key}"));
        let refused = |value: &str| field.rules.iter().any(|r| r.test.refuses(value, &Values::new(), today));
        assert!(!refused(right), "{code} goes to {right}");
        assert!(refused(wrong), "{code} does not go to {wrong}");
    }
}

#[test]
fn papers_carry_the_seal_of_whoever_issues_them() {
    let catalog = catalog();
    for item in catalog.items() {
        let expected = match item.code.as_str() {
            "K15" | "K16" => Seal::PartyBranch,
            "K25" => Seal::MediationCommittee,
            _ => Seal::Committee,
        };
        assert_eq!(item.seal, expected, "{}", item.code);
        assert!(item.signatures.len() >= 2, "{}: two people sign (民诉法解释第一百一十五条)", item.code);
        assert_eq!(item.fee, 0, "{}: a community takes no fee", item.code);
        assert!(
            item.materials.iter().any(|m| m.original_required),
            "{}: something has to be seen",
            item.code
        );
    }
    let farm_land = ["K08", "K09", "K10", "K32", "K33", "K34"];
    for code in farm_land {
        assert!(!item(&catalog, code).applies_to(CommitteeKind::Residents), "{code} is for villages");
    }
    assert_eq!(item(&catalog, "K29").time_limit, TimeLimit::OnTheSpot, "简单证明当场办结");
    assert_eq!(item(&catalog, "K29").duplicates.valid_days, Some(30), "建议30日内有效");
    let deliberated: Vec<&str> = catalog
        .items()
        .iter()
        .filter(|item| item.deliberation.is_some())
        .map(|item| item.code.as_str())
        .collect();
    assert_eq!(deliberated, ["K05", "K06", "K08", "K09", "K12", "K23", "K26", "K32"], "先议事");
}
