import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

import SuggestInput from './SuggestInput.vue'
import { matching, offersOf, step } from './suggest'

const offers = offersOf(['某银行清河支行', '某燃气公司', '示例市第二实验小学'])

function open(props: Record<string, unknown> = {}) {
  const onPick = vi.fn()
  const wrapper = mount(SuggestInput, {
    attachTo: document.body,
    props: {
      id: 'unit',
      offers,
      modelValue: '',
      onPick,
      'onUpdate:modelValue': (modelValue: string) => wrapper.setProps({ modelValue }),
      ...props,
    },
  })
  return { wrapper, input: wrapper.get('input'), onPick }
}
afterEach(() => {
  document.body.innerHTML = ''
})

describe('a field that offers words', () => {
  it('takes the first offer with ↓ Enter and says that it did', async () => {
    const { input, onPick } = open()
    await input.trigger('keydown', { key: 'ArrowDown' })
    expect(input.attributes('aria-activedescendant'), 'the first offer is the active one').toBe('unit-o0')
    await input.trigger('keydown', { key: 'Enter' })
    expect(input.element.value, 'taken into the field').toBe('某银行清河支行')
    expect(onPick, 'the form may go on').toHaveBeenCalledOnce()
    expect(input.attributes('aria-expanded'), 'the list is closed').toBe('false')
  })

  it('narrows while typing and leaves Enter to the form', async () => {
    const { wrapper, input, onPick } = open()
    await input.setValue('燃气')
    expect(
      wrapper.findAll('[role=option]').map(each => each.text()),
      'only what holds the words',
    ).toEqual(['某燃气公司'])
    const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
    input.element.dispatchEvent(event)
    expect(event.defaultPrevented, 'nothing was chosen: the form decides what Enter means').toBe(false)
    expect(onPick, 'nothing is taken by accident').not.toHaveBeenCalled()
  })

  it('does not take an offer while an input method composes', async () => {
    const { input, onPick } = open()
    await input.trigger('keydown', { key: 'ArrowDown' })
    await input.trigger('keydown', { key: 'Enter', isComposing: true })
    expect(onPick, 'Enter confirmed the composition').not.toHaveBeenCalled()
  })

  it('closes its list with Esc and keeps the key to itself', async () => {
    const { input } = open()
    await input.trigger('keydown', { key: 'ArrowDown' })
    const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    input.element.dispatchEvent(event)
    expect(event.defaultPrevented, 'Esc is used up').toBe(true)
  })

  it('goes round at both ends and matches anywhere', () => {
    expect(step(-1, 1, 3), 'from none to the first').toBe(0)
    expect(step(2, 1, 3), 'from the last to the first').toBe(0)
    expect(step(0, -1, 3), 'from the first to the last').toBe(2)
    expect(step(-1, 1, 0), 'nowhere in an empty list').toBe(-1)
    expect(matching(offers, '').length, 'all while nothing is typed').toBe(3)
  })
})
