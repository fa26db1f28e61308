import { describe, expect, it } from 'vitest'

import { exampleNumber, serialOf, typedSerial } from './numbering'

const PATTERN = '柳荫居证〔{年}〕{号}号'

describe('the next number', () => {
  it('looks as it will be printed', () => {
    expect(exampleNumber(PATTERN, '2026', 7, 4), 'padded to the digits').toBe('柳荫居证〔2026〕0007号')
    expect(exampleNumber(PATTERN, '2026', 12345, 4), 'never cut').toBe('柳荫居证〔2026〕12345号')
    expect(exampleNumber('柳荫居证〔{年}〕', '2026', 7, 4), 'nothing while the pattern is not finished').toBe('')
  })

  it('is read back from what the desk says comes next', () => {
    expect(serialOf('柳荫居证〔2026〕0419号', PATTERN), 'the serial').toBe(419)
    expect(serialOf('2026年第88', '{年}年第{号}'), 'a pattern that ends with the serial').toBe(88)
    expect(serialOf('别的样式', PATTERN), 'not of this pattern').toBeNull()
  })

  it('is typed as a whole number from 1, or left empty', () => {
    expect(typedSerial(' 331 '), 'trimmed').toBe(331)
    expect(typedSerial(''), 'as before').toBeNull()
    for (const wrong of ['0', '-1', '3.5', '三百', '1234567']) expect(typedSerial(wrong), wrong).toBe('wrong')
  })
})
