import { nextTick, readonly, ref } from 'vue'

const text = ref('')

/** What the shell's one polite live region says now. */
export const spoken = readonly(text)

/** Has a screen reader say something. The same words twice in a row are said twice. */
export function announce(words: string): void {
  if (text.value !== words) {
    text.value = words
    return
  }
  text.value = ''
  void nextTick(() => {
    text.value = words
  })
}
