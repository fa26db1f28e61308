import { onBeforeUnmount, onMounted } from 'vue'

import { isComposing } from './composing'

/** Elements that do something with a key or a click themselves. */
const BUSY = 'input, textarea, select, button, a[href], label, [role="option"], [contenteditable], .el-overlay'

/**
 * Keeps a field at hand: typing a letter anywhere, or clicking on nothing in particular, puts the cursor into it.
 * Returns the click handler for the page.
 */
export function useAtHand(field: () => HTMLElement | undefined): (event: MouseEvent) => void {
  function onKeydown(event: KeyboardEvent): void {
    const target = event.target instanceof Element ? event.target : null
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key.length !== 1 || event.key === ' ') return
    if (target?.closest('input, textarea, select, [contenteditable], .el-overlay')) return
    field()?.focus()
  }
  onMounted(() => document.addEventListener('keydown', onKeydown))
  onBeforeUnmount(() => document.removeEventListener('keydown', onKeydown))

  return event => {
    const target = event.target instanceof Element ? event.target : null
    const isReading = (window.getSelection()?.toString() ?? '') !== ''
    if (!isReading && !target?.closest(BUSY)) field()?.focus()
  }
}
