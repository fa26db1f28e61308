/** Made-up answers of the desk, small enough to read. Names, units and numbers belong to nobody. */
import type {
  Check,
  DocumentDetail,
  FindAnswer,
  Form,
  FormField,
  ItemGuide,
  ProhibitionView,
  RegisterRow,
  Settings,
  Today,
  WireHit,
} from '../ipc'

export const NUMBER = '柳荫居证〔2026〕0418号'
export const SLIP = '柳荫居告〔2026〕0053号'

export function row(changes: Partial<RegisterRow> = {}): RegisterRow {
  return {
    number: NUMBER,
    at: '2026-11-23T14:36:00+08:00',
    code: 'K29',
    itemName: '居住情况说明',
    subject: '张**',
    id: '**************0016',
    unit: '示例市第二实验小学',
    state: 'issued',
    ...changes,
  }
}

export function day(changes: Partial<Today> = {}): Today {
  return {
    date: '2026-11-23',
    hallName: '柳荫社区便民服务大厅',
    window: '1号窗口',
    clerk: '王敏',
    releaseTitle: '六安市事项清单 2026 年 10 月版',
    issued: 12,
    refused: 5,
    unconfirmed: [],
    recent: [row()],
    drafts: [],
    usual: [{ code: 'K29', name: '居住情况说明', flow: 'on_the_spot', workingDays: null }],
    units: [],
    isDemonstration: true,
    ...changes,
  }
}

export function hit(changes: Partial<WireHit> = {}): WireHit {
  return {
    lane: 'permitted',
    code: 'K05',
    name: '指定监护人决定书',
    nameMarks: [{ start: 2, end: 4 }],
    alias: null,
    aliasMarks: [],
    matched: 'initials',
    flow: 'on_the_spot',
    workingDays: null,
    canIssue: true,
    whyNot: null,
    ...changes,
  }
}

export const kinship = hit({
  lane: 'prohibited',
  code: 'P01',
  name: '亲属关系证明',
  nameMarks: [],
  alias: '监护关系证明',
  aliasMarks: [{ start: 0, end: 2 }],
  flow: null,
  canIssue: false,
})

export function found(changes: Partial<FindAnswer> = {}): FindAnswer {
  return { lane: 'prohibited', reason: '在不应出具的清单里。', spans: [], hits: [hit(), kinship], ...changes }
}

export const nothingFound: FindAnswer = { lane: 'unlisted', reason: '两张清单里都没有。', spans: [], hits: [] }

const basis = { cite: '公通字〔2016〕21号', grade: 'B', gradeMeaning: '只读到片段', source: null, note: null }

export const block: ProhibitionView = {
  code: 'P01',
  name: '亲属关系证明',
  listedIn: '国家清单（第一批）第1项',
  listDocument: '民发〔2020〕20号附件',
  reason: '亲属关系以户口簿为准，社区没有核实的法定职责。',
  short: '看户口簿。',
  say: '亲属关系不在社区可以证明的范围内。',
  routes: [{ office: '户籍地派出所', how: '查历史户籍档案' }],
  legalBases: [basis],
  covers: ['父母与子女'],
  notThis: [],
  aliases: ['监护关系证明'],
  monthCount: 6,
  topUnit: { name: '某银行清河支行', count: 3 },
  units: ['某银行清河支行', '某燃气公司'],
}

export const guide: ItemGuide = {
  code: 'K29',
  name: '居住情况说明',
  formName: '说明',
  aliases: ['居住证明'],
  issuer: '居民委员会',
  appliesTo: '社区居民委员会',
  legalBases: [basis],
  requestedBy: '学校',
  purpose: '仅说明某人在某处居住的事实',
  applicant: '实际居住的人',
  conditions: [],
  materials: [{ name: '身份证', originalRequired: true }],
  process: ['登记'],
  flow: 'on_the_spot',
  timeLimit: '当场办结',
  timeLimitBasis: '六民办〔2021〕40号',
  validity: '30 日',
  fee: '不收费',
  deliberation: null,
  notice: null,
  signing: '经办人、负责人',
  mustNotState: ['婚姻家庭关系'],
  note: null,
  grade: 'B',
  templateVersion: 1,
  enabled: true,
  canIssue: true,
  whyNot: null,
}

export function field(key: string, changes: Partial<FormField> = {}): FormField {
  return {
    key,
    label: key,
    kind: 'text',
    group: 'fact',
    required: true,
    hint: null,
    options: [],
    open: false,
    maxChars: 80,
    suggestions: [],
    ...changes,
  }
}

export const fields: FormField[] = [
  field('live_from', { label: '居住起', kind: 'date' }),
  field('applicant_name', { label: '姓名', kind: 'name', group: 'person' }),
  field('asking_unit', { label: '用证单位', kind: 'unit', group: 'who_asks', suggestions: ['示例市第二实验小学'] }),
  field('note', { label: '备注', kind: 'multiline', required: false }),
]

export function form(changes: Partial<Form> = {}): Form {
  return {
    code: 'K29',
    name: '居住情况说明',
    formName: '说明',
    flow: 'on_the_spot',
    workingDays: null,
    templateVersion: 1,
    release: '2026.10',
    legalBases: [basis],
    fields,
    materials: [{ name: '身份证', originalRequired: true }],
    mustNotState: ['婚姻家庭关系'],
    note: null,
    validity: '30 日',
    values: {},
    seen: [],
    draftSavedAt: null,
    replaces: null,
    canIssue: true,
    whyNot: null,
    ...changes,
  }
}

export function check(changes: Partial<Check> = {}): Check {
  return {
    id: 'prohibited_content',
    level: 'stop',
    text: '备注写了“母女关系”，属于不应出具的“亲属关系证明”。请删掉这句。',
    detail: null,
    field: 'note',
    marks: [{ start: 1, end: 5 }],
    needsConfirmation: false,
    certificate: null,
    prohibition: 'P01',
    ...changes,
  }
}

export function detail(changes: Partial<DocumentDetail> = {}): DocumentDetail {
  return {
    number: NUMBER,
    kind: 'certificate',
    code: 'K29',
    itemName: '居住情况说明',
    at: '2026-11-23T14:36:00+08:00',
    state: 'unconfirmed',
    templateVersion: 1,
    release: '2026.10',
    validUntil: '2026-12-23',
    facts: [{ label: '姓名', value: '张**' }],
    life: [{ kind: 'issued', label: '出具', at: '2026-11-23T14:36:00+08:00', actor: '王敏', note: null }],
    reprints: 0,
    replaces: null,
    replacedBy: null,
    signatures: ['经办人', '负责人'],
    seal: '居民委员会章',
    sha256: '9f3c27a1b4c5d6e7'.repeat(4),
    bytes: 110000,
    ...changes,
  }
}

export function someSettings(changes: Partial<Settings> = {}): Settings {
  return {
    hall: {
      committeeName: '清河街道柳荫社区居民委员会',
      committee: 'residents',
      hallName: '柳荫社区便民服务大厅',
      region: '六安市',
      supervisionPhone: '0000-555 0100',
      clerk: '王敏',
      head: '赵某',
      sealKeeper: '李强',
    },
    numbering: { certificatePattern: '柳荫居证〔{年}〕{号}号', refusalPattern: '柳荫居告〔{年}〕{号}号', digits: 4 },
    nextCertificate: '柳荫居证〔2026〕0419号',
    nextRefusal: SLIP,
    printer: null,
    font: 'normal',
    highContrast: false,
    version: '0.1.0',
    release: '2026.10',
    releaseTitle: '六安市事项清单 2026 年 10 月版',
    ...changes,
  }
}
