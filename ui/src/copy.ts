/** Words that more than one screen says, or that a rule of the copy governs. Facts first, then what to do; no blame. */
import type { Flow, RowState } from './ipc'

export const copy = {
  searchPlaceholder: '居民要什么证明？输名称、俗称或拼音首字母，如 qsgx',
  searchEmpty: '输入后，这里分“可以出具”和“不应出具”两组显示。',
  searchNone: '两张清单里都没有。换个说法再查，或按 F8 打印告知单。',
  permitted: '可以出具',
  prohibited: '不应出具',
  blockTitle: '不应由社区出具',
  blockRole: '这一项谁都不能在窗口放行。清单有变动，由县区换新清单。',
  unlistedTitle: '清单里没有这一项',
  unlisted: '没有法规依据的，社区不出具。请对方单位写明依据和用途；给不出的，打印告知单让居民带走。',
  unitUnknown: '居民未说明',
  print: '补打',
  cameOut: '已出纸',
  printAgain: '重打',
  saveCopy: '存成 PDF',
  numberFixed: '证明已经编号，不用重填。',
  registered: '已登记，号码不会变。',
  voidWarning: '作废后不能恢复，号码不再用。请写原因。',
  issueAndPrint: '出具并打印',
  numberLater: '文号在出具时编定，错了可作废重开。',
  steps: ['选事项', '填写核对', '打印盖章', '交付'],
  voidReasons: [
    '姓名写错',
    '证件号码写错',
    '日期写错',
    '地址写错',
    '用证单位或用途写错',
    '打印污损，无法交付',
    '居民不再需要',
  ],
  printReasons: ['卡纸', '没有纸', '没墨或字迹不清', '打印机没有反应', '打歪或打重了'],
} as const

export function announceSelected(prohibited: boolean, name: string): string {
  return `${prohibited ? copy.prohibited : copy.permitted}：${name}`
}

/** 当场办结, 限 5 个工作日, 先议事协商. */
export function flowWords(flow: Flow, workingDays: number | null): string {
  if (flow === 'on_the_spot') return '当场办结'
  if (flow === 'deliberation') return '先议事协商'
  return workingDays === null ? '限时办结' : `限 ${workingDays} 个工作日`
}

export function toFix(count: number): string {
  return `有 ${count} 处要补上，才能出具`
}

export function slipDone(number: string, unit: string, unitCount: number): string {
  return unit ? `已登记 ${number}。本月${unit}第 ${unitCount} 次。` : `已登记 ${number}。`
}

export function draftKept(time: string): string {
  return `草稿已存 ${time}`
}

/** How a row of the register stands: word and tone. */
export const rowStates: Record<RowState, { text: string; tone: 'ok' | 'wait' | 'off' | 'block' }> = {
  issued: { text: '已出具', tone: 'ok' },
  unconfirmed: { text: '未确认出纸', tone: 'wait' },
  void: { text: '已作废', tone: 'off' },
  replaced: { text: '已重开', tone: 'off' },
  refused: { text: '不予出具', tone: 'block' },
}
