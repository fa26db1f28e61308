// Written by `cargo xtask bindings` from src-tauri/crates/desk. Do not edit.

/**
 * A receipt (受理回执) or a sign-off sheet (审签单) for an application that is not settled at once.
 */
export type Application = { 
/**
 * The item.
 */
code: string, 
/**
 * What was typed so far, by field key.
 */
values: { [key in string]: string }, 
/**
 * Materials that were handed in, by name.
 */
materials?: Array<string>, };

/**
 * 依据 as shown: the citation and how well it is founded.
 */
export type Basis = { 
/**
 * Document and article.
 */
cite: string, 
/**
 * A, B, C or D.
 */
grade: string, 
/**
 * What the grade means.
 */
gradeMeaning: string, 
/**
 * Title and place of the source, for the tooltip.
 */
source: string | null, 
/**
 * A caution.
 */
note: string | null, };

/**
 * What walking the register found.
 */
export type BookReport = { 
/**
 * Whether nothing is wrong.
 */
sound: boolean, 
/**
 * Entries walked.
 */
entries: number, 
/**
 * Documents whose digest was compared.
 */
documents: number, 
/**
 * What is wrong, in words.
 */
findings: Array<string>, };

/**
 * A trust bundle.
 */
export type BundleView = { 
/**
 * Who signed it.
 */
county: string, 
/**
 * Fingerprint of that key.
 */
fingerprint: string, 
/**
 * Version.
 */
version: number, 
/**
 * When it was signed.
 */
issuedAt: string, 
/**
 * When it has to be replaced.
 */
expiresAt: string, 
/**
 * Whether that is over.
 */
isExpired: boolean, 
/**
 * Halls in it.
 */
halls: number, 
/**
 * Void numbers in it.
 */
voids: number, };

/**
 * Names an item.
 */
export type ByCode = { 
/**
 * Its code.
 */
code: string, };

/**
 * Names a certificate or slip.
 */
export type ByNumber = { 
/**
 * Its number.
 */
number: string, };

/**
 * One line of 出具前检查.
 */
export type Check = { 
/**
 * Stable name of the check, for example `prohibited_content`.
 */
id: string, 
/**
 * How it stands.
 */
level: CheckLevel, 
/**
 * The sentence.
 */
text: string, 
/**
 * A second line.
 */
detail: string | null, 
/**
 * The field it belongs to.
 */
field: string | null, 
/**
 * Marked characters of that field's value.
 */
marks: Array<Mark>, 
/**
 * Whether the clerk has to confirm it before issuing; the confirmation is recorded.
 */
needsConfirmation: boolean, 
/**
 * Number of a certificate to look at or print again.
 */
certificate: string | null, 
/**
 * Code of the prohibition behind it.
 */
prohibition: string | null, };

/**
 * Checks a form as it is typed.
 */
export type CheckForm = { 
/**
 * Item.
 */
code: string, 
/**
 * Values so far.
 */
values: { [key in string]: string }, 
/**
 * Names of the materials whose originals were seen.
 */
seen?: Array<string>, 
/**
 * Number of the certificate to be replaced; it is no duplicate of itself.
 */
replaces?: string, };

/**
 * How a check stands.
 */
export type CheckLevel = "ok" | "warn" | "stop";

/**
 * Asks what a month would export.
 */
export type CheckMonth = { 
/**
 * `2026-11`.
 */
month: string, };

/**
 * Lets the user choose a folder.
 */
export type ChosenFolder = { 
/**
 * The folder; none when the user changed their mind.
 */
folder: string | null, };

/**
 * A blank form of commitment (告知承诺书) to the unit that needs the fact.
 */
export type Commitment = { 
/**
 * What was asked for, in the resident's words.
 */
request: string, 
/**
 * The prohibition behind it; judged by the words if none.
 */
code?: string, 
/**
 * The unit; empty to be written in.
 */
unit?: string, 
/**
 * The legal basis the unit gave; empty to be written in.
 */
basis?: string, 
/**
 * What the resident is doing there (办理事项); empty to be written in.
 */
matter?: string, 
/**
 * The resident's name; empty to be written in.
 */
applicant?: string, };

/**
 * The clerk says whether paper came out.
 */
export type ConfirmPrint = { 
/**
 * Number of the certificate.
 */
number: string, 
/**
 * 已出纸 or not.
 */
cameOut: boolean, 
/**
 * What went wrong.
 */
reason?: string, };

/**
 * Whether a PDF is the file that was issued.
 */
export type ContentCheck = "not_looked" | "same" | "altered" | "file_changed";

/**
 * A verdict, always with 作废名单截至.
 */
export type CredentialVerdict = { 
/**
 * What came out.
 */
outcome: VerdictOutcome, 
/**
 * 有效, 已作废 …
 */
title: string, 
/**
 * What it means and what to do.
 */
advice: string, 
/**
 * 作废名单截至 in words: a day, or that there is no list.
 */
voidsAsOf: string, 
/**
 * Whether the list is past its own end.
 */
isListExpired: boolean, 
/**
 * Whether the file was held against its signatures, and what came out.
 */
content: ContentCheck, 
/**
 * What the code says, to be compared with the paper; empty where the signature is not good.
 */
facts: Array<Labelled>, 
/**
 * The number in this hall's own register, if it is one of its papers.
 */
ownNumber: string | null, };

