import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { RegisterPage } from '../../ipc'
import { forgetDesk, pretendDesk } from '../../ipc/pretend'
import type { Answers } from '../../ipc/pretend'
import { NUMBER, SLIP, day, detail, row } from '../../testing/samples'
import { closeScreens, focused, openScreen, press } from '../../testing/screen'
import RegisterScreen from './RegisterScreen.vue'
import { shortDigest } from './useDetail'
import { LOOK_UP_MS, lookUpRequest } from './useRegister'

const rows = [row(), row({ number: SLIP, itemName: '亲属关系证明', subject: '', id: '', state: 'refused' })]
const pageOf = (changes: Partial<RegisterPage> = {}): RegisterPage => ({
  rows,
  total: 86,
  page: 1,
  pages: 2,
  months: ['2026-11'],
  ...changes,
})

function desk(answers: Answers = {}) {
  return pretendDesk({
    today: () => day(),
    look_up: ({ page }) => pageOf({ page }),
    show_document: ({ number }) => detail({ number, state: 'issued' }),
    show_picture: () => new ArrayBuffer(4),
    ...answers,
  })
}

beforeEach(() => void vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:1'))
afterEach(() => {
  closeScreens()
  forgetDesk()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('台账', () => {
  it('leaves out of the request what is not asked for', () => {
    expect(lookUpRequest({ text: ' ', month: '', filter: 'all' }, 1), 'unknown or empty fields are refused').toEqual({
      filter: 'all',
      page: 1,
    })
    const wanted = { text: ' 张 ', month: '2026-11', filter: 'void' as const }
    expect(lookUpRequest(wanted, 2), 'what is asked for is trimmed').toEqual({
      filter: 'void',
      page: 2,
      text: '张',
      month: '2026-11',
    })
  })

  it('goes from the box into the rows with ↓, opens with Enter, and comes back with Esc', async () => {
    desk()
    const { page } = await openScreen(RegisterScreen, '/register')
    expect(focused(), 'the box first').toBe('register-search')
    await press('ArrowDown')
    await press('ArrowDown')
    expect(document.activeElement?.textContent, 'the second row').toBe(SLIP)
    await page.findAll('button.no')[0]?.trigger('click')
    await flushPromises()
    expect(page.get('#dp-h').text(), 'the detail').toBe(NUMBER)
    expect(focused(), 'read out').toBe('dp-h')
    await press('Escape')
    expect(page.find('#dp-h').exists(), 'closed').toBe(false)
    expect(document.activeElement?.textContent, 'back on its row').toBe(NUMBER)
  })

  it('searches a moment after the last letter, once', async () => {
    const asked = desk()
    const { page } = await openScreen(RegisterScreen, '/register')
    vi.useFakeTimers()
    await page.get('#register-search').setValue('张')
    await page.get('#register-search').setValue('张某')
    await vi.advanceTimersByTimeAsync(LOOK_UP_MS)
    const requests = asked.filter(each => each.name === 'look_up').map(each => each.request)
    expect(requests.slice(1), 'one search over the book, not one a letter').toEqual([
      { filter: 'all', page: 1, text: '张某' },
    ])
  })

  it('turns pages and stops at the end', async () => {
    const asked = desk()
    await openScreen(RegisterScreen, '/register')
    await press('PageDown')
    await press('PageDown')
    const pages = asked.filter(each => each.name === 'look_up').map(each => (each.request as { page: number }).page)
    expect(pages, 'there are two').toEqual([1, 2])
  })

  it('offers to make void and to begin anew for a certificate in force only', async () => {
    desk({
      show_document: ({ number }) =>
        detail(number === SLIP ? { number, kind: 'refusal', state: 'refused' } : { number, state: 'replaced' }),
    })
    const { page } = await openScreen(RegisterScreen, `/register?number=${SLIP}`)
    const words = () => page.findAll('.dp footer button').map(each => each.text())
    expect(words(), 'a slip is printed again and saved').toEqual(['补打 Ctrl+P', '存一份'])
    await page.findAll('button.no')[0]?.trigger('click')
    await flushPromises()
    expect(words(), 'a replaced certificate is only kept').toEqual(['存一份', '存根'])
  })

  it('begins anew from the certificate', async () => {
    desk()
    const { page, router } = await openScreen(RegisterScreen, `/register?number=${NUMBER}`)
    await page
      .findAll('.dp footer button')
      .find(button => button.text() === '作废并照此重开')
      ?.trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query, 'item and origin').toEqual({ code: 'K29', from: NUMBER })
  })

  it('says what to do when nothing was found', async () => {
    desk({ look_up: () => pageOf({ rows: [], total: 0, pages: 1 }) })
    const { page } = await openScreen(RegisterScreen, '/register?filter=void')
    expect(page.text(), 'a next step').toContain('把月份和结果改成全部再查')
  })

  it('shows enough of the digest to compare by eye', () => {
    expect(shortDigest('9f3c27a1b4c5d6e7aaaa'), 'four groups of four').toBe('9f3c 27a1 b4c5 d6e7')
  })
})
