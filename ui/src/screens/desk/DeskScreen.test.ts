import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'

import { forgetDesk, pretendDesk, refusal } from '../../ipc/pretend'
import type { Answers } from '../../ipc/pretend'
import { spoken } from '../../parts/live'
import { forgetPrinting } from '../../state/printing'
import { SLIP, block, day, detail, found, guide, hit, nothingFound, row } from '../../testing/samples'
import { closeScreens, focused, openScreen, press } from '../../testing/screen'
import DeskScreen from './DeskScreen.vue'

const refused = { number: SLIP, code: 'P01', name: '亲属关系证明', unitCount: 3, at: '2026-11-23T14:32:00+08:00' }

async function desk(answers: Answers = {}, path = '/desk') {
  const asked = pretendDesk({
    today: () => day(),
    find_item: () => found(),
    show_prohibition: () => block,
    show_item: () => guide,
    refuse: () => refused,
    print_document: () => ({ printer: '窗口1', job: '1' }),
    print_commitment: () => ({ printer: '窗口1', job: '2' }),
    watch_job: () => ({ state: 'done', text: '已经打完。' }),
    ...answers,
  })
  const opened = await openScreen(DeskScreen, path)
  const names = () => asked.map(each => each.name)
  const type = async (words: string) => {
    await opened.page.get('#q').setValue(words)
    await flushPromises()
  }
  return { asked, names, type, ...opened }
}

afterEach(() => {
  closeScreens()
  forgetPrinting(SLIP)
  forgetDesk()
})