/**
 * Throws a draft away.
 */
export type DiscardDraft = { 
/**
 * Item.
 */
code: string, };

/**
 * Everything about a certificate or slip, personal data masked.
 */
export type DocumentDetail = { 
/**
 * Number.
 */
number: string, 
/**
 * `certificate` or `refusal`.
 */
kind: string, 
/**
 * Item or prohibition code; none for 清单外.
 */
code: string | null, 
/**
 * Item, or what was asked for.
 */
itemName: string, 
/**
 * When.
 */
at: string, 
/**
 * What became of it.
 */
state: RowState, 
/**
 * Version of the template (certificates).
 */
templateVersion: number | null, 
/**
 * Catalog release it was issued under.
 */
release: string, 
/**
 * Last day of validity, if it has one.
 */
validUntil: string | null, 
/**
 * The facts, masked.
 */
facts: Array<Labelled>, 
/**
 * Its life, oldest first.
 */
life: Array<LifeEvent>, 
/**
 * How often it was printed again.
 */
reprints: number, 
/**
 * Certificate it replaces.
 */
replaces: string | null, 
/**
 * Certificate that replaces it.
 */
replacedBy: string | null, 
/**
 * Who signs the paper by hand, in order.
 */
signatures: Array<string>, 
/**
 * Which seal goes on it; none on a slip.
 */
seal: string | null, 
/**
 * SHA-256 of the stored PDF, hex.
 */
sha256: string, 
/**
 * Bytes of the stored PDF.
 */
bytes: number, };

/**
 * A kept draft.
 */
export type DraftLine = { 
/**
 * Item.
 */
code: string, 
/**
 * Its name.
 */
itemName: string, 
/**
 * Whom it is about, masked; empty when not typed yet.
 */
subject: string, 
/**
 * When it was kept.
 */
savedAt: string, };

/**
 * A draft was kept.
 */
export type DraftSaved = { 
/**
 * When.
 */
at: string, };

/**
 * File format of an export.
 */
export type ExportFormat = "xlsx" | "csv" | "pdf";

/**
 * Exports a month, masked.
 */
export type ExportMonth = { 
/**
 * `2026-11`.
 */
month: string, 
/**
 * Format.
 */
format: ExportFormat, 
/**
 * Folder to write into.
 */
folder: string, };

/**
 * A month was exported.
 */
export type Exported = { 
/**
 * Files written, full paths.
 */
files: Array<string>, 
/**
 * Certificates in them.
 */
certificates: number, 
/**
 * Refusals in them.
 */
refusals: number, 
/**
 * Seal uses in them.
 */
sealUses: number, };

/**
 * Answer of the search box.
 */
export type FindAnswer = { 
/**
 * The lane.
 */
lane: WireLane, 
/**
 * A reason the clerk can read out.
 */
reason: string, 
/**
 * The words of the request that led there.
 */
spans: Array<Mark>, 
/**
 * Hits, best first; the screen groups them by lane, permitted first.
 */
hits: Array<WireHit>, };

/**
 * What was typed or pasted into the search box.
 */
export type FindItem = { 
/**
 * The words.
 */
text: string, };

/**
 * Looks for people this hall has issued to before.
 */
export type FindPerson = { 
/**
 * Beginning of a name, its pinyin, or the last four of the id.
 */
text: string, };

/**
 * How a certificate of an item comes about.
 */
export type Flow = "on_the_spot" | "within" | "deliberation";

/**
 * The form of an item, with what is known already.
 */
export type Form = { 
/**
 * Item.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * 说明、证明、意见书 …
 */
formName: string, 
/**
 * How it comes about.
 */
flow: Flow, 
/**
 * Working days of a 限时办结 item.
 */
workingDays: number | null, 
/**
 * Version of the template.
 */
templateVersion: number, 
/**
 * Version of the catalog release.
 */
release: string, 
/**
 * Legal bases.
 */
legalBases: Array<Basis>, 
/**
 * Fields, in the order of the form.
 */
fields: Array<FormField>, 
/**
 * Materials to see.
 */
materials: Array<WireMaterial>, 
/**
 * What the text must not state.
 */
mustNotState: Array<string>, 
/**
 * A caution.
 */
note: string | null, 
/**
 * Validity as the guide words it.
 */
validity: string, 
/**
 * Values to begin with: defaults, the draft, or those of `from`.
 */
values: { [key in string]: string }, 
/**
 * Materials ticked in the draft.
 */
seen: Array<string>, 
/**
 * When the draft was kept, if there was one.
 */
draftSavedAt: string | null, 
/**
 * The certificate that issuing will replace.
 */
replaces: string | null, 
/**
 * Whether it can be issued here and now.
 */
canIssue: boolean, 
/**
 * Why not.
 */
whyNot: string | null, };

/**
 * Answer to [`CheckForm`].
 */
export type FormCheck = { 
/**
 * All checks; stops first.
 */
checks: Array<Check>, 
/**
 * Whether nothing stops it (open confirmations aside).
 */
canIssue: boolean, 
/**
 * Values as they would be kept, where they differ from what was typed: a standard dot in a name, a day as 2019-03-01.
 */
normalised: { [key in string]: string }, };

/**
 * One field as the screen draws it.
 */
