/** Moves the focus to the element with this id and brings it into sight. Says whether there was one. */
export function focusOn(id: string): boolean {
  const element = document.getElementById(id)
  if (!element) return false
  element.focus()
  element.scrollIntoView?.({ block: 'nearest' })
  return document.activeElement === element
}
