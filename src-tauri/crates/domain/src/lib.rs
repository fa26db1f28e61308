//! The nouns of the counter and the rules that say yes or no.
//!
//! This crate is for the things everyone in a community service hall talks about — items, prohibitions, values in a
//! form, numbers, the register — and for the rules that can be decided from them alone. It deliberately does not know:
//! files, SQLite, JSON, PDF, the network, the clock (a day or a moment is always handed in), and any sibling crate.
//!
//! Start reading at [`Item`] (what may be issued), [`Prohibition`] (what must not), [`check_values`] (what a form has to
//! satisfy) and [`state_of`] (what became of a certificate).
//!
//! # Words
//!
//! One Chinese term, one identifier; the same word in Rust, SQL and TypeScript.
//!
//! | Chinese | identifier |
//! | --- | --- |
//! | 证明事项 | [`Item`] |
//! | 事项清单 | `Catalog`, `Release` (crate `catalog`) |
//! | 不应出具 | [`Prohibition`], verb `refuse` |
//! | 清单外 | [`Ground::OffCatalog`] |
//! | 替代途径 | [`Alternative`] |
//! | 依据 | [`LegalBasis`] |
//! | 办理用途 | `purpose` |
//! | 证明式样 / 表单样本 | [`Template`] / `sample` |
//! | 用证（索要）单位 | `requesting_unit` (form key `asking_unit`) |
//! | 申请人 | `applicant` |
//! | 核实 | `verification` (form keys `verify_*`) |
//! | 议事协商 | [`Deliberation`], [`MeetingKind`] |
//! | 工作日 | [`Holidays`] |
//! | 办事指南 | `guide` (crate `desk`) |
//! | 告知承诺 | `commitment`, [`CommitmentWording`] |
//! | 公示 | `notice`, [`NoticeWording`] |
//! | 受理回执 | `receipt`, [`ReceiptWording`] |
//! | 负责人签字 | `sign_off`, [`SignOffWording`] |
//! | 存根 | `stub`, [`StubWording`] |
//! | 出具 | `Certificate`, verb `issue` |
//! | 不予出具告知单 | `RefusalSlip`, verb `refuse`, [`RefusalWording`] |
//! | 编号 | [`CertificateNumber`] |
//! | 用印 | `SealUse` |
//! | 台账 | `Register`, [`EntryKind`], verb `look_up` |
//! | 作废 / 补发 / 补打 | [`EntryKind::Voided`] / [`EntryKind::Reissued`] / [`EntryKind::Reprinted`] |
//! | 当场办结 / 限时办结 | [`TimeLimit::OnTheSpot`] / [`TimeLimit::Within`] |
//! | 经办人 / 负责人 / 印章保管人 | `clerk` / `head` / `seal_keeper` |
//! | 服务大厅 / 居（村）委会 | [`Hall`] / [`CommitteeKind`] |
//! | 居民身份号码 | [`ResidentId`] |

mod calendar;
mod catalog_item;
mod code;
mod contexts;
mod counter_wording;
mod disguise;
mod evidence;
mod field;
mod hall;
mod mask;
mod meeting;
mod moment;
mod name;
mod number;
mod paper_wording;
mod phone;
mod prohibition;
mod radical;
mod refusal_wording;
mod register;
mod resident_id;
mod table_rows;
mod template;
mod values;
mod wording;
mod working_days;

pub use calendar::{DateFault, long_date, parse_date};
pub use catalog_item::{Deliberation, Duplicates, Item, Material, Seal, Signature, Subject, Tier, TimeLimit};
pub use code::{CodeFault, ItemCode, ProhibitionCode};
pub use contexts::{Cancels, Context, Contexts};
pub use counter_wording::{
    MaterialsWording, ReceiptWording, SignOffWording, StubWording, WordedRow, WrittenRow,
};
pub use disguise::Disguises;
pub use evidence::{EvidenceGrade, LegalBasis, UnknownGrade};
pub use field::{Field, FieldGroup, FieldKey, FieldKind, FieldRule, RuleTest, UnknownFieldKind};
pub use hall::{CommitteeKind, Hall, HallFault};
pub use mask::{mask_address, mask_id, mask_name, mask_phone};
pub use meeting::{MeetingKind, VoteFault};
pub use moment::{CHINA, Moment, china_time};
pub use name::{NameFault, check_name, normalise_name};
pub use number::{CertificateNumber, NumberFault, NumberPattern, Series};
pub use paper_wording::{Clause, Clauses, CommitmentWording, NoticeWording, Papers, blank_width};
pub use phone::{PhoneFault, check_phone};
pub use prohibition::{Alternative, Cover, Exception, Ground, Prohibition, Route, Signals};
pub use radical::plain_radicals;
pub use refusal_wording::{RefusalAsked, RefusalInsist, RefusalInstead, RefusalWhy, RefusalWording};
pub use register::{CertificateState, EntryKind, PrintState, UnknownEntryKind, state_of};
pub use resident_id::{IdDocument, IdFault, ResidentId, check_id_number, is_known_area};
pub use table_rows::RowFault;
pub use template::{Segment, Template, TemplateFault};
pub use values::{FieldFault, FieldProblem, Severity, Values, check_values};
pub use wording::{LearntTrait, WordClass, Wording};
pub use working_days::{HolidayYear, Holidays};