export type FormField = { 
/**
 * Key.
 */
key: string, 
/**
 * Label.
 */
label: string, 
/**
 * `name`, `id_number`, `phone`, `address`, `unit`, `text`, `multiline`, `date`, `number`, `choice` or `yes_no`.
 */
kind: string, 
/**
 * `who_asks`, `person`, `fact` or `verification`.
 */
group: string, 
/**
 * Whether it must be filled.
 */
required: boolean, 
/**
 * Short help.
 */
hint: string | null, 
/**
 * Options of a choice; 是 and 否 of a yes_no.
 */
options: Array<string>, 
/**
 * Whether a choice accepts something else.
 */
open: boolean, 
/**
 * Longest value in characters.
 */
maxChars: number, 
/**
 * Offered while typing.
 */
suggestions: Array<string>, };

/**
 * Imports a trust bundle.
 */
export type ImportTrust = { 
/**
 * The file, in base 64.
 */
file: string, 
/**
 * Fingerprint of the county's key, as compared by telephone; needed the first time.
 */
fingerprint?: string, };

/**
 * Issues a certificate (出具).
 */
export type IssueCertificate = { 
/**
 * Item.
 */
code: string, 
/**
 * Values.
 */
values: { [key in string]: string }, 
/**
 * Names of the materials whose originals were seen.
 */
seen?: Array<string>, 
/**
 * Ids of the checks the clerk confirmed.
 */
confirmed?: Array<string>, 
/**
 * Makes this certificate void and replaces it.
 */
replaces?: Replaces, };

/**
 * A certificate was issued.
 */
export type Issued = { 
/**
 * Its number.
 */
number: string, 
/**
 * Item.
 */
code: string, 
/**
 * Item name.
 */
itemName: string, 
/**
 * Whom it is about, masked.
 */
subject: string, 
/**
 * When.
 */
at: string, 
/**
 * SHA-256 of the PDF, hex.
 */
sha256: string, 
/**
 * Who signs.
 */
signatures: Array<string>, 
/**
 * Which seal.
 */
seal: string, 
/**
 * Number of the certificate it replaced.
 */
replaced: string | null, };

/**
 * 办事指南 of an item.
 */
export type ItemGuide = { 
/**
 * Code.
 */
code: string, 
/**
 * Name.
 */
name: string, 
/**
 * 说明、证明、意见书 …
 */
formName: string, 
/**
 * Other names.
 */
aliases: Array<string>, 
/**
 * Who issues it.
 */
issuer: string, 
/**
 * Committees it applies to, in words.
 */
appliesTo: string, 
/**
 * Legal bases.
 */
legalBases: Array<Basis>, 
/**
 * Who asks for it.
 */
requestedBy: string, 
/**
 * 办理用途.
 */
purpose: string, 
/**
 * Who may apply.
 */
applicant: string, 
/**
 * Conditions.
 */
conditions: Array<string>, 
/**
 * Materials.
 */
materials: Array<WireMaterial>, 
/**
 * Steps.
 */
process: Array<string>, 
/**
 * How it comes about.
 */
flow: Flow, 
/**
 * Time limit in words: 当场办结, 5个工作日.
 */
timeLimit: string, 
/**
 * Where the time limit comes from.
 */
timeLimitBasis: string, 
/**
 * Validity.
 */
validity: string, 
/**
 * Fee in words.
 */
fee: string, 
/**
 * 议事协商 needed, in words.
 */
deliberation: string | null, 
/**
 * What a notice (公示) of such a deliberation may say; none where there is none.
 */
notice: NoticeForm | null, 
/**
 * Who signs and which seal, in words.
 */
signing: string, 
/**
 * What the text must not state.
 */
mustNotState: Array<string>, 
/**
 * A caution.
 */
note: string | null, 
/**
 * Overall evidence grade.
 */
grade: string, 
/**
 * Version of the template.
 */
templateVersion: number, 
/**
 * Whether the release switches it on.
 */
enabled: boolean, 
/**
 * Whether it can be issued here and now.
 */
canIssue: boolean, 
/**
 * Why not.
 */
whyNot: string | null, };

/**
 * A permitted item in the list.
 */
export type ItemLine = { 
/**
 * Code.
 */
code: string, 
/**
 * Name.
 */
name: string, 
/**
 * Other names.
 */
aliases: Array<string>, 
/**
 * Pinyin initials, for the list's own filter.
 */
initials: string, 
/**
 * How it comes about.
 */
flow: Flow, 
/**
 * Working days.
 */
workingDays: number | null, 
/**
 * Whether the release switches it on.
 */
enabled: boolean, 
/**
 * Whether it can be issued here and now.
 */
canIssue: boolean, 
/**
 * Why not.
 */
whyNot: string | null, 
/**
 * Overall evidence grade.
 */
grade: string, };

/**
 * Both lists of the catalog in force.
 */
export type ItemList = { 
/**
 * Version of the release.
 */
release: string, 
/**
 * Its title.
 */
title: string, 
/**
 * 可以出具.
 */
permitted: Array<ItemLine>, 
/**
 * 不应出具.
 */
prohibited: Array<ProhibitionLine>, };

/**
 * How a job is doing, in words.
 */
export type JobReport = { 
/**
 * State.
 */
state: JobState, 
/**
 * A sentence, and what to do next when it failed.
 */
text: string, };

