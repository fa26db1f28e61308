import { describe, expect, it } from 'vitest'

import type { ItemLine, ItemList, ProhibitionLine } from '../../ipc'
import { answersTo, linesOf } from './useItems'

const item = (changes: Partial<ItemLine>): ItemLine => ({
  code: 'K29',
  name: '居住情况说明',
  aliases: ['居住证明'],
  initials: 'jzqksm',
  flow: 'on_the_spot',
  workingDays: null,
  enabled: true,
  canIssue: true,
  whyNot: null,
  grade: 'B',
  ...changes,
})
const prohibition: ProhibitionLine = {
  code: 'P01',
  name: '亲属关系证明',
  aliases: ['监护关系证明'],
  initials: 'qsgxzm',
  listedIn: '国家清单（第一批）第1项',
  enabled: true,
}
const list: ItemList = {
  release: '2026.10',
  title: '',
  prohibited: [prohibition],
  permitted: [item({ code: 'K11', name: '成员身份说明', aliases: [], initials: 'cysfsm', enabled: false }), item({})],
}

describe('事项清单', () => {
  it('answers to code, name, other names and initials', () => {
    for (const words of ['k29', '居住', '居住证明', 'JZQK']) expect(answersTo(item({}), words), words).toBe(true)
    expect(answersTo(item({}), '收养'), 'another item').toBe(false)
  })

  it('puts what is switched off last in its list', () => {
    expect(
      linesOf(list, '').map(line => line.code),
      'permitted, off, prohibited',
    ).toEqual(['K29', 'K11', 'P01'])
    expect(
      linesOf(list, '监护').map(line => line.code),
      'by another name',
    ).toEqual(['P01'])
  })
})
