/** The published site as a parser and axe read it: three pages the Rust tests keep fresh under `tests/golden/site`. */
import axe from 'axe-core'
import { afterEach, describe, expect, it } from 'vitest'

import front from '../../tests/golden/site/index.html?raw'
import item from '../../tests/golden/site/items-K29.html?raw'
import prohibition from '../../tests/golden/site/prohibitions-P01.html?raw'
import search from '../../assets/site/search.js?raw'

/** Puts a page in the place of the document, as a browser reads it; style and script are not fetched here. */
function open(page: string): void {
  const bare = page.replace(/<link [^>]*>|<script [^>]*><\/script>/g, '')
  const parsed = new DOMParser().parseFromString(bare, 'text/html')
  document.documentElement.lang = parsed.documentElement.lang
  document.title = parsed.title
  document.body.innerHTML = parsed.body.innerHTML
}

function visible(): string[] {
  const lines = [...document.querySelectorAll<HTMLElement>('[data-words]')]
  return lines.filter(line => !line.hidden).map(line => line.querySelector('a')?.textContent ?? '')
}

function type(words: string): void {
  const box = document.querySelector<HTMLInputElement>('#search-box')
  if (!box) throw new Error('the front page has a search box')
  box.value = words
  box.dispatchEvent(new Event('input'))
}

afterEach(() => {
  document.body.innerHTML = ''
})

describe('the published pages', () => {
  it.each([
    ['front page', front],
    ['page of an item', item],
    ['page of a prohibition', prohibition],
  ])('%s has names, roles and labels in order', async (_name, page) => {
    open(page)
    // Colours are judged in a real browser: there are none here.
    const report = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } })
    const faults = report.violations.map(fault => `${fault.id}: ${fault.nodes[0]?.html}`)
    expect(faults, 'axe finds nothing').toEqual([])
    expect(document.documentElement.lang, 'a screen reader speaks Chinese').toBe('zh-CN')
    expect(document.querySelectorAll('h1').length, 'one title').toBe(1)
  })

  it('show both lists without a script', () => {
    open(front)
    expect(visible().length, 'all items and prohibitions').toBe(47)
    expect(document.querySelector<HTMLElement>('#search')?.hidden, 'no box that does nothing').toBe(true)
  })

  it('are searched by name, alias and initials', () => {
    open(front)
    new Function(search)()
    expect(document.querySelector<HTMLElement>('#search')?.hidden, 'the script shows the box').toBe(false)
    for (const [words, name] of [
      ['居住证明', '居住情况说明'],
      ['JZQK', '居住情况说明'],
      ['k29', '居住情况说明'],
      ['我妈是我妈', '亲属关系证明'],
    ] as const) {
      type(words)
      expect(visible(), words).toContain(name)
    }
    type('没有这样的证明')
    expect(visible(), 'nothing fits').toEqual([])
    expect(document.querySelector('#search-said')?.textContent, 'and it is said').toContain('两张清单里都没有')
    type('')
    expect(visible().length, 'all again').toBe(47)
  })

  it('lead on with Enter', () => {
    open(front)
    new Function(search)()
    type('亲属')
    document.querySelector('#search')?.dispatchEvent(new Event('submit', { cancelable: true }))
    expect(document.activeElement?.getAttribute('href'), 'the first that is left').toMatch(/\.html$/)
  })
})