/**
 * How a job is doing.
 */
export type JobState = "printing" | "done" | "failed";

/**
 * A key of the hall.
 */
export type KeyView = { 
/**
 * Its number, from 1.
 */
key: number, 
/**
 * Compared by telephone.
 */
fingerprint: string, 
/**
 * From when it signs.
 */
since: string, 
/**
 * Until when, once there is another.
 */
until: string | null, };

/**
 * Somebody known from an earlier certificate.
 */
export type KnownPerson = { 
/**
 * Name, in full: the clerk has to tell people apart.
 */
name: string, 
/**
 * Id, masked.
 */
id: string, 
/**
 * Address, masked.
 */
address: string, 
/**
 * Number of the certificate the data comes from.
 */
certificate: string, };

/**
 * A labelled value of the detail, masked where it is personal.
 */
export type Labelled = { 
/**
 * Label.
 */
label: string, 
/**
 * Value.
 */
value: string, };

/**
 * One event in the life of a document.
 */
export type LifeEvent = { 
/**
 * `issued`, `printed`, `print_failed`, `reprinted`, `voided`, `reissued`, `refused`.
 */
kind: string, 
/**
 * What happened, in Chinese.
 */
label: string, 
/**
 * When.
 */
at: string, 
/**
 * Who.
 */
actor: string, 
/**
 * Reason or remark.
 */
note: string | null, };

/**
 * Looks up rows, newest first.
 */
export type LookUp = { 
/**
 * Name (1–4 characters), last four of the id, number, item, unit, pinyin; empty for all.
 */
text?: string, 
/**
 * `2026-11`; none for all.
 */
month?: string, 
/**
 * Which rows.
 */
filter: RowFilter, 
/**
 * Item or prohibition code.
 */
code?: string, 
/**
 * Page, from 1.
 */
page: number, };

/**
 * Characters `start..end` of a text, for underlining.
 */
export type Mark = { 
/**
 * First character.
 */
start: number, 
/**
 * One past the last character.
 */
end: number, };

/**
 * How the words led to a hit.
 */
export type MatchedBy = "exact" | "prefix" | "contains" | "pinyin" | "initials" | "wording";

/**
 * What a month holds, before it is exported.
 */
export type MonthCheck = { 
/**
 * Month.
 */
month: string, 
/**
 * Certificates, void ones included.
 */
certificates: number, 
/**
 * Refusals.
 */
refusals: number, 
/**
 * Seal uses.
 */
sealUses: number, 
/**
 * Void ones among the certificates.
 */
voids: number, 
/**
 * Registered, paper not confirmed.
 */
unconfirmed: number, 
/**
 * First and last number of the month, if any.
 */
numbers: string | null, 
/**
 * Missing numbers, in words; empty when continuous.
 */
gaps: Array<string>, 
/**
 * When it was exported last.
 */
lastExport: string | null, };

/**
 * A request without anything in it.
 */
export type Nothing = Record<symbol, never>;

/**
 * A notice (公示) of what a deliberation agreed on.
 */
export type Notice = { 
/**
 * The item it is for.
 */
code: string, 
/**
 * Kind of meeting, by its name: `居民代表会议`.
 */
meeting: string, 
/**
 * What was deliberated; long numbers in it are masked.
 */
subject: string, 
/**
 * Day of the meeting.
 */
heldOn: string, 
/**
 * Where; may be empty.
 */
place?: string, 
/**
 * 应到.
 */
expected: number, 
/**
 * 实到.
 */
present: number, 
/**
 * 同意.
 */
agreed: number, 
/**
 * Days it hangs; at least fifteen.
 */
days?: number, };

/**
 * What the form of a notice offers.
 */
export type NoticeForm = { 
/**
 * Meetings this committee holds, by name.
 */
meetings: Array<string>, 
/**
 * Least days a notice hangs.
 */
leastDays: number, };

/**
 * Opens the form of an item.
 */
export type OpenForm = { 
/**
 * Item.
 */
code: string, 
/**
 * Number of a certificate whose values are taken over: 作废并照此重开.
 */
from?: string, };

/**
 * People found.
 */
export type People = { 
/**
 * Best match first.
 */
people: Array<KnownPerson>, };

/**
 * Draws the page of a form as a picture (PNG).
 */
export type PreviewForm = { 
/**
 * Item.
 */
code: string, 
/**
 * Values so far; what is missing is drawn as a ruled blank.
 */
values: { [key in string]: string }, 
/**
 * Width in pixels.
 */
width: number, };

/**
 * Sends a stored document to the printer.
 */
export type PrintDocument = { 
/**
 * Its number.
 */
number: string, 
/**
 * Printer; the one of the settings if none.
 */
printer?: string, };

/**
 * A job went to the queue.
 */
export type PrintJob = { 
/**
 * Printer it went to.
 */
printer: string, 
/**
 * Job in the queue's own words.
 */
job: string, };

/**
 * Sends the blank sample of an item to the printer.
 */
export type PrintSample = { 
/**
 * Its code.
 */
code: string, 
/**
 * Printer; the one of the settings if none.
 */
printer?: string, };

/**
 * A printer of this computer.
 */
