/** A picture that is asked for again and again: only the newest is shown, and each old one is given back. */
import { onScopeDispose, readonly, ref } from 'vue'
import type { Ref } from 'vue'

import { Turns } from '../parts/latest'

export interface Picture {
  url: Readonly<Ref<string | null>>
  /** Asks for a picture and shows it unless a newer one was asked for meanwhile. */
  draw: (ask: () => Promise<ArrayBuffer>) => Promise<void>
  clear: () => void
}

export function usePicture(): Picture {
  const url = ref<string | null>(null)
  const turns = new Turns()

  function show(next: string | null): void {
    if (url.value) URL.revokeObjectURL(url.value)
    url.value = next
  }

  async function draw(ask: () => Promise<ArrayBuffer>): Promise<void> {
    const isLatest = turns.begin()
    const bytes = await ask()
    if (isLatest()) show(URL.createObjectURL(new Blob([bytes], { type: 'image/png' })))
  }

  function clear(): void {
    turns.end()
    show(null)
  }

  onScopeDispose(clear)
  return { url: readonly(url), draw, clear }
}

/** Pixels for a picture shown `width` CSS pixels wide, sharp on this screen and never needlessly large. */
export function pixelsFor(width: number, ratio = window.devicePixelRatio || 1): number {
  return Math.round(Math.min(Math.max(width * ratio, 320), 1600))
}
