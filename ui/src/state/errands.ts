/** Saving a paper as a file, printing it again, printing a blank sample: small errands that end in one line. */
import { call } from '../ipc'
import { tellDone, tellFailed, telling } from './notices'
import { sendToPrinter } from './printing'

/** 补打: the same bytes once more. */
export async function reprint(number: string): Promise<void> {
  const printing = await sendToPrinter(number)
  if (printing.state === 'failed') tellFailed(printing.text, printing.hint)
  else tellDone(`${number} 已送打印机。`, printing.printer ?? '')
}

/** Saves a stored document where the user says; nothing happens when the user changes their mind. */
export async function saveCopy(number: string): Promise<void> {
  const saved = await telling(() => call('save_copy', { number }))
  if (saved?.path) tellDone('已存好。', `文件在 ${saved.path}`)
}

export async function saveSample(code: string): Promise<void> {
  const saved = await telling(() => call('save_sample', { code }))
  if (saved?.path) tellDone('空白样表已存好。', `文件在 ${saved.path}`)
}

/** 办事指南 of an item, to be saved or printed. */
export async function saveGuide(code: string): Promise<void> {
  const saved = await telling(() => call('save_guide', { code }))
  if (saved?.path) tellDone('办事指南已存好。', `文件在 ${saved.path}`)
}

export async function printGuide(code: string): Promise<void> {
  const job = await telling(() => call('print_guide', { code }))
  if (job) tellDone('办事指南已送打印机。', job.printer)
}

/** All guides in one file. */
export async function saveBooklet(): Promise<void> {
  const saved = await telling(() => call('save_booklet', {}))
  if (saved?.path) tellDone('办事指南汇编已存好。', `文件在 ${saved.path}`)
}

/** Both lists for the wall, A3. */
export async function savePoster(): Promise<void> {
  const saved = await telling(() => call('save_poster', {}))
  if (saved?.path) tellDone('清单海报已存好。', `文件在 ${saved.path}`)
}

/** A blank 告知承诺书 for the resident to take to the unit. */
export async function printCommitment(request: string, code: string, unit: string): Promise<void> {
  const job = await telling(() => call('print_commitment', { request, code, unit }))
  if (job) tellDone('告知承诺书（空白表）已送打印机。', job.printer)
}

/** 受理回执 or 审签单 of an application that is not settled at once. */
export async function printApplication(
  paper: 'receipt' | 'sign_off',
  application: { code: string; values: Record<string, string>; materials: string[] },
): Promise<void> {
  const job = await telling(() => call(paper === 'receipt' ? 'print_receipt' : 'print_sign_off', application))
  if (job) tellDone(paper === 'receipt' ? '受理回执已送打印机。' : '审签单已送打印机。', job.printer)
}

/** 存根 of a certificate, masked. */
export async function saveStub(number: string): Promise<void> {
  const saved = await telling(() => call('save_stub', { number }))
  if (saved?.path) tellDone('存根已存好。', `文件在 ${saved.path}`)
}

export async function printSample(code: string): Promise<void> {
  const job = await telling(() => call('print_sample', { code }))
  if (job) tellDone('空白样表已送打印机。', job.printer)
}