export type Printer = { 
/**
 * Name in the system's list.
 */
name: string, 
/**
 * What people call it.
 */
description: string, 
/**
 * Whether it is the system's default.
 */
isDefault: boolean, 
/**
 * Whether it takes jobs, in words when not.
 */
trouble: string | null, };

/**
 * All printers of this computer.
 */
export type Printers = { 
/**
 * The printers.
 */
printers: Array<Printer>, 
/**
 * The chosen one.
 */
chosen: string | null, };

/**
 * Codes a screen or a program acts on. A variant exists only where somebody does something different for it.
 */
export type ProblemCode = "prohibited" | "prohibited_content" | "form_not_in_order" | "confirmation_needed" | "deliberation_needed" | "item_not_available" | "not_found" | "already_void" | "missing_glyph" | "does_not_fit" | "bad_setting" | "bad_request" | "no_printer" | "print_failed" | "file_not_written" | "disk_full" | "busy" | "book_unusable" | "internal";

/**
 * Whether a rule said no, or something broke.
 */
export type ProblemKind = "refused" | "failed";

/**
 * A prohibition in the list.
 */
export type ProhibitionLine = { 
/**
 * Code.
 */
code: string, 
/**
 * Name.
 */
name: string, 
/**
 * Other names.
 */
aliases: Array<string>, 
/**
 * Pinyin initials, for the list's own filter.
 */
initials: string, 
/**
 * `国家清单（第一批）第1项`.
 */
listedIn: string, 
/**
 * Whether it is in force here.
 */
enabled: boolean, };

/**
 * The block panel: why not, what to say, where to go.
 */
export type ProhibitionView = { 
/**
 * Code.
 */
code: string, 
/**
 * Official name.
 */
name: string, 
/**
 * `国家清单（第一批）第1项`.
 */
listedIn: string, 
/**
 * `民发〔2020〕20号附件`.
 */
listDocument: string, 
/**
 * Why the community cannot state it.
 */
reason: string, 
/**
 * Where to go, in one sentence.
 */
short: string, 
/**
 * What the clerk can say aloud.
 */
say: string, 
/**
 * The ways.
 */
routes: Array<WireRoute>, 
/**
 * Legal bases.
 */
legalBases: Array<Basis>, 
/**
 * What it covers.
 */
covers: Array<string>, 
/**
 * What it is not.
 */
notThis: Array<string>, 
/**
 * Other names.
 */
aliases: Array<string>, 
/**
 * Refusals of this prohibition in the current month.
 */
monthCount: number, 
/**
 * The unit that demanded it most this month.
 */
topUnit: UnitCount | null, 
/**
 * Units for the slip's field, recent first.
 */
units: Array<string>, };

/**
 * Asks for 办事指南: of one item, or the booklet of all.
 */
export type ReadGuide = { 
/**
 * Code of the item; the booklet if none.
 */
code?: string, 
/**
 * In the booklet, also the items switched off.
 */
all?: boolean, 
/**
 * 发布人; empty to be written in.
 */
publisher?: string, 
/**
 * 生效日期, such as `2026-12-01`; empty to be written in.
 */
effectiveOn?: string, };

/**
 * Refuses a request and writes the slip (不予出具告知单).
 */
export type Refuse = { 
/**
 * What the resident asked for, in their words or as searched.
 */
request: string, 
/**
 * The prohibition; without one the request has to be prohibited by its wording, or is off the catalog.
 */
code?: string, 
/**
 * The unit that demands the paper; empty when the resident does not know it.
 */
unit?: string, 
/**
 * The legal basis the unit gave; empty for none.
 */
basis?: string, 
/**
 * The resident's name; may stay empty.
 */
applicant?: string, 
/**
 * The resident's telephone; may stay empty.
 */
phone?: string, };

/**
 * A slip was written.
 */
export type Refused = { 
/**
 * Its number.
 */
number: string, 
/**
 * Code of the prohibition; none for 清单外.
 */
code: string | null, 
/**
 * Name of the prohibition, or the request itself.
 */
name: string, 
/**
 * Refusals of the same thing demanded by the same unit this month, this one included.
 */
unitCount: number, 
/**
 * When.
 */
at: string, };

/**
 * A page of the register.
 */
export type RegisterPage = { 
/**
 * Rows, newest first.
 */
rows: Array<RegisterRow>, 
/**
 * Rows altogether.
 */
total: number, 
/**
 * This page, from 1.
 */
page: number, 
/**
 * Pages altogether, at least 1.
 */
pages: number, 
/**
 * Months that have rows, newest first.
 */
months: Array<string>, };

/**
 * One row of the register, masked.
 */
export type RegisterRow = { 
/**
 * Number.
 */
number: string, 
/**
 * When.
 */
at: string, 
/**
 * Item or prohibition code; none for 清单外.
 */
code: string | null, 
/**
 * Item, or what was asked for.
 */
itemName: string, 
/**
 * Whom it is about, masked.
 */
subject: string, 
/**
 * Id, masked.
 */
id: string, 
/**
 * Unit that asked.
 */
unit: string, 
/**
 * What became of it.
 */
state: RowState, };

/**
 * The certificate a new one replaces (作废重开).
 */
export type Replaces = { 
/**
 * Its number.
 */
number: string, 
/**
 * Why.
 */
reason: string, };

/**
 * Makes a new key for the hall's codes.
 */
