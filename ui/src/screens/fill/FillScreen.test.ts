import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { FormCheck } from '../../ipc'
import { forgetDesk, pretendDesk } from '../../ipc/pretend'
import type { Answers } from '../../ipc/pretend'
import { NUMBER, check, form } from '../../testing/samples'
import { closeScreens, focused, openScreen, press } from '../../testing/screen'
import FillScreen from './FillScreen.vue'

const fine: FormCheck = { checks: [], canIssue: true, normalised: {} }
const filled = { asking_unit: '学校', applicant_name: '张某', live_from: '2019-03-01' }

function desk(answers: Answers) {
  return pretendDesk({
    open_form: () => form(),
    check_form: () => fine,
    preview_form: () => new ArrayBuffer(4),
    save_draft: () => ({ at: '2026-11-23T14:31:00+08:00' }),
    ...answers,
  })
}

beforeEach(() => void vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:1'))
afterEach(() => {
  closeScreens()
  forgetDesk()
  vi.restoreAllMocks()
})

describe('填写核对', () => {
  it('puts the cursor into the first empty required field', async () => {
    desk({ open_form: () => form({ values: { asking_unit: '学校' } }) })
    await openScreen(FillScreen, '/fill?code=K29')
    expect(focused(), 'the unit is there already').toBe('f-applicant_name')
  })

  it('goes from field to field with Enter, then to the original, then to the button', async () => {
    desk({ open_form: () => form({ values: filled }) })
    const { page } = await openScreen(FillScreen, '/fill?code=K29')
    page.get<HTMLInputElement>('#f-asking_unit').element.focus()
    const route: string[] = []
    for (let step = 0; step < 2; step += 1) {
      await press('Enter')
      route.push(focused())
    }
    expect(route, 'over the groups').toEqual(['f-applicant_name', 'f-live_from'])
    page.get<HTMLInputElement>('#m-0').element.focus()
    await press('m', { ctrlKey: true })
    expect(page.get<HTMLInputElement>('#m-0').element.checked, 'Ctrl+M ticks what has to be seen').toBe(true)
    await press('Enter')
    expect(focused(), 'nothing left to see').toBe('issue')
  })

  it('prints receipt and sign-off sheet for an item that is not settled at once', async () => {
    const asked = desk({
      open_form: () => form({ values: filled, flow: 'within', workingDays: 5 }),
      print_receipt: () => ({ printer: '窗口1', job: '1' }),
      print_sign_off: () => ({ printer: '窗口1', job: '2' }),
    })
    const { page } = await openScreen(FillScreen, '/fill?code=K29')
    await page.get('#print-receipt').trigger('click')
    await flushPromises()
    expect(asked.at(-1), 'with what was typed').toMatchObject({ name: 'print_receipt', request: { values: filled } })
    await page.get('#print-sign-off').trigger('click')
    await flushPromises()
    expect(asked.at(-1)?.name, 'and the sheet for the head').toBe('print_sign_off')
  })

  it('lets Enter make a new line in a text of several lines', async () => {
    desk({})
    const { page } = await openScreen(FillScreen, '/fill?code=K29')
    page.get<HTMLTextAreaElement>('#f-note').element.focus()
    expect(await press('Enter'), 'not taken').toBe(false)
    expect(focused(), 'still there').toBe('f-note')
  })

  it('does nothing on Enter while an input method composes', async () => {
    desk({})
    await openScreen(FillScreen, '/fill?code=K29')
    const before = focused()
    await press('Enter', { isComposing: true })
    expect(focused(), 'Enter confirmed the composition').toBe(before)
  })

  it('gathers what is missing at the top, takes the focus there and ties each error to its field', async () => {
    const asked = desk({})
    const { page } = await openScreen(FillScreen, '/fill?code=K29')
    await press('Enter', { ctrlKey: true })
    expect(page.get('#error-summary h2').text(), 'the count is in the heading').toBe('有 4 处要补上，才能出具')
    expect(focused(), 'read out first').toBe('error-summary')
    const name = page.get('#f-applicant_name')
    expect(name.attributes('aria-invalid'), 'marked').toBe('true')
    expect(page.get(`#${name.attributes('aria-describedby')}`).text(), 'in words').toBe('请填写姓名')
    await page.findAll('#error-summary a')[2]?.trigger('click')
    expect(focused(), 'the line leads to its field').toBe('f-live_from')
    expect(
      asked.map(each => each.name),
      'nothing was issued',
    ).not.toContain('issue_certificate')
  })

  it('leads from a prohibited word’s line to the word itself', async () => {
    desk({
      open_form: () => form({ values: { ...filled, note: '系母女关系' } }),
      check_form: () => ({ ...fine, checks: [check()] }),
    })
    const { page } = await openScreen(FillScreen, '/fill?code=K29')
    await page
      .findAll('#checks li.stop button')
      .find(button => button.text().includes('母女关系'))
      ?.trigger('click')
    const note = page.get<HTMLTextAreaElement>('#f-note').element
    expect(focused(), 'the field').toBe('f-note')
    expect(note.value.slice(note.selectionStart, note.selectionEnd), 'the word is selected').toBe('母女关系')
  })

  it('repeats the value below the field with the word marked, and lets the button lead to the reason', async () => {
    desk({
      open_form: () => form({ values: { ...filled, note: '系母女关系' }, seen: ['身份证'] }),
      check_form: () => ({ ...fine, checks: [check()] }),
    })
    const { page } = await openScreen(FillScreen, '/fill?code=K29')
    await page.get('#issue').trigger('click')
    await flushPromises()
    expect(page.get('.ff-q mark').text(), 'marked').toBe('母女关系')
    expect(page.get('#error-summary').text(), 'the reason, not a dead button').toContain('属于不应出具的“亲属关系证明”')
  })

  it('takes the last person with F4 and goes to the first field still empty', async () => {
    desk({ take_person: () => ({ values: { applicant_name: '张某某', asking_unit: '示例市第二实验小学' } }) })
    const { page } = await openScreen(FillScreen, '/fill?code=K29')
    await press('F4')
    expect(page.get<HTMLInputElement>('#f-applicant_name').element.value, 'taken').toBe('张某某')
    expect(focused(), 'the day is what is left').toBe('f-live_from')
  })

  it('issues, sends the paper to the printer and goes to its page', async () => {
    const issued = {
      number: NUMBER,
      code: 'K29',
      itemName: '居住情况说明',
      subject: '张*',
      at: '2026-11-23T14:36:00+08:00',
      sha256: 'ab',
      signatures: ['经办人'],
      seal: '居民委员会章',
      replaced: null,
    }
    const asked = desk({
      open_form: () => form({ values: filled, seen: ['身份证'] }),
      issue_certificate: () => issued,
      print_document: () => ({ printer: 'HP', job: '1' }),
      watch_job: () => ({ state: 'done', text: '' }),
    })
    const { router } = await openScreen(FillScreen, '/fill?code=K29')
    await press('Enter', { ctrlKey: true })
    await flushPromises()
    expect(router.currentRoute.value.fullPath, 'with its number').toBe(`/done?number=${encodeURIComponent(NUMBER)}`)
    const names = asked.map(each => each.name)
    expect(names.indexOf('print_document'), 'printed after it was issued').toBeGreaterThan(
      names.indexOf('issue_certificate'),
    )
    expect(names, 'the draft is the desk’s to forget').not.toContain('save_draft')
  })

  it('keeps the draft when it is left with Esc', async () => {
    const asked = desk({})
    const { page, router } = await openScreen(FillScreen, '/fill?code=K29')
    await page.get('#f-asking_unit').setValue('某银行')
    await press('Escape')
    await flushPromises()
    expect(router.currentRoute.value.path, 'back at the desk').toBe('/desk')
    expect(asked.find(each => each.name === 'save_draft')?.request, 'what was typed').toMatchObject({
      values: { asking_unit: '某银行' },
    })
  })

  it('takes the person the last page named', async () => {
    const asked = desk({ take_person: () => ({ values: { applicant_name: '张某某' } }) })
    const { page } = await openScreen(FillScreen, `/fill?code=K29&person=${NUMBER}`)
    expect(page.get<HTMLInputElement>('#f-applicant_name').element.value, 'without a key').toBe('张某某')
    expect(asked.find(each => each.name === 'take_person')?.request, 'of that certificate').toEqual({
      code: 'K29',
      certificate: NUMBER,
    })
  })

  it('says why an item cannot be issued and does not try', async () => {
    const asked = desk({ open_form: () => form({ canIssue: false, whyNot: '要先议事协商。' }) })
    const { page } = await openScreen(FillScreen, '/fill?code=K05')
    await press('Enter', { ctrlKey: true })
    expect(page.text(), 'the reason is on the page').toContain('要先议事协商。')
    expect(
      asked.map(each => each.name),
      'nothing was tried',
    ).not.toContain('issue_certificate')
  })
})
