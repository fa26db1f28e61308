/** The paper after it was registered: is it out, does it need another try, is it to be void. */
import { computed, ref } from 'vue'

import { call, problemFrom } from '../../ipc'
import type { DocumentDetail, Problem } from '../../ipc'
import { pixelsFor, usePicture } from '../../state/picture'
import { tellDone, telling } from '../../state/notices'
import { forgetPrinting, printingOf, sendToPrinter } from '../../state/printing'
import { refreshToday } from '../../state/today'

export function useDone(number: string) {
  const detail = ref<DocumentDetail | null>(null)
  const problem = ref<Problem | null>(null)
  const picture = usePicture()
  const printing = computed(() => printingOf(number))
  const isVoid = computed(() => detail.value?.state === 'void' || detail.value?.state === 'replaced')

  async function open(): Promise<void> {
    void telling(() => picture.draw(() => call('show_picture', { number, width: pixelsFor(520) })))
    try {
      detail.value = await call('show_document', { number })
    } catch (thrown) {
      problem.value = problemFrom(thrown)
    }
  }

  async function print(printer?: string): Promise<void> {
    await sendToPrinter(number, printer)
  }

  /** 已出纸. Says whether it was registered. */
  async function cameOut(): Promise<boolean> {
    const answer = await telling(() => call('confirm_print', { number, cameOut: true }))
    if (!answer) return false
    detail.value = answer
    forgetPrinting(number)
    return true
  }

  /** 没打出来: registered with its reason; the certificate stays and can be printed again. */
  async function notOut(reason: string): Promise<void> {
    const answer = await telling(() => call('confirm_print', { number, cameOut: false, reason }))
    if (!answer) return
    detail.value = answer
    forgetPrinting(number)
    tellDone('已记下没打出来。', '修好以后按 Ctrl+P 重打。')
    await telling(refreshToday)
  }

  function keep(answer: DocumentDetail): void {
    detail.value = answer
    forgetPrinting(number)
    void telling(refreshToday)
  }

  return { detail, problem, picture: picture.url, printing, isVoid, open, print, cameOut, notOut, keep }
}
