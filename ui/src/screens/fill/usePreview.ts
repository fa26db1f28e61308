/** The page as it will be printed, drawn by the desk a moment after the last key. */
import { ref } from 'vue'

import { call, problemFrom } from '../../ipc'
import { Later } from '../../parts/latest'
import { sentences } from '../../parts/words'
import { pixelsFor, usePicture } from '../../state/picture'
import type { Draftable } from './useFillForm'

const PREVIEW_MS = 150

export function usePreview(form: Draftable, width: () => number) {
  const picture = usePicture()
  /** Why there is no picture, in words. */
  const trouble = ref('')
  let asked = 0

  async function draw(): Promise<void> {
    const shown = width()
    if (shown === 0) return
    const mine = ++asked
    try {
      const request = { code: form.code, values: { ...form.values }, width: pixelsFor(shown) }
      await picture.draw(() => call('preview_form', request))
      if (mine === asked) trouble.value = ''
    } catch (thrown) {
      // An older picture would show another text than the form: none is better.
      if (mine !== asked) return
      picture.clear()
      const problem = problemFrom(thrown)
      trouble.value = sentences(problem.message, problem.hint)
    }
  }
  const later = new Later(PREVIEW_MS, () => void draw())

  return { url: picture.url, trouble, soon: () => later.soon(), now: draw, stop: () => later.cancel() }
}
