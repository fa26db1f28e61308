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

export async function printSample(code: string): Promise<void> {
  const job = await telling(() => call('print_sample', { code }))
  if (job) tellDone('空白样表已送打印机。', job.printer)
}
