/** What the desk does about the day: settling papers, throwing drafts away, saying that its data is painted. */
import { nextTick, ref } from 'vue'

import { call } from '../../ipc'
import type { DraftLine } from '../../ipc'
import { tellDone, telling } from '../../state/notices'
import { forgetPrinting } from '../../state/printing'
import { refreshToday } from '../../state/today'

export function useDay() {
  const discarding = ref<DraftLine | null>(null)

  /** Asks for the day and marks the moment its data is on the screen. */
  async function open(): Promise<void> {
    await telling(refreshToday)
    await nextTick()
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('desk-ready')))
  }

  async function cameOut(number: string): Promise<void> {
    const detail = await telling(() => call('confirm_print', { number, cameOut: true }))
    if (!detail) return
    forgetPrinting(number)
    tellDone(`${number} 已出纸。`)
    await telling(refreshToday)
  }

  function askDiscard(draft: DraftLine): void {
    discarding.value = draft
  }

  async function discard(): Promise<void> {
    const draft = discarding.value
    discarding.value = null
    if (!draft) return
    await telling(() => call('discard_draft', { code: draft.code }))
    await telling(refreshToday)
  }

  return { discarding, open, cameOut, askDiscard, discard }
}
