import { mount } from '@vue/test-utils'
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'

import { press } from '../testing/screen'
import { capsOf, comboOf, keysInForce, useKeys } from './keys'
import type { PageKey } from './keys'

let mounted: VueWrapper[] = []
afterEach(() => {
  mounted.forEach(each => each.unmount())
  mounted = []
  document.body.innerHTML = ''
})

function layer(keys: PageKey[], options: Parameters<typeof useKeys>[1] = {}): void {
  const page = defineComponent({
    setup() {
      useKeys(keys, options)
      return () => h('div')
    },
  })
  mounted.push(mount(page, { attachTo: document.body }))
}

function focusNew(html: string): HTMLElement {
  document.body.insertAdjacentHTML('beforeend', html)
  const element = document.body.lastElementChild as HTMLElement
  const target = element.querySelector<HTMLElement>('[data-here]') ?? element
  target.focus()
  return target
}

describe('keys', () => {
  it('fire once and do not reach the page', async () => {
    const run = vi.fn()
    layer([{ combo: 'F8', label: '打印', run }])
    expect(await press('F8'), 'taken').toBe(true)
    expect(run, 'once').toHaveBeenCalledOnce()
  })

  it('stay silent while an input method composes', async () => {
    const run = vi.fn()
    layer([{ combo: 'Escape', label: '下一位', run }])
    await press('Escape', { isComposing: true })
    await press('Escape', { keyCode: 229 })
    expect(run, 'Esc belongs to the input method').not.toHaveBeenCalled()
  })

  it('held down act once', async () => {
    const run = vi.fn()
    layer([{ combo: 'F8', label: '打印', run }])
    await press('F8')
    await press('F8', { repeat: true })
    expect(run, 'a finger resting on F8 must not print twice').toHaveBeenCalledOnce()
  })

  it('of the page are hidden by an open dialog, whatever was mounted first', async () => {
    const ofPage = vi.fn()
    const ofDialog = vi.fn()
    const open = ref(true)
    layer([{ combo: 'Escape', label: '关闭', run: ofDialog }], { level: 'dialog', active: open })
    layer([
      { combo: 'Escape', label: '下一位', run: ofPage },
      { combo: 'F8', label: '打印', run: ofPage },
    ])
    await press('Escape')
    await press('F8')
    expect(ofDialog, 'the dialog closes').toHaveBeenCalledOnce()
    expect(ofPage, 'the page below hears nothing').not.toHaveBeenCalled()
    open.value = false
    await press('F8')
    expect(ofPage, 'closed, the page hears again').toHaveBeenCalledOnce()
  })

  it('of an open drop-down stay with it', async () => {
    const run = vi.fn()
    layer([{ combo: 'Escape', label: '返回', run }])
    focusNew('<div data-popup-open><input data-here></div>')
    await press('Escape')
    expect(run, 'Esc closes the list first').not.toHaveBeenCalled()
  })

  it('leave Enter to a button under the focus', async () => {
    const run = vi.fn()
    layer([{ combo: 'Enter', label: '已出纸', run }])
    focusNew('<button>重打</button>')
    expect(await press('Enter'), 'not taken').toBe(false)
    expect(run, 'Enter presses the button that has the focus').not.toHaveBeenCalled()
    ;(document.activeElement as HTMLElement).blur()
    await press('Enter')
    expect(run, 'with nothing under the focus it is the page’s').toHaveBeenCalledOnce()
  })

  it('of the web view never happen', async () => {
    layer([])
    expect(await press('F5'), 'no reload').toBe(true)
    expect(await press('p', { ctrlKey: true }), 'no print dialog of the browser').toBe(true)
    expect(await press('a'), 'letters are for typing').toBe(false)
  })

  it('are listed for the bar and the F1 card from the same map', () => {
    layer([{ combo: 'F8', label: '打印告知单', run: () => undefined }])
    layer([{ combo: 'F1', label: '本页按键', run: () => undefined }], { level: 'window' })
    expect(
      keysInForce.value.map(key => key.label),
      'the page’s first',
    ).toEqual(['打印告知单', '本页按键'])
    expect(capsOf({ combo: 'Escape', label: '' }), 'as printed on the key').toEqual(['Esc'])
  })

  it('are named alike however they are typed', () => {
    const named = (key: string, init: KeyboardEventInit = {}) => comboOf(new KeyboardEvent('keydown', { key, ...init }))
    expect(named('m', { ctrlKey: true }), 'letters are upper case').toBe('Ctrl+M')
    expect(named('1', { altKey: true }), 'digits').toBe('Alt+1')
    expect(named('?', { shiftKey: true }), 'a typed sign is itself').toBe('?')
  })
})
