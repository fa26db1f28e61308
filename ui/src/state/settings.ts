/** The settings in force. Appearance takes effect on the document the moment it is known. */
import { readonly, ref } from 'vue'

import { call } from '../ipc'
import type { Settings } from '../ipc'

const inForce = ref<Settings | null>(null)

export const settings = readonly(inForce)

/** Keeps an answer of `show_settings` or of one of the `save_…` commands. */
export function keepSettings(answer: Settings): void {
  inForce.value = answer
  showAppearance(answer.font, answer.highContrast)
}

export async function loadSettings(): Promise<Settings> {
  const answer = await call('show_settings', {})
  keepSettings(answer)
  return answer
}

/** Type size (`normal`, `large`, `xlarge`) and contrast of the whole window. */
export function showAppearance(font: string, highContrast: boolean): void {
  const root = document.documentElement
  root.dataset.font = font
  if (highContrast) root.dataset.contrast = 'high'
  else delete root.dataset.contrast
}

/** Names the system for the stylesheet: its fonts differ, and the fallback of Linux must not be used on Windows. */
export function nameSystem(userAgent: string): void {
  if (userAgent.includes('Windows')) document.documentElement.dataset.os = 'windows'
}
