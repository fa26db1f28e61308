import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'

import type { MonthCheck } from '../../ipc'
import { forgetDesk, pretendDesk, refusal } from '../../ipc/pretend'
import type { Answers } from '../../ipc/pretend'
import { closeScreens, openScreen, press } from '../../testing/screen'
import MonthScreen from './MonthScreen.vue'
import { exportedWords } from './useMonth'

const month: MonthCheck = {
  month: '2026-11',
  certificates: 86,
  refusals: 41,
  sealUses: 84,
  voids: 2,
  unconfirmed: 0,
  numbers: '0331 — 0418',
  gaps: [],
  lastExport: null,
}

function desk(answers: Answers = {}) {
  return pretendDesk({
    look_up: () => ({ rows: [], total: 0, page: 1, pages: 1, months: ['2026-11', '2026-10'] }),
    check_month: () => month,
    choose_folder: () => ({ folder: '/证明台账' }),
    export_month: ({ folder }) => ({ files: [`${folder}/2026-11.xlsx`], certificates: 86, refusals: 41, sealUses: 84 }),
    ...answers,
  })
}

afterEach(() => {
  closeScreens()
  forgetDesk()
})

describe('月度导出', () => {
  it('names the missing numbers before anything leaves the house', async () => {
    desk({ check_month: () => ({ ...month, gaps: ['缺 0402'], unconfirmed: 1 }) })
    const { page } = await openScreen(MonthScreen, '/register/month')
    expect(page.text(), 'which number').toContain('文号有缺号：缺 0402。请先查清原因，再导出。')
    expect(page.text(), 'and what is not settled').toContain('有 1 件登记了，还没有确认出纸。')
  })

  it('asks for a folder when none was given, exports, and says what to compare', async () => {
    const asked = desk()
    const { page } = await openScreen(MonthScreen, '/register/month')
    await press('Enter', { ctrlKey: true })
    await flushPromises()
    expect(asked.at(-1)?.request, 'the newest month, as a workbook').toEqual({
      month: '2026-11',
      format: 'xlsx',
      folder: '/证明台账',
    })
    expect(page.get('#export-done').text(), 'counts and the file').toMatch(
      /出具 86、不予出具 41、用印 84.*2026-11\.xlsx/s,
    )
  })

  it('does nothing when the clerk thinks better of it', async () => {
    const asked = desk({ choose_folder: () => ({ folder: null }) })
    const { page } = await openScreen(MonthScreen, '/register/month')
    await page.get('#export-folder').setValue('')
    await press('Enter', { ctrlKey: true })
    await flushPromises()
    expect(
      asked.map(each => each.name),
      'no folder, no files',
    ).not.toContain('export_month')
  })

  it('keeps the form and says what to do when a file could not be written', async () => {
    desk({
      export_month: () => {
        throw refusal({ code: 'file_not_written', message: '文件没有写成。', hint: '换一个文件夹。' })
      },
    })
    const { page } = await openScreen(MonthScreen, '/register/month')
    await press('Enter', { ctrlKey: true })
    await flushPromises()
    expect(page.get('[role=alert]').text(), 'with the next step').toContain('换一个文件夹。')
    expect(page.find('#export-done').exists(), 'nothing was exported').toBe(false)
  })

  it('counts files in words', () => {
    expect(
      exportedWords({ files: ['a', 'b', 'c'], certificates: 1, refusals: 2, sealUses: 3 }),
      'three files',
    ).toContain('已导出 3 个文件')
  })
})