export type RotateKey = { 
/**
 * First day it signs, such as `2026-12-15`; at once without one.
 */
from?: string, };

/**
 * Which rows of the register.
 */
export type RowFilter = "all" | "valid" | "void" | "unconfirmed" | "refused";

/**
 * What became of a row.
 */
export type RowState = "issued" | "unconfirmed" | "void" | "replaced" | "refused";

/**
 * Draws the blank sample of an item as a picture (PNG).
 */
export type SamplePicture = { 
/**
 * Its code.
 */
code: string, 
/**
 * Width in pixels.
 */
width: number, };

/**
 * Chooses type size and contrast.
 */
export type SaveAppearance = { 
/**
 * `normal`, `large` or `xlarge`.
 */
font: string, 
/**
 * High contrast.
 */
highContrast: boolean, };

/**
 * Keeps what was typed.
 */
export type SaveDraft = { 
/**
 * Item.
 */
code: string, 
/**
 * Values so far.
 */
values: { [key in string]: string }, 
/**
 * Materials ticked.
 */
seen?: Array<string>, };

/**
 * Chooses the printer.
 */
export type SavePrinter = { 
/**
 * Its name in the system's list; none to choose none.
 */
printer: string | null, };

/**
 * Saves a stored document or a sample where the user says.
 */
export type SavedCopy = { 
/**
 * Where it went; none when the user changed their mind.
 */
path: string | null, };

/**
 * What the settings screen shows.
 */
export type Settings = { 
/**
 * The hall in force.
 */
hall: WireHall, 
/**
 * Numbering in force.
 */
numbering: WireNumbering, 
/**
 * The next certificate's number, as it would be now.
 */
nextCertificate: string, 
/**
 * The next slip's number.
 */
nextRefusal: string, 
/**
 * Printer, if one was chosen.
 */
printer: string | null, 
/**
 * `normal`, `large` or `xlarge`.
 */
font: string, 
/**
 * High contrast.
 */
highContrast: boolean, 
/**
 * Version of the product.
 */
version: string, 
/**
 * Version of the catalog release.
 */
release: string, 
/**
 * Title of the catalog release.
 */
releaseTitle: string, };

/**
 * Draws a stored document as a picture (PNG).
 */
export type ShowPicture = { 
/**
 * Its number.
 */
number: string, 
/**
 * Width in pixels.
 */
width: number, };

/**
 * Asks for the block panel of a prohibition.
 */
export type ShowProhibition = { 
/**
 * Its code.
 */
code: string, };

/**
 * Takes a known person's data into a form (F4 without `certificate`: the last person).
 */
export type TakePerson = { 
/**
 * Item of the form.
 */
code: string, 
/**
 * Certificate the data comes from; the latest one if none.
 */
certificate?: string, };

/**
 * Values for the form.
 */
export type TakenPerson = { 
/**
 * Values by field key of that form.
 */
values: { [key in string]: string }, };

/**
 * Asks for the day's overview.
 */
export type Today = { 
/**
 * The day.
 */
date: string, 
/**
 * Name of the hall.
 */
hallName: string, 
/**
 * Counter.
 */
window: string, 
/**
 * 经办人.
 */
clerk: string, 
/**
 * Title of the catalog release in force.
 */
releaseTitle: string, 
/**
 * Certificates issued today.
 */
issued: number, 
/**
 * Requests refused today.
 */
refused: number, 
/**
 * Registered, paper not confirmed: to be settled, oldest first.
 */
unconfirmed: Array<RegisterRow>, 
/**
 * The last ones, newest first.
 */
recent: Array<RegisterRow>, 
/**
 * Kept drafts, newest first.
 */
drafts: Array<DraftLine>, 
/**
 * Items this hall issues most, for an empty search box.
 */
usual: Array<UsualItem>, 
/**
 * Units that asked for papers, recent first, to be offered while one is typed.
 */
units: Array<string>, 
/**
 * Whether this is the demonstration hall.
 */
isDemonstration: boolean, };

/**
 * The hall's own keys and the bundle in force.
 */
export type TrustView = { 
/**
 * Number of this hall in codes.
 */
hall: number, 
/**
 * Fingerprint of the key it signs with; none before the first certificate of an old book.
 */
fingerprint: string | null, 
/**
 * All its keys, oldest first.
 */
keys: Array<KeyView>, 
/**
 * The bundle in force.
 */
bundle: BundleView | null, };

/**
 * A unit and how often.
 */
export type UnitCount = { 
/**
 * Name of the unit.
 */
name: string, 
/**
 * How often this month.
 */
count: number, };

/**
 * An item for the empty search box.
 */
export type UsualItem = { 
/**
 * Item.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * How it comes about.
 */
flow: Flow, 
/**
 * Working days.
 */
workingDays: number | null, };

/**
 * What came out.
 */
export type VerdictOutcome = "valid" | "void" | "bad_signature" | "unknown_key" | "expired" | "unproven";

/**
 * Checks a code. One of the two.
 */
export type VerifyCredential = { 
/**
 * Digits as a scanner types them, or the short code.
 */
code?: string, 
/**
 * A PDF, PNG or JPEG, in base 64.
 */
file?: string, };

/**
 * Makes a certificate void (作废).
 */
