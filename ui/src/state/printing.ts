/**
 * What became of the papers sent to the printer in this sitting. A job is asked after once a second until it is out of
 * the queue; whether paper really came out is for the clerk to say.
 */
import { reactive } from 'vue'

import { call, problemFrom } from '../ipc'
import type { ProblemCode } from '../ipc'

export interface Printing {
  number: string
  state: 'sending' | 'printing' | 'done' | 'failed'
  /** Printer it went to, once the queue took it. */
  printer: string | null
  /** How it stands, in words. */
  text: string
  /** What to do next, when it failed. */
  hint: string
  /** Why it failed, for a screen that has a way out. */
  code: ProblemCode | null
}

const WATCH_MS = 1000
/** A queue that has not moved for ten minutes is not going to. */
const MOST_LOOKS = 600

const printings = reactive(new Map<string, Printing>())

export function printingOf(number: string): Printing | undefined {
  return printings.get(number)
}

/** Sends a stored document to a printer, or to that of the settings. Never throws: see `printingOf`. */
export async function sendToPrinter(number: string, printer?: string): Promise<Printing> {
  const printing = begin(number)
  try {
    const job = await call('print_document', printer === undefined ? { number } : { number, printer })
    printing.printer = job.printer
    printing.state = 'printing'
    printing.text = `已送到打印机 ${job.printer}`
    void watchJob(printing, job.job)
  } catch (thrown) {
    fail(printing, thrown)
  }
  return printing
}

function begin(number: string): Printing {
  printings.set(number, { number, state: 'sending', printer: null, text: '正在送打印机', hint: '', code: null })
  return printings.get(number) as Printing
}

async function watchJob(printing: Printing, job: string): Promise<void> {
  const isCurrent = () => printings.get(printing.number) === printing
  for (let look = 0; look < MOST_LOOKS && isCurrent(); look += 1) {
    try {
      const report = await call('watch_job', { printer: printing.printer ?? '', job })
      if (!isCurrent()) return
      printing.state = report.state
      printing.text = report.text
    } catch (thrown) {
      fail(printing, thrown)
    }
    if (printing.state !== 'printing') return
    await new Promise(resolve => setTimeout(resolve, WATCH_MS))
  }
}

function fail(printing: Printing, thrown: unknown): void {
  const problem = problemFrom(thrown)
  printing.state = 'failed'
  printing.text = problem.message
  printing.hint = problem.hint
  printing.code = problem.code
}

/** Nobody is waiting for this paper any more. */
export function forgetPrinting(number: string): void {
  printings.delete(number)
}
