/**
 * The keyboard, in one place. A page declares its keys once; they become hotkeys, the bar at the bottom, the F1 card.
 *
 * 1. Nothing fires while an input method composes.
 * 2. One listener on `window` in the capture phase: Element Plus stops some keys before they bubble that far.
 * 3. An open drop-down keeps its own Esc, Enter and arrows.
 * 4. A dialog is a modal layer: the page below it does not hear its keys.
 * 5. The web view's own F3, F5, F7, Ctrl+P … never happen.
 */
import { computed, onBeforeUnmount, onMounted, shallowReactive, toValue } from 'vue'
import type { MaybeRefOrGetter } from 'vue'

import { isComposing } from './composing'

/** A key of a page. */
export interface PageKey {
  /** `F8`, `Ctrl+Enter`, `Escape`; for a key that is only described, any text. */
  combo: string
  /** What it does, in two to six characters. */
  label: string
  /** What to do; none when an element of the page handles the key itself. */
  run?: () => void
  /** Key caps to show instead of the combo. */
  caps?: string[]
  /** `always` on the bar, on a `wide` bar only, at its `end`, or only in the `help` card. */
  place?: 'always' | 'wide' | 'end' | 'help'
}

/** The window's own keys lie below the page's, those of an open dialog above; a dialog hides all below it. */
type Level = 'window' | 'page' | 'dialog'

interface Layer {
  keys: MaybeRefOrGetter<PageKey[]>
  active: MaybeRefOrGetter<boolean>
  level: Level
}

interface Options {
  level?: Level
  /** Whether the layer takes part at the moment. */
  active?: MaybeRefOrGetter<boolean>
}

const LEVELS: Level[] = ['dialog', 'page', 'window']

/** Keys of the web view that would pull the clerk out of the page. */
const SWALLOWED = new Set([
  'F3',
  'F5',
  'F6',
  'F7',
  'F10',
  'Alt+ArrowLeft',
  'Alt+ArrowRight',
  'Ctrl+F5',
  'Ctrl+R',
  'Ctrl+Shift+R',
  'Ctrl+P',
  'Ctrl+S',
  'Ctrl+F',
  'Ctrl+G',
  'Ctrl+U',
  'Ctrl+J',
  'Ctrl+O',
  'Ctrl+N',
])

const layers = shallowReactive<Layer[]>([])

/** Active layers, the topmost first, down to the first open dialog. */
function layersInForce(): Layer[] {
  const ordered = LEVELS.flatMap(level =>
    layers.filter(layer => layer.level === level && toValue(layer.active)).reverse(),
  )
  const dialog = ordered.findIndex(layer => layer.level === 'dialog')
  return dialog < 0 ? ordered : ordered.slice(0, dialog + 1)
}

/** `Ctrl+Shift+R`, `Alt+1`, `F8`, `ArrowDown`. */
export function comboOf(event: KeyboardEvent): string {
  const name = event.key.length === 1 ? event.key.toUpperCase() : event.key
  const shift = event.shiftKey && (event.key.length > 1 || event.ctrlKey)
  return `${event.ctrlKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${name}`
}

/** The caps printed for a combo. */
export function capsOf(key: PageKey): string[] {
  const printed: Record<string, string> = {
    Escape: 'Esc',
    ArrowUp: '↑',
    ArrowDown: '↓',
    PageUp: 'PgUp',
    PageDown: 'PgDn',
  }
  return key.caps ?? [printed[key.combo] ?? key.combo]
}

function keepsItself(combo: string, target: Element | null): boolean {
  const open = target?.closest('[data-popup-open]') ?? openSelect(target)
  if (open) return ['Escape', 'Enter', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'].includes(combo)
  // A button under the focus answers Enter itself, and so does a field that goes to the next one.
  return combo === 'Enter' && !!target?.closest('button, a[href], input, textarea, select, summary, [contenteditable]')
}

function openSelect(target: Element | null): Element | null {
  return target?.getAttribute('aria-expanded') === 'true' ? target.closest('.el-select') : null
}

function onKeydown(event: KeyboardEvent): void {
  if (isComposing(event)) return
  const combo = comboOf(event)
  const target = event.target instanceof Element ? event.target : null
  if (SWALLOWED.has(combo)) event.preventDefault()
  if (keepsItself(combo, target)) return
  const key = layersInForce()
    .flatMap(layer => toValue(layer.keys))
    .find(each => each.combo === combo && each.run)
  if (!key) return
  event.preventDefault()
  event.stopPropagation()
  // A key held down repeats; printing twice is worse than waiting for the finger.
  if (!event.repeat || combo.startsWith('Page')) key.run?.()
}

/** Declares keys for as long as the component lives. */
export function useKeys(keys: MaybeRefOrGetter<PageKey[]>, options: Options = {}): void {
  const layer: Layer = { keys, active: options.active ?? true, level: options.level ?? 'page' }
  onMounted(() => {
    if (layers.length === 0) window.addEventListener('keydown', onKeydown, true)
    layers.push(layer)
  })
  onBeforeUnmount(() => {
    layers.splice(layers.indexOf(layer), 1)
    if (layers.length === 0) window.removeEventListener('keydown', onKeydown, true)
  })
}

/** Keys that count now, the topmost layer first: for the bar and the F1 card. */
export const keysInForce = computed<PageKey[]>(() => layersInForce().flatMap(layer => toValue(layer.keys)))
