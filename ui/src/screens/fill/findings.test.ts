import { describe, expect, it } from 'vitest'

import { check, field, form } from '../../testing/samples'
import { checkLines, missingText, openConfirmations, summarise } from './findings'

const filled = { asking_unit: '学校', applicant_name: '张某', live_from: '2019-03-01' }
const state = {
  values: filled,
  checks: [],
  seen: new Set(['身份证']),
  confirmed: new Set<string>(),
  reasonMissing: false,
}

describe('the summary', () => {
  it('is empty when nothing stands against it', () => {
    expect(summarise(form(), state), 'ready to issue').toEqual([])
  })

  it('lists missing fields in the order of the form, each with the way to it', () => {
    const found = summarise(form(), { ...state, values: {} })
    expect(
      found.map(each => each.target),
      'unit, name, day',
    ).toEqual(['f-asking_unit', 'f-applicant_name', 'f-live_from'])
    expect(found[0]?.text, 'verb and label').toBe('请填写用证单位')
  })

  it('says a field once, in the words of the desk where it has some', () => {
    const checks = [
      check({ id: 'field:asking_unit', field: 'asking_unit', text: '请先填用证单位。谁要这份证明，要写清楚。' }),
    ]
    const found = summarise(form(), { ...state, values: { ...filled, asking_unit: '' }, checks })
    expect(
      found.map(each => each.text),
      'one line',
    ).toEqual(['请先填用证单位。谁要这份证明，要写清楚。'])
  })

  it('names the originals nobody has seen, once', () => {
    const checks = [check({ id: 'original:身份证', field: null, text: '还没有看过原件：身份证' })]
    const found = summarise(form(), { ...state, seen: new Set(), checks })
    expect(found, 'the line leads to the box').toEqual([{ text: '请看过原件：身份证', target: 'm-0', check: null }])
  })

  it('asks for open confirmations and for the reason of a reissue', () => {
    const doubt = check({ id: 'id_area', level: 'warn', field: 'applicant_name', needsConfirmation: true })
    const found = summarise(form(), { ...state, checks: [doubt], reasonMissing: true })
    expect(
      found.map(each => each.target),
      'reason first, confirmation last',
    ).toEqual(['reissue-reason', 'c-id_area-applicant_name'])
    expect(openConfirmations([doubt], new Set(['id_area'])), 'a confirmed doubt is settled').toEqual([])
  })

  it('keeps a stop that belongs to no field', () => {
    const found = summarise(form(), { ...state, checks: [check({ id: 'page', field: null, text: '一页放不下。' })] })
    expect(found[0], 'leads to the checks').toMatchObject({ text: '一页放不下。', target: 'checks' })
  })
})

describe('the checks column', () => {
  it('says all missing fields in one line and puts stops first', () => {
    const unseen = check({ id: 'original:身份证', field: null })
    const checks = [
      check({ id: 'in_catalog', level: 'ok', field: null }),
      check({ id: 'field:live_from', field: 'live_from' }),
      unseen,
      check(),
    ]
    const { missing, lines } = checkLines(form().fields, { ...filled, live_from: '' }, checks)
    expect(
      missing.map(each => each.key),
      'gathered',
    ).toEqual(['live_from'])
    expect(
      lines.map(each => each.id),
      'the stop before what is in order, the original at its own box',
    ).toEqual(['prohibited_content', 'in_catalog'])
  })

  it('asks to choose where there is something to choose', () => {
    expect(missingText(field('how', { label: '核实方式', kind: 'choice' })), 'a closed list').toBe('请选择核实方式')
    expect(
      missingText(field('use', { label: '用途', kind: 'choice', open: true })),
      'something else may be typed',
    ).toBe('请填写用途')
  })
})