export type VoidCertificate = { 
/**
 * Its number.
 */
number: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Whether the paper was taken back.
 */
originalRecovered: boolean, };

/**
 * Asks how a job is doing.
 */
export type WatchJob = { 
/**
 * Printer.
 */
printer: string, 
/**
 * Job.
 */
job: string, };

/**
 * The hall, as the settings screen and a hall file hold it.
 */
export type WireHall = { 
/**
 * 居（村）委会全称.
 */
committeeName: string, 
/**
 * `residents` or `villagers`.
 */
committee: string, 
/**
 * 大厅名称.
 */
hallName: string, 
/**
 * 窗口.
 */
window?: string, 
/**
 * 所在市县街道.
 */
region: string, 
/**
 * 地址.
 */
address?: string, 
/**
 * 电话.
 */
phone?: string, 
/**
 * 监督电话.
 */
supervisionPhone: string, 
/**
 * 党组织名称.
 */
partyBranchName?: string, 
/**
 * 人民调解委员会名称.
 */
mediationCommitteeName?: string, 
/**
 * 经办人.
 */
clerk: string, 
/**
 * 负责人.
 */
head: string, 
/**
 * 印章保管人.
 */
sealKeeper: string, };

/**
 * One entry of the answer.
 */
export type WireHit = { 
/**
 * 可以出具 or 不应出具: `permitted` or `prohibited`.
 */
lane: WireLane, 
/**
 * Code.
 */
code: string, 
/**
 * Official name.
 */
name: string, 
/**
 * Matched characters of the name.
 */
nameMarks: Array<Mark>, 
/**
 * The other name that matched, if it was one.
 */
alias: string | null, 
/**
 * Matched characters of the alias.
 */
aliasMarks: Array<Mark>, 
/**
 * How it matched.
 */
matched: MatchedBy, 
/**
 * How it comes about; none for a prohibition.
 */
flow: Flow | null, 
/**
 * Working days of a 限时办结 item.
 */
workingDays: number | null, 
/**
 * Whether it can be issued here and now.
 */
canIssue: boolean, 
/**
 * Why not.
 */
whyNot: string | null, };

/**
 * Which of the lanes a request ends in.
 */
export type WireLane = "empty" | "permitted" | "prohibited" | "unlisted";

/**
 * A document to be seen.
 */
export type WireMaterial = { 
/**
 * Its name.
 */
name: string, 
/**
 * Whether the original has to be seen before issuing.
 */
originalRequired: boolean, };

/**
 * Numbering of both series.
 */
export type WireNumbering = { 
/**
 * `柳荫居证〔{年}〕{号}号`.
 */
certificatePattern: string, 
/**
 * `柳荫居告〔{年}〕{号}号`.
 */
refusalPattern: string, 
/**
 * Least digits of the serial.
 */
digits: number, 
/**
 * First certificate serial this year, to continue after the last paper number; none for 1 or as before.
 */
firstCertificate?: number, 
/**
 * First refusal serial this year.
 */
firstRefusal?: number, };

/**
 * A refusal or failure as the clerk sees it: what, and what to do next.
 */
export type WireProblem = { 
/**
 * No, or broken.
 */
kind: ProblemKind, 
/**
 * For the program.
 */
code: ProblemCode, 
/**
 * What happened, in Chinese.
 */
message: string, 
/**
 * What to do next, in Chinese.
 */
hint: string, 
/**
 * The field it is about.
 */
field: string | null, 
/**
 * The prohibition behind it.
 */
prohibition: string | null, 
/**
 * The checks that stand against it, for a form.
 */
checks: Array<Check>, };

/**
 * A way the resident can go instead.
 */
export type WireRoute = { 
/**
 * 去哪里.
 */
office: string, 
/**
 * 怎么办.
 */
how: string, };

