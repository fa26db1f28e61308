import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'

import type { CredentialVerdict } from '../../ipc'
import { forgetDesk, pretendDesk, refusal } from '../../ipc/pretend'
import type { Answers } from '../../ipc/pretend'
import { base64 } from '../../parts/base64'
import { closeScreens, openScreen, press } from '../../testing/screen'
import CheckScreen from './CheckScreen.vue'

const valid: CredentialVerdict = {
  outcome: 'valid',
  title: '有效',
  advice: '签名是真的，不在作废名单上',
  voidsAsOf: '作废名单截至 2026-11-23 14:36',
  isListExpired: false,
  content: 'not_looked',
  facts: [{ label: '姓名', value: '钱多多' }],
  ownNumber: '柳荫居证〔2026〕0418号',
}

function desk(answers: Answers = {}) {
  return pretendDesk({ verify_credential: () => valid, ...answers })
}

async function type(page: Awaited<ReturnType<typeof openScreen>>['page'], text: string): Promise<void> {
  await page.get('#check-code').setValue(text)
  await page.get('form').trigger('submit')
  await flushPromises()
}

afterEach(() => {
  closeScreens()
  forgetDesk()
})

describe('查验', () => {
  it('begins in the field, so that a scanner can type at once', async () => {
    desk()
    await openScreen(CheckScreen, '/check')
    expect(document.activeElement?.id, 'the field').toBe('check-code')
  })

  it('asks for what was scanned and says the verdict with its day', async () => {
    const asked = desk()
    const { page } = await openScreen(CheckScreen, '/check')
    await type(page, ' 31415926535 ')
    expect(asked.at(-1)?.request, 'what the scanner typed').toEqual({ code: '31415926535' })
    expect(page.get('#verdict-title').text(), 'in one word').toBe('有效')
    expect(page.get('#verdict-as-of').text(), '作废名单截至').toContain('2026-11-23')
    expect(page.text(), 'what to compare with the paper').toContain('钱多多')
    expect(page.get('article').classes(), 'green').toContain('vc-ok')
  })

  it('is never green on a list that is over', async () => {
    desk({ verify_credential: () => ({ ...valid, isListExpired: true }) })
    const { page } = await openScreen(CheckScreen, '/check')
    await type(page, '1')
    expect(page.get('article').classes(), 'a caution').toContain('vc-wait')
    expect(page.get('#verdict-as-of').text(), 'and says so').toContain('名单已过期')
  })

  it('says what to do when the code cannot be read', async () => {
    desk({
      verify_credential: () => {
        throw refusal({ message: '短码输错了一两位，对不上。', hint: '照纸上再输一次。' })
      },
    })
    const { page } = await openScreen(CheckScreen, '/check')
    await type(page, 'A2RN')
    expect(page.get('[role=alert]').text(), 'with the next step').toContain('照纸上再输一次。')
    expect(page.find('article').exists(), 'and no verdict').toBe(false)
  })

  it('reads a file that is dropped on the page', async () => {
    const asked = desk()
    const { page } = await openScreen(CheckScreen, '/check')
    const file = new File([new Uint8Array([37, 80, 68, 70])], 'C.pdf', { type: 'application/pdf' })
    await page.get('section').trigger('drop', { dataTransfer: { files: [file] } })
    await flushPromises()
    expect(asked.at(-1)?.request, 'its bytes').toEqual({ file: btoa('%PDF') })
    expect(page.text(), 'which file').toContain('C.pdf')
  })

  it('asks nothing for an empty field', async () => {
    const asked = desk()
    const { page } = await openScreen(CheckScreen, '/check')
    await type(page, '   ')
    expect(asked.length, 'nothing was asked').toBe(0)
  })

  it('goes back to the desk', async () => {
    desk()
    const { router } = await openScreen(CheckScreen, '/check')
    await press('Escape')
    await flushPromises()
    expect(router.currentRoute.value.path, 'the desk').toBe('/desk')
  })

  it('writes down large files whole', () => {
    const bytes = new Uint8Array(100_000).map((_, at) => at % 256)
    expect(atob(base64(bytes)).length, 'every byte').toBe(100_000)
  })
})