describe('出证台', () => {
  it('keeps the cursor in the search box', async () => {
    const { page } = await desk()
    expect(focused(), 'from the start').toBe('q')
    page.get<HTMLButtonElement>('.usual-b').element.focus()
    await press('q')
    expect(focused(), 'and whenever a letter is typed').toBe('q')
  })

  it('shows two groups with the matched characters underlined and says aloud what is prohibited', async () => {
    const { page, type } = await desk()
    await type('jh')
    expect(
      page.findAll('.grp-h').map(each => each.text()),
      'permitted first',
    ).toEqual(['可以出具 1 项', '不应出具 1 项'])
    expect(page.get('#opt-K05 mark').text(), 'by code points of the answer').toBe('监护')
    expect(page.get('#opt-P01').attributes('aria-selected'), 'the prohibition is selected').toBe('true')
    expect(page.get('#block-panel').text(), 'and explained').toContain('居民说的“监护关系证明”属于这一项')
    expect(spoken.value, 'for who cannot see it').toBe('不应出具：亲属关系证明')
  })

  it('refuses with F8 Enter Esc, and never offers to issue anyway', async () => {
    const { page, asked, type } = await desk()
    await type('qs')
    expect(page.text(), 'no way round').not.toMatch(/仍要出具|强制出具|继续出具/)
    await press('F8')
    expect(focused(), 'the unit is what is asked').toBe('slip-unit')
    await page.get('form.slip').trigger('submit')
    await flushPromises()
    expect(asked.find(each => each.name === 'refuse')?.request, 'no unit was named').toEqual({
      request: '监护关系证明',
      code: 'P01',
      unit: '',
      applicant: '',
      basis: '',
    })
    expect(page.get('#slip-done').text(), 'with its number').toContain(SLIP)
    expect(spoken.value, 'said aloud').toContain(SLIP)
    expect(focused(), 'ready for the next').toBe('q')
    await press('Escape')
    expect(page.get<HTMLInputElement>('#q').element.value, 'the next person').toBe('')
    expect(page.find('#block-panel').exists(), 'a clean desk').toBe(false)
  })

  it('prints a blank commitment to the unit of the slip', async () => {
    const { page, asked, type } = await desk()
    await type('qs')
    await press('F8')
    await page.get('#slip-unit').setValue('某银行清河支行')
    await page.get('#commitment-print').trigger('click')
    await flushPromises()
    expect(asked.at(-1), 'with what was asked for').toEqual({
      name: 'print_commitment',
      request: { request: '监护关系证明', code: 'P01', unit: '某银行清河支行' },
    })
  })

  it('prints with F8 as well, and only once however often it is pressed', async () => {
    let answer: (value: typeof refused) => void = () => undefined
    const { page, names, type } = await desk({
      refuse: () =>
        new Promise<typeof refused>(resolve => {
          answer = resolve
        }),
    })
    await type('qs')
    await press('F8')
    await press('F8')
    await press('F8')
    expect(
      names().filter(name => name === 'refuse').length,
      'one number, though the first answer is not there yet',
    ).toBe(1)
    answer(refused)
    await flushPromises()
    expect(page.find('#slip-done').exists(), 'registered').toBe(true)
  })

  it('keeps the refusal and offers a PDF when there is no printer', async () => {
    const noPrinter = () => {
      throw refusal({ code: 'no_printer', message: '还没有选打印机。', hint: '可以先存成 PDF。' })
    }
    const { page, names, type } = await desk({ print_document: noPrinter, save_copy: () => ({ path: null }) })
    await type('qs')
    await press('F8')
    await press('F8')
    expect(page.get('#slip-done').text(), 'registered all the same').toContain(SLIP)
    expect(page.text(), 'what to do next').toContain('可以先存成 PDF。')
    await page
      .findAll('button')
      .find(button => button.text() === '存成 PDF')
      ?.trigger('click')
    expect(names(), 'the way out works').toContain('save_copy')
  })

  it('closes the slip with Esc before it clears the desk', async () => {
    const { page, names, type } = await desk()
    await type('qs')
    await press('F8')
    await press('Escape')
    expect(page.find('form.slip').exists(), 'closed').toBe(false)
    expect(page.find('#block-panel').exists(), 'the panel stays').toBe(true)
    expect(names(), 'nothing was registered').not.toContain('refuse')
  })

  it('asks what is wanted before it refuses something on neither list', async () => {
    const { page, asked, type } = await desk({
      find_item: () => nothingFound,
      refuse: () => ({ ...refused, code: null }),
    })
    await type('rqgh')
    await press('F8')
    expect(focused(), 'initials are no request').toBe('slip-request')
    await page.get('#slip-request').setValue('燃气过户住址证明')
    await page.get('form.slip').trigger('submit')
    await flushPromises()
    expect(asked.find(each => each.name === 'refuse')?.request, 'without a code').not.toHaveProperty('code')
  })

  it('opens the form with Enter, but not while composing', async () => {
    const { router, type } = await desk({ find_item: () => found({ lane: 'permitted', hits: [hit({ code: 'K29' })] }) })
    await type('jzqk')
    await press('Enter', { isComposing: true })
    expect(router.currentRoute.value.path, 'Enter confirmed the composition').toBe('/desk')
    await press('Enter')
    await flushPromises()
    expect(router.currentRoute.value.fullPath, 'the item’s form').toBe('/fill?code=K29')
  })

  it('does not open the form of an item that cannot be issued', async () => {
    const off = hit({ code: 'K11', canIssue: false, whyNot: '这一项没有启用。' })
    const closed = { ...guide, code: 'K11', canIssue: false, whyNot: '这一项没有启用。' }
    const { page, router, type } = await desk({
      find_item: () => found({ lane: 'permitted', hits: [off] }),
      show_item: () => closed,
    })
    await type('cy')
    await press('Enter')
    expect(router.currentRoute.value.path, 'still here').toBe('/desk')
    expect(page.text(), 'and why').toContain('这一项没有启用。')
  })

  it('shows the resident’s own words with those that decided it', async () => {
    const said = found({
      spans: [{ start: 4, end: 6 }],
      hits: [hit({ lane: 'prohibited', code: 'P01', name: '亲属关系证明', matched: 'wording' })],
    })
    const { page, type } = await desk({ find_item: () => said })
    await type('证明我是女儿')
    expect(page.get('.said mark').text(), 'underlined').toBe('女儿')
    expect(page.get('.said').text(), 'a reason that can be read out').toContain('在不应出具的清单里。')
  })

  it('dates what was not done today', async () => {
    const { page } = await desk({
      today: () => day({ recent: [row(), row({ number: 'N2', at: '2026-11-20T16:52:00+08:00' })] }),
    })
    const when = page.findAll('.recent li').map(line => line.get('span').text())
    expect(when, 'a time of another day would read as today’s').toEqual(['14:36', '11-20'])
  })

  it('settles a paper nobody confirmed from the empty desk', async () => {
    const open = row({ state: 'unconfirmed' })
    const { page, asked } = await desk({ today: () => day({ unconfirmed: [open] }), confirm_print: () => detail() })
    await page.get(`button[aria-label="已出纸 ${open.number}"]`).trigger('click')
    await flushPromises()
    expect(asked.find(each => each.name === 'confirm_print')?.request, 'by its number').toEqual({
      number: open.number,
      cameOut: true,
    })
  })

  it('carries the person of the last certificate into the next form', async () => {
    const { page, router } = await desk({}, '/desk?person=N1')
    await page.get('.usual-b').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query, 'item and person').toEqual({ code: 'K29', person: 'N1' })
  })
})
