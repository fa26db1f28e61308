import axe from 'axe-core'
import { flushPromises } from '@vue/test-utils'
import type { VueWrapper } from '@vue/test-utils'
import type { Component } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { forgetDesk, pretendDesk, refusal } from './ipc/pretend'
import CheckScreen from './screens/check/CheckScreen.vue'
import DeskScreen from './screens/desk/DeskScreen.vue'
import DoneScreen from './screens/done/DoneScreen.vue'
import FillScreen from './screens/fill/FillScreen.vue'
import ItemsScreen from './screens/items/ItemsScreen.vue'
import MonthScreen from './screens/register/MonthScreen.vue'
import RegisterScreen from './screens/register/RegisterScreen.vue'
import SettingsScreen from './screens/settings/SettingsScreen.vue'
import { block, check, day, detail, found, form, guide, NUMBER, row, someSettings } from './testing/samples'
import { closeScreens, openScreen, press } from './testing/screen'

function desk(): void {
  const line = { enabled: true, aliases: [], initials: '' }
  pretendDesk({
    today: () => day({ unconfirmed: [row({ state: 'unconfirmed' })] }),
    find_item: () => found(),
    show_prohibition: () => block,
    show_item: () => ({ ...guide, notice: { meetings: ['居民会议'], leastDays: 15 } }),
    open_form: () => form(),
    check_form: () => ({
      checks: [check(), check({ id: 'id_area', level: 'warn', needsConfirmation: true })],
      canIssue: false,
      normalised: {},
    }),
    preview_form: () => new ArrayBuffer(4),
    show_document: () => detail(),
    show_picture: () => new ArrayBuffer(4),
    show_sample: () => new ArrayBuffer(4),
    print_document: () => {
      throw refusal({ code: 'no_printer', message: '还没有选打印机。' })
    },
    look_up: () => ({ rows: [row()], total: 1, page: 1, pages: 1, months: ['2026-11'] }),
    check_month: () => ({
      month: '2026-11',
      certificates: 1,
      refusals: 1,
      sealUses: 1,
      voids: 0,
      unconfirmed: 1,
      numbers: '1 — 1',
      gaps: [],
      lastExport: null,
    }),
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
    verify_credential: () => ({
      outcome: 'valid',
      title: '有效',
      advice: '签名是真的',
      voidsAsOf: '作废名单截至 2026-11-23 14:36',
      isListExpired: false,
      content: 'same',
      facts: [{ label: '姓名', value: '钱多多' }],
      ownNumber: NUMBER,
    }),
    show_trust: () => ({ hall: 341599, fingerprint: '1a2b 3c4d 5e6f 7a8b', keys: [], bundle: null }),
    show_settings: () => someSettings(),
    list_printers: () => ({ printers: [], chosen: null }),
  })
}

/** Opens a state of a page before it is looked at. */
type Act = (page: VueWrapper) => Promise<unknown>
const stay: Act = async () => undefined
const typed: Act = async page => page.get('#q').setValue('jh')

const STATES: [string, Component, string, Act][] = [
  ['the empty desk', DeskScreen, '/desk', stay],
  ['the block panel', DeskScreen, '/desk', typed],
  [
    'the slip',
    DeskScreen,
    '/desk',
    async page => {
      await typed(page)
      await flushPromises()
      await press('F8')
    },
  ],
  ['the form', FillScreen, '/fill?code=K29', stay],
  ['the form with its errors', FillScreen, '/fill?code=K29', () => press('Enter', { ctrlKey: true })],
  ['the finished paper', DoneScreen, `/done?number=${NUMBER}`, stay],
  ['a paper that did not print', DoneScreen, `/done?number=${NUMBER}`, () => press('p', { ctrlKey: true })],
  ['the register', RegisterScreen, '/register', stay],
  ['a paper of the register', RegisterScreen, `/register?number=${NUMBER}`, stay],
  ['the month', MonthScreen, '/register/month', stay],
  ['the guide', ItemsScreen, '/items', stay],
  ['the notice', ItemsScreen, '/items', () => press('F8')],
  ['a prohibition', ItemsScreen, '/items?code=P01', stay],
  ['the check', CheckScreen, '/check', stay],
  [
    'a verdict',
    CheckScreen,
    '/check',
    async page => {
      await page.get('#check-code').setValue('1')
      await page.get('form').trigger('submit')
    },
  ],
  ['the hall', SettingsScreen, '/settings', stay],
  ['the numbering', SettingsScreen, '/settings', () => press('ArrowDown')],
  [
    'the list of trust',
    SettingsScreen,
    '/settings',
    async () => {
      for (let step = 0; step < 4; step += 1) await press('ArrowDown')
    },
  ],
]

beforeEach(() => void vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:1'))
afterEach(() => {
  closeScreens()
  forgetDesk()
  vi.restoreAllMocks()
})

describe('names, roles and labels', () => {
  it.each(STATES)('of %s are in order', async (_name, screen, path, act) => {
    desk()
    const { page } = await openScreen(screen, path)
    await act(page)
    await flushPromises()
    // Colours are judged in a real window: there are none here.
    const report = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
    const faults = report.violations.map(fault => `${fault.id}: ${fault.nodes[0]?.html}`)
    expect(faults, 'axe finds nothing').toEqual([])
  })
})
