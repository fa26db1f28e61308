import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'

import { forgetDesk, pretendDesk, refusal } from '../../ipc/pretend'
import type { Answers } from '../../ipc/pretend'
import { day, someSettings } from '../../testing/samples'
import { closeScreens, focused, openScreen, press } from '../../testing/screen'
import SettingsScreen from './SettingsScreen.vue'

function desk(answers: Answers = {}) {
  return pretendDesk({ today: () => day(), show_settings: () => someSettings(), ...answers })
}

afterEach(() => {
  closeScreens()
  forgetDesk()
  delete document.documentElement.dataset.contrast
  document.documentElement.dataset.font = 'normal'
})

async function section(times: number): Promise<void> {
  for (let step = 0; step < times; step += 1) await press('ArrowDown')
}

describe('设置', () => {
  it('saves the hall with Ctrl+S and says what becomes of it', async () => {
    const asked = desk({ save_hall: hall => someSettings({ hall }) })
    const { page } = await openScreen(SettingsScreen, '/settings')
    await page.get('#hall-clerk').setValue('李某')
    await press('s', { ctrlKey: true })
    expect(asked.find(each => each.name === 'save_hall')?.request, 'whole').toMatchObject({
      clerk: '李某',
      head: '赵某',
    })
    expect(page.text(), 'old papers do not change').toContain('以前出的不变')
  })

  it('puts a problem beside its field and the cursor into it', async () => {
    desk({
      save_hall: () => {
        throw refusal({
          code: 'bad_setting',
          message: '负责人和印章保管人不能是同一个人。',
          hint: '请换一位。',
          field: 'sealKeeper',
        })
      },
    })
    const { page } = await openScreen(SettingsScreen, '/settings')
    await press('s', { ctrlKey: true })
    const input = page.get('#hall-sealKeeper')
    expect(input.attributes('aria-invalid'), 'marked').toBe('true')
    expect(page.get(`#${input.attributes('aria-describedby')}`).text(), 'and said').toContain('不能是同一个人')
    expect(focused(), 'where it is put right').toBe('hall-sealKeeper')
  })

  it('shows the next number while the numbering is being typed', async () => {
    const asked = desk({ save_numbering: numbering => someSettings({ numbering }) })
    const { page } = await openScreen(SettingsScreen, '/settings')
    await section(1)
    expect(page.get('.next').text(), 'as it is now').toContain('柳荫居证〔')
    await page.get('#num-firstCertificate').setValue('500')
    expect(page.get('.next').text(), 'after the last paper number').toContain('0500号')
    await page.get('#num-firstCertificate').setValue('五百')
    await press('s', { ctrlKey: true })
    expect(
      asked.map(each => each.name),
      'no number, no saving',
    ).not.toContain('save_numbering')
    expect(focused(), 'where it is wrong').toBe('num-firstCertificate')
  })

  it('can choose to print nowhere', async () => {
    const printers = { printers: [{ name: 'HP', description: '窗口1', isDefault: true, trouble: null }], chosen: 'HP' }
    const asked = desk({ list_printers: () => printers, save_printer: ({ printer }) => someSettings({ printer }) })
    const { page } = await openScreen(SettingsScreen, '/settings')
    await section(2)
    await flushPromises()
    await page.findAll('input[name=printer]').at(-1)?.setValue()
    await press('s', { ctrlKey: true })
    expect(asked.at(-2)?.request ?? asked.at(-1)?.request, 'null chooses none').toEqual({ printer: null })
  })

  it('applies the appearance at once and takes it back when it could not be kept', async () => {
    desk({
      save_appearance: () => {
        throw refusal({ code: 'disk_full', message: '硬盘满了。' })
      },
    })
    const { page } = await openScreen(SettingsScreen, '/settings')
    await section(3)
    const box = page.get<HTMLInputElement>('#high-contrast')
    box.element.checked = true
    const change = box.trigger('change')
    expect(document.documentElement.dataset.contrast, 'seen while choosing').toBe('high')
    await change
    await flushPromises()
    expect(document.documentElement.dataset.contrast, 'what is not kept must not look kept').toBeUndefined()
    expect(page.get('[role=alert]').text(), 'and it is said').toContain('硬盘满了。')
  })

  it('takes a list of the county into use only when its fingerprint was compared', async () => {
    const asked = desk({
      show_trust: () => ({ hall: 341599, fingerprint: '1a2b 3c4d 5e6f 7a8b', keys: [], bundle: null }),
      import_trust: ({ fingerprint }) => {
        if (!fingerprint) {
          throw refusal({ message: '第一次导入要核对县级公钥。', hint: '请打电话问县里。', field: 'fingerprint' })
        }
        return {
          hall: 341599,
          fingerprint: '1a2b 3c4d 5e6f 7a8b',
          keys: [
            { key: 1, fingerprint: '1a2b 3c4d 5e6f 7a8b', since: '2026-11-01T08:30:00+08:00', until: '2026-12-15T00:00:00+08:00' },
            { key: 2, fingerprint: '9f8e 7d6c 5b4a 3928', since: '2026-12-15T00:00:00+08:00', until: null },
          ],
          bundle: {
            county: '六安市金安区民政局',
            fingerprint,
            version: 3,
            issuedAt: '2026-11-21T09:00:00+08:00',
            expiresAt: '2027-02-21T00:00:00+08:00',
            isExpired: false,
            halls: 12,
            voids: 4,
          },
        }
      },
    })
    const { page } = await openScreen(SettingsScreen, '/settings')
    await section(4)
    await flushPromises()
    expect(page.text(), 'its own fingerprint, for the county').toContain('1a2b 3c4d 5e6f 7a8b')
    const chooser = page.get('input[type=file]')
    Object.defineProperty(chooser.element, 'files', { value: [new File(['list'], 'T.trust')] })
    await chooser.trigger('change')
    await flushPromises()
    expect(page.get('[role=alert]').text(), 'not yet').toContain('打电话')
    await page.get('#trust-fingerprint').setValue('ffff 0000 ffff 0000')
    await page.get('form.confirm').trigger('submit')
    await flushPromises()
    expect(asked.at(-1)?.request, 'the same file, with what was compared').toEqual({
      file: btoa('list'),
      fingerprint: 'ffff 0000 ffff 0000',
    })
    expect(page.text(), 'in force').toContain('第 3 版，12 个大厅，4 个作废号')
    expect(page.text(), 'and the key that is ready').toContain('密钥2')
  })

  it('makes a new key from a day to come, and says what is wrong with the day', async () => {
    const key = { key: 1, fingerprint: '1a2b 3c4d 5e6f 7a8b', since: '2026-11-01T08:30:00+08:00', until: null }
    const asked = desk({
      show_trust: () => ({ hall: 341599, fingerprint: key.fingerprint, keys: [key], bundle: null }),
      rotate_key: ({ from }) => {
        if (from === '昨天') throw refusal({ message: '起用日期写得不对。', hint: '如 2026-12-15', field: 'from' })
        const next = { key: 2, fingerprint: '9f8e 7d6c 5b4a 3928', since: `${from}T00:00:00+08:00`, until: null }
        return { hall: 341599, fingerprint: key.fingerprint, keys: [{ ...key, until: next.since }, next], bundle: null }
      },
    })
    const { page } = await openScreen(SettingsScreen, '/settings')
    await section(4)
    await flushPromises()
    await page.get('#trust-rotate').trigger('click')
    await page.get('form.change').trigger('submit')
    expect(page.text(), 'nobody changes it by a slip').toContain('请写起用日期')
    expect(asked.some(one => one.name === 'rotate_key'), 'and the desk is not asked').toBe(false)
    await page.get('#trust-from').setValue('昨天')
    await page.get('form.change').trigger('submit')
    await flushPromises()
    expect(page.get('[role=alert]').text(), 'what is wrong').toContain('起用日期写得不对')
    await page.get('#trust-from').setValue('2026-12-15')
    await page.get('form.change').trigger('submit')
    await flushPromises()
    expect(asked.at(-1)?.request, 'from that day').toEqual({ from: '2026-12-15' })
    expect(page.find('form.change').exists(), 'done').toBe(false)
    await page.get('#trust-rotate').trigger('click')
    await page.get('#trust-at-once').setValue(true)
    await page.get('form.change').trigger('submit')
    await flushPromises()
    expect(asked.at(-1)?.request, 'a lost one at once').toEqual({})
    expect(page.text(), 'both keys, and the next step').toContain('9f8e 7d6c 5b4a 3928')
    expect(page.get('[role=status].ok').text()).toContain('导出上报件交县里')
  })
})
