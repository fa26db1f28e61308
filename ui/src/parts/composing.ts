/** Whether an input method is composing: nothing may react to such a key. 229 is what old engines send instead. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}
