import { describe, expect, it } from 'vitest'

import { dayAndTime, dayBefore, monthWords, sentences, timeOf } from './words'

describe('two sentences in one line', () => {
  it('get a full stop between them where there is none', () => {
    expect(sentences('还没有选打印机', '可以先存成 PDF'), 'a stop is put in').toBe('还没有选打印机。可以先存成 PDF')
    expect(sentences('台账没有问题。', '放心办件'), 'but never twice').toBe('台账没有问题。放心办件')
    expect(sentences('已存好', ''), 'and not before nothing').toBe('已存好')
  })
})

describe('words for time', () => {
  it('are cut from the hall’s own time and never converted', () => {
    const moment = '2026-11-23T00:05:00+08:00'
    expect(timeOf(moment), 'five past midnight in the hall, whatever zone the PC is in').toBe('00:05')
    expect(dayAndTime(moment), 'the day of the hall').toBe('11-23 00:05')
    expect(monthWords('2026-03'), 'without the leading zero').toBe('2026 年 3 月')
  })

  it('know the day before over the end of a month and a leap day', () => {
    expect(dayBefore('2026-03-01'), 'no leap year').toBe('2026-02-28')
    expect(dayBefore('2028-03-01'), 'a leap year').toBe('2028-02-29')
    expect(dayBefore('2026-01-01'), 'over the year').toBe('2025-12-31')
  })
})