/** Every command of the desk: its request and its response. */
export interface Contract {
  /** The day's overview: counters, what is unsettled, what was done last. */
  today: { request: Nothing; response: Today }
  /** Understands what was typed into the search box. */
  find_item: { request: FindItem; response: FindAnswer }
  /** The block panel of a prohibition. */
  show_prohibition: { request: ShowProhibition; response: ProhibitionView }
  /** Refuses a request: registers it with the demanding unit and writes the slip. */
  refuse: { request: Refuse; response: Refused }
  /** Opens the form of an item. */
  open_form: { request: OpenForm; response: Form }
  /** Checks a form as it is typed. */
  check_form: { request: CheckForm; response: FormCheck }
  /** Draws the page of a form as a PNG. */
  preview_form: { request: PreviewForm; response: ArrayBuffer }
  /** Issues a certificate: all or nothing. */
  issue_certificate: { request: IssueCertificate; response: Issued }
  /** Keeps what was typed. */
  save_draft: { request: SaveDraft; response: DraftSaved }
  /** Throws a draft away. */
  discard_draft: { request: DiscardDraft; response: Nothing }
  /** Looks for people this hall has issued to before. */
  find_person: { request: FindPerson; response: People }
  /** Takes a known person's data into a form. */
  take_person: { request: TakePerson; response: TakenPerson }
  /** Sends a stored document to the print queue; the same bytes, always. */
  print_document: { request: PrintDocument; response: PrintJob }
  /** Says how a print job is doing. */
  watch_job: { request: WatchJob; response: JobReport }
  /** Registers whether paper came out. */
  confirm_print: { request: ConfirmPrint; response: DocumentDetail }
  /** Saves a stored document where the user says. */
  save_copy: { request: ByNumber; response: SavedCopy }
  /** Looks up rows of the register. */
  look_up: { request: LookUp; response: RegisterPage }
  /** Everything about a certificate or slip, masked. */
  show_document: { request: ByNumber; response: DocumentDetail }
  /** Draws a stored document as a PNG. */
  show_picture: { request: ShowPicture; response: ArrayBuffer }
  /** The stored bytes of a document. */
  read_document: { request: ByNumber; response: ArrayBuffer }
  /** Makes a certificate void. */
  void_certificate: { request: VoidCertificate; response: DocumentDetail }
  /** What a month would export. */
  check_month: { request: CheckMonth; response: MonthCheck }
  /** Exports a month, masked. */
  export_month: { request: ExportMonth; response: Exported }
  /** Lets the user choose a folder. */
  choose_folder: { request: Nothing; response: ChosenFolder }
  /** Walks the register and says what is wrong. */
  verify_book: { request: Nothing; response: BookReport }
  /** Both lists of the catalog in force. */
  list_items: { request: Nothing; response: ItemList }
  /** The guide of an item. */
  show_item: { request: ByCode; response: ItemGuide }
  /** The blank sample of an item as a PDF. */
  read_sample: { request: ByCode; response: ArrayBuffer }
  /** The blank sample of an item as a PNG. */
  show_sample: { request: SamplePicture; response: ArrayBuffer }
  /** Sends the blank sample of an item to the print queue. */
  print_sample: { request: PrintSample; response: PrintJob }
  /** Saves the blank sample of an item where the user says. */
  save_sample: { request: ByCode; response: SavedCopy }
  /** The guide of an item, or the booklet of all, as a PDF. */
  read_guide: { request: ReadGuide; response: ArrayBuffer }
  /** Sends the guide of an item to the print queue. */
  print_guide: { request: PrintSample; response: PrintJob }
  /** Saves the guide of an item where the user says. */
  save_guide: { request: ByCode; response: SavedCopy }
  /** Saves the booklet of all guides where the user says. */
  save_booklet: { request: Nothing; response: SavedCopy }
  /** A blank form of commitment to the unit that needs the fact, as a PDF. */
  read_commitment: { request: Commitment; response: ArrayBuffer }
  /** Sends a form of commitment to the print queue. */
  print_commitment: { request: Commitment; response: PrintJob }
  /** Saves a form of commitment where the user says. */
  save_commitment: { request: Commitment; response: SavedCopy }
  /** The wall poster of both lists, A3. */
  read_poster: { request: Nothing; response: ArrayBuffer }
  /** Saves the wall poster where the user says. */
  save_poster: { request: Nothing; response: SavedCopy }
  /** The notice of a deliberation as a PDF. */
  read_notice: { request: Notice; response: ArrayBuffer }
  /** Sends the notice of a deliberation to the print queue. */
  print_notice: { request: Notice; response: PrintJob }
  /** Saves the notice of a deliberation where the user says. */
  save_notice: { request: Notice; response: SavedCopy }
  /** The receipt of an application as a PDF. */
  read_receipt: { request: Application; response: ArrayBuffer }
  /** Sends the receipt of an application to the print queue. */
  print_receipt: { request: Application; response: PrintJob }
  /** Sends the sign-off sheet of an application to the print queue. */
  print_sign_off: { request: Application; response: PrintJob }
  /** The sign-off sheet of an application as a PDF. */
  read_sign_off: { request: Application; response: ArrayBuffer }
  /** The stub of a certificate as a PDF, masked. */
  read_stub: { request: ByNumber; response: ArrayBuffer }
  /** Saves the stub of a certificate where the user says. */
  save_stub: { request: ByNumber; response: SavedCopy }
  /** Checks a scanned code, a short code, or a file. */
  verify_credential: { request: VerifyCredential; response: CredentialVerdict }
  /** The hall's own key and the trust bundle in force. */
  show_trust: { request: Nothing; response: TrustView }
  /** Takes a trust bundle of the county into use. */
  import_trust: { request: ImportTrust; response: TrustView }
  /** Makes a new key for the codes of this hall, at once or from a day to come. */
  rotate_key: { request: RotateKey; response: TrustView }
  /** What the county needs to know of this hall, as a file. */
  export_enrolment: { request: Nothing; response: ArrayBuffer }
  /** Saves that file where the user says. */
  save_enrolment: { request: Nothing; response: SavedCopy }
  /** Hall, numbering, printer, appearance. */
  show_settings: { request: Nothing; response: Settings }
  /** Writes a new version of the hall. */
  save_hall: { request: WireHall; response: Settings }
  /** Writes a new version of the numbering. */
  save_numbering: { request: WireNumbering; response: Settings }
  /** Chooses the printer. */
  save_printer: { request: SavePrinter; response: Settings }
  /** Chooses type size and contrast. */
  save_appearance: { request: SaveAppearance; response: Settings }
  /** The printers of this computer. */
  list_printers: { request: Nothing; response: Printers }
  /** Prints a page to see that the printer works. */
  print_test_page: { request: SavePrinter; response: PrintJob }
}
