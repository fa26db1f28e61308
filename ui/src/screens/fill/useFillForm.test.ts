import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'

import type { FormCheck } from '../../ipc'
import { forgetDesk, pretendDesk, refusal } from '../../ipc/pretend'
import { NUMBER, check, form } from '../../testing/samples'
import { useFillForm } from './useFillForm'

afterEach(forgetDesk)

const filled = { asking_unit: '学校', applicant_name: '张某', live_from: '2019-03-01' }
const fine: FormCheck = { checks: [], canIssue: true, normalised: {} }
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
const keeps = { save_draft: () => ({ at: '2026-11-23T14:31:00+08:00' }) }

describe('the form in hand', () => {
  it('ignores an answer about an older text', async () => {
    const answers: ((value: FormCheck) => void)[] = []
    pretendDesk({ ...keeps, check_form: () => new Promise<FormCheck>(resolve => answers.push(resolve)) })
    const fill = useFillForm(form())
    fill.values.note = '母女关系'
    const old = fill.checkNow()
    fill.values.note = '没有'
    const fresh = fill.checkNow()
    await flushPromises()
    answers[1]?.(fine)
    await flushPromises()
    answers[0]?.({ ...fine, checks: [check()] })
    await Promise.all([old, fresh])
    expect(fill.checks.value, 'the stop belonged to words that are gone').toEqual([])
  })

  it('writes a normalised value back, but not under the cursor', async () => {
    const written = { ...fine, normalised: { live_from: '2019-03-01' } }
    pretendDesk({ ...keeps, check_form: ({ values }) => (values.live_from === '20190301' ? written : fine) })
    const fill = useFillForm(form({ values: filled }))
    fill.current.value = 'live_from'
    fill.values.live_from = '20190301'
    await fill.checkNow()
    expect(fill.values.live_from, 'the clerk is still typing there').toBe('20190301')
    await fill.leave('live_from')
    expect(fill.values.live_from, 'left, it is written as it will be kept').toBe('2019-03-01')
  })

  it('keeps a draft when a field is left, and only when something changed', async () => {
    const asked = pretendDesk({ ...keeps, check_form: () => fine })
    const fill = useFillForm(form())
    await fill.leave('note')
    fill.values.note = '一句'
    await fill.leave('note')
    await fill.leave('note')
    await flushPromises()
    const saves = asked.filter(each => each.name === 'save_draft')
    expect(
      saves.map(each => each.request),
      'once',
    ).toEqual([{ code: 'K29', values: { note: '一句' }, seen: [] }])
    expect(fill.draft.keptAt.value, 'the time is shown').toBe('14:31')
  })

  it('never puts a reissue in the place of the item’s own draft', async () => {
    const asked = pretendDesk({ ...keeps, check_form: () => fine })
    const fill = useFillForm(form({ replaces: NUMBER, values: filled }))
    fill.values.note = '改过'
    await fill.leave('note')
    await fill.draft.save(true)
    expect(
      asked.map(each => each.name),
      'nothing is saved',
    ).not.toContain('save_draft')
    expect(asked[0]?.request, 'it is no duplicate of itself').toMatchObject({ replaces: NUMBER })
  })

  it('does not ask for a certificate while something is missing', async () => {
    const asked = pretendDesk({ ...keeps, check_form: () => fine })
    const fill = useFillForm(form())
    expect(await fill.issue(), 'nothing issued').toBeNull()
    expect(fill.findings.value.length, 'three fields and an original').toBe(4)
    expect(
      asked.map(each => each.name),
      'the desk was not asked',
    ).not.toContain('issue_certificate')
  })

  it('sends what was seen and confirmed, and the reason of a reissue', async () => {
    const doubt = check({ id: 'id_area', level: 'warn', needsConfirmation: true })
    const asked = pretendDesk({
      ...keeps,
      check_form: () => ({ ...fine, checks: [doubt] }),
      issue_certificate: () => issued,
    })
    const fill = useFillForm(form({ values: filled, replaces: NUMBER }))
    fill.reason.value = ' 姓名写错 '
    fill.seeAll()
    fill.confirmed.add('id_area')
    expect((await fill.issue())?.number, 'issued').toBe(NUMBER)
    expect(asked.at(-1)?.request, 'all of it in one request').toEqual({
      code: 'K29',
      values: filled,
      seen: ['身份证'],
      confirmed: ['id_area'],
      replaces: { number: NUMBER, reason: '姓名写错' },
    })
  })

  it('takes a confirmation back when its doubt is gone', async () => {
    let checks = [check({ id: 'id_area', level: 'warn', needsConfirmation: true })]
    pretendDesk({ ...keeps, check_form: () => ({ ...fine, checks }) })
    const fill = useFillForm(form())
    await fill.checkNow()
    fill.confirmed.add('id_area')
    checks = []
    await fill.checkNow()
    expect([...fill.confirmed], 'another number is another doubt').toEqual([])
  })

  it('shows the checks a refusal came with', async () => {
    pretendDesk({
      ...keeps,
      check_form: () => fine,
      issue_certificate: () => {
        throw refusal({ code: 'prohibited_content', checks: [check()], field: 'note' })
      },
    })
    const fill = useFillForm(form({ values: filled, seen: ['身份证'] }))
    expect(await fill.issue(), 'refused').toBeNull()
    expect(fill.findings.value[0]?.target, 'the line leads to the word').toBe('f-note')
    expect(fill.busy.value, 'the button works again').toBe(false)
  })
})
