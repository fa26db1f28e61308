import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { forgetDesk, pretendDesk, refusal } from '../../ipc/pretend'
import type { Answers } from '../../ipc/pretend'
import { handOver } from '../../state/issued'
import { forgetPrinting, sendToPrinter } from '../../state/printing'
import { NUMBER, day, detail } from '../../testing/samples'
import { closeScreens, focused, openScreen, press } from '../../testing/screen'
import DoneScreen from './DoneScreen.vue'

const PATH = `/done?number=${NUMBER}`

function desk(answers: Answers = {}) {
  return pretendDesk({
    today: () => day(),
    show_document: () => detail(),
    show_picture: () => new ArrayBuffer(4),
    print_document: () => ({ printer: '窗口1', job: '1' }),
    watch_job: () => ({ state: 'done', text: '已经打完。' }),
    confirm_print: ({ cameOut }) => detail({ state: cameOut ? 'issued' : 'unconfirmed' }),
    ...answers,
  })
}

beforeEach(() => void vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:1'))
afterEach(() => {
  closeScreens()
  forgetPrinting(NUMBER)
  forgetDesk()
  vi.restoreAllMocks()
})

describe('完成', () => {
  it('shows the number and who signs and which seal, in order', async () => {
    desk()
    handOver({
      number: NUMBER,
      code: 'K29',
      itemName: '居住情况说明',
      subject: '张**',
      at: '2026-11-23T14:36:00+08:00',
      sha256: 'ab',
      signatures: ['经办人', '负责人'],
      seal: '居民委员会章',
      replaced: null,
    })
    const { page } = await openScreen(DoneScreen, PATH)
    expect(page.get('#done-number').text(), 'large').toBe(NUMBER)
    const steps = page.findAll('.todo li').map(each => each.text())
    expect(steps, 'words of this item').toEqual(['经办人签名', '负责人签名', '盖居民委员会章', '交给居民，当面看一遍'])
  })

  it('confirms with the button under the Enter key and goes to the next person', async () => {
    const asked = desk()
    const { page, router } = await openScreen(DoneScreen, PATH)
    expect(focused(), 'Enter presses it').toBe('came-out')
    await page.get('#came-out').trigger('click')
    await flushPromises()
    expect(asked.find(each => each.name === 'confirm_print')?.request, 'said, not guessed').toEqual({
      number: NUMBER,
      cameOut: true,
    })
    expect(router.currentRoute.value.path, 'next').toBe('/desk')
  })

  it('stays when the confirmation could not be registered', async () => {
    desk({
      confirm_print: () => {
        throw refusal({ message: '硬盘满了。' })
      },
    })
    const { page, router } = await openScreen(DoneScreen, PATH)
    await page.get('#came-out').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.path, 'the paper is not settled').toBe('/done')
  })

  it('says what to do when nothing was printed, and puts the next try under the Enter key', async () => {
    desk({
      watch_job: () => ({
        state: 'failed',
        text: '没打出来：打印机脱机。证明已经编号，不用重填；处理好以后按 Ctrl+P 再打',
      }),
    })
    await sendToPrinter(NUMBER)
    const { page } = await openScreen(DoneScreen, PATH)
    expect(page.get('[role=alert]').text(), 'the sentence, and that the number stands').toMatch(
      /打印机脱机.*证明已经编号，不用重填/s,
    )
    expect(focused(), 'not on 已出纸').toBe('print-again')
  })

  it('puts saving a file under the Enter key when there is no printer', async () => {
    desk({
      print_document: () => {
        throw refusal({ code: 'no_printer', message: '还没有选打印机', hint: '可以先存成 PDF' })
      },
    })
    await openScreen(DoneScreen, PATH)
    await press('p', { ctrlKey: true })
    expect(focused(), 'the way out').toBe('save-copy')
  })

  it('prints again with Ctrl+P', async () => {
    const asked = desk()
    await openScreen(DoneScreen, PATH)
    await press('p', { ctrlKey: true })
    expect(asked.filter(each => each.name === 'print_document').length, 'the same paper').toBe(1)
  })

  it('registers why nothing came out and keeps the certificate', async () => {
    const asked = desk()
    const { page } = await openScreen(DoneScreen, PATH)
    await page
      .findAll('button')
      .find(button => button.text() === '没打出来')
      ?.trigger('click')
    await flushPromises()
    document.querySelector<HTMLInputElement>('input[name=not-out][value=卡纸]')?.click()
    await flushPromises()
    await press('Enter', { ctrlKey: true })
    expect(asked.find(each => each.name === 'confirm_print')?.request, 'with its reason').toEqual({
      number: NUMBER,
      cameOut: false,
      reason: '卡纸',
    })
  })

  it('makes void only with a reason and the answer about the paper', async () => {
    const asked = desk({ void_certificate: () => detail({ state: 'void' }) })
    const { page } = await openScreen(DoneScreen, PATH)
    await page
      .findAll('button')
      .find(button => button.text() === '作废本件')
      ?.trigger('click')
    await flushPromises()
    document.querySelector<HTMLButtonElement>('#void-run')?.click()
    await flushPromises()
    expect(
      asked.map(each => each.name),
      'not without a reason',
    ).not.toContain('void_certificate')
    const reason = document.querySelector<HTMLInputElement>('#void-reason')!
    reason.value = '姓名写错'
    reason.dispatchEvent(new Event('input'))
    document.querySelectorAll<HTMLInputElement>('input[name=void-answer]')[1]?.click()
    await flushPromises()
    document.querySelector<HTMLButtonElement>('#void-run')?.click()
    await flushPromises()
    expect(asked.find(each => each.name === 'void_certificate')?.request, 'all three').toEqual({
      number: NUMBER,
      reason: '姓名写错',
      originalRecovered: false,
    })
    expect(page.find('#print-again').exists(), 'a void paper is not printed').toBe(false)
  })

  it('goes on with the same person with F4, the paper being out', async () => {
    const asked = desk()
    const { router } = await openScreen(DoneScreen, PATH)
    await press('F4')
    await flushPromises()
    expect(router.currentRoute.value.query, 'carried along').toEqual({ person: NUMBER })
    expect(
      asked.map(each => each.name),
      'and settled',
    ).toContain('confirm_print')
  })
})
