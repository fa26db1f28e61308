import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { ItemGuide } from '../../ipc'
import { forgetDesk, pretendDesk, refusal } from '../../ipc/pretend'
import type { Answers } from '../../ipc/pretend'
import { block, guide } from '../../testing/samples'
import { closeScreens, focused, openScreen, press } from '../../testing/screen'
import ItemsScreen from './ItemsScreen.vue'

beforeEach(() => void vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:1'))
afterEach(() => {
  closeScreens()
  forgetDesk()
  vi.restoreAllMocks()
})

function desk(changes: Partial<ItemGuide> = {}, answers: Answers = {}) {
  const line = { enabled: true, aliases: [], initials: '' }
  return pretendDesk({
    list_items: () => ({
      release: '2026.10',
      title: '六安市事项清单',
      permitted: [
        {
          ...line,
          code: 'K29',
          name: '居住情况说明',
          flow: 'on_the_spot',
          workingDays: null,
          canIssue: true,
          whyNot: null,
          grade: 'B',
        },
      ],
      prohibited: [{ ...line, code: 'P01', name: '亲属关系证明', listedIn: '国家清单（第一批）第1项' }],
    }),
    show_item: () => ({ ...guide, ...changes }),
    show_prohibition: () => block,
    show_sample: () => new ArrayBuffer(4),
    print_sample: () => ({ printer: '窗口1', job: '1' }),
    print_guide: () => ({ printer: '窗口1', job: '2' }),
    save_guide: () => ({ path: '/srv/clerk/K29.pdf' }),
    save_booklet: () => ({ path: '/srv/clerk/booklet.pdf' }),
    save_poster: () => ({ path: null }),
    ...answers,
  })
}

describe('事项清单', () => {
  it('shows the guide beside its blank sample and prints that with F10', async () => {
    const asked = desk()
    const { page } = await openScreen(ItemsScreen, '/items?code=K29')
    expect(page.get('.gs img').attributes('alt'), 'the sample').toBe('空白样表：居住情况说明')
    await press('F10')
    expect(asked.at(-1), 'of the item that is open').toEqual({ name: 'print_sample', request: { code: 'K29' } })
  })

  it('prints and saves the guide, the booklet and the poster', async () => {
    const asked = desk()
    const { page } = await openScreen(ItemsScreen, '/items?code=K29')
    for (const [button, expected] of [
      ['#guide-print', { name: 'print_guide', request: { code: 'K29' } }],
      ['#guide-save', { name: 'save_guide', request: { code: 'K29' } }],
      ['#booklet-save', { name: 'save_booklet', request: {} }],
      ['#poster-save', { name: 'save_poster', request: {} }],
    ] as const) {
      await page.get(button).trigger('click')
      await flushPromises()
      expect(asked.at(-1), button).toEqual(expected)
    }
  })

  it('writes the notice of a deliberation by keyboard alone', async () => {
    const asked = desk({ notice: { meetings: ['居民会议', '居民代表会议'], leastDays: 15 } }, {
      print_notice: request => {
        if (request.agreed < 15) throw refusal({ field: null, message: '同意人数不够', hint: '请重新组织讨论' })
        return { printer: '窗口1', job: '3' }
      },
    })
    await openScreen(ItemsScreen, '/items?code=K29')
    await press('F8')
    expect(document.querySelector('[role=dialog]')?.textContent, 'the form').toContain('写公示：居住情况说明')
    await press('F10')
    expect(focused(), 'what is missing').toBe('notice-meeting')
    expect(document.querySelector('#notice-heldOn-d')?.textContent, 'and the next').toContain('请写开会的日期')
    for (const [field, text] of [
      ['meeting', '居民代表会议'],
      ['heldOn', '2026-11-20'],
      ['subject', '楼道加装扶手'],
      ['expected', '45'],
      ['present', '30'],
      ['agreed', '14'],
    ] as const) {
      const input = document.querySelector<HTMLInputElement>(`#notice-${field}`)
      if (input) Object.assign(input, { value: text }).dispatchEvent(new Event('input'))
    }
    await press('F10')
    expect(document.querySelector('#notice-problem')?.textContent, 'what the desk says').toContain('同意人数不够')
    const agreed = document.querySelector<HTMLInputElement>('#notice-agreed')
    if (agreed) Object.assign(agreed, { value: '16' }).dispatchEvent(new Event('input'))
    await press('F10')
    expect(asked.at(-1), 'as typed').toEqual({
      name: 'print_notice',
      request: {
        code: 'K29',
        meeting: '居民代表会议',
        heldOn: '2026-11-20',
        place: '',
        subject: '楼道加装扶手',
        expected: 45,
        present: 30,
        agreed: 16,
        days: 15,
      },
    })
  })

  it('offers no notice where nothing is deliberated', async () => {
    desk()
    const { page } = await openScreen(ItemsScreen, '/items?code=K29')
    expect(page.find('#notice-open').exists(), 'no button').toBe(false)
    await press('F8')
    expect(document.querySelector('[role=dialog]'), 'and no key').toBeNull()
  })

  it('follows the cursor through both lists', async () => {
    desk()
    const { page } = await openScreen(ItemsScreen, '/items')
    expect(focused(), 'the box first').toBe('items-search')
    await press('ArrowDown')
    await press('ArrowDown')
    await flushPromises()
    expect(page.get('#ps-h').text(), 'the prohibition under the cursor').toBe('亲属关系证明')
  })

  it('begins the item with Enter, and never a prohibition', async () => {
    desk()
    const { page, router } = await openScreen(ItemsScreen, '/items')
    const [permitted, prohibited] = page.findAll('button.ic-b')
    await prohibited?.trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(router.currentRoute.value.path, 'a prohibition leads nowhere').toBe('/items')
    await permitted?.trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(router.currentRoute.value.fullPath, 'the form').toBe('/fill?code=K29')
  })
})
