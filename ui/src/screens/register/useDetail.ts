/** One paper of the register: everything about it, masked, and its picture. */
import { ref } from 'vue'

import { call } from '../../ipc'
import type { DocumentDetail } from '../../ipc'
import { Turns } from '../../parts/latest'
import { tellDone, tellProblem, telling } from '../../state/notices'
import { pixelsFor, usePicture } from '../../state/picture'
import { forgetPrinting } from '../../state/printing'
import { refreshToday } from '../../state/today'

/** `9f3c 27a1 …`: enough of the digest to compare by eye. */
export function shortDigest(sha256: string): string {
  return (sha256.slice(0, 16).match(/.{4}/g) ?? []).join(' ')
}

export function useDetail(changed: () => void) {
  const detail = ref<DocumentDetail | null>(null)
  const picture = usePicture()
  const turns = new Turns()

  async function open(number: string): Promise<boolean> {
    const isLatest = turns.begin()
    picture.clear()
    try {
      const answer = await call('show_document', { number })
      if (!isLatest()) return false
      detail.value = answer
      void telling(() => picture.draw(() => call('show_picture', { number, width: pixelsFor(400) })))
      return true
    } catch (thrown) {
      if (isLatest()) tellProblem(thrown)
      return false
    }
  }

  function close(): void {
    turns.end()
    picture.clear()
    detail.value = null
  }

  function keep(answer: DocumentDetail): void {
    detail.value = answer
    forgetPrinting(answer.number)
    changed()
    void telling(refreshToday)
  }

  async function cameOut(): Promise<void> {
    const number = detail.value?.number
    if (!number) return
    const answer = await telling(() => call('confirm_print', { number, cameOut: true }))
    if (!answer) return
    keep(answer)
    tellDone(`${number} 已出纸。`)
  }

  return { detail, picture: picture.url, open, close, keep, cameOut }
}
