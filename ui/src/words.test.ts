import { describe, expect, it } from 'vitest'

/** Every source of the window except its tests. */
const sources = import.meta.glob<string>(['./**/*.vue', './**/*.ts', './**/*.css', '!./**/*.test.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
})

function where(pattern: RegExp): string[] {
  return Object.entries(sources)
    .filter(([, text]) => pattern.test(text))
    .map(([path]) => path)
}

describe('the window', () => {
  it('offers nowhere to issue a prohibited item anyway', () => {
    expect(Object.keys(sources).length, 'the sources were found').toBeGreaterThan(60)
    expect(where(/仍要出具|强制出具|继续出具|忽略拦截|放行按钮/), 'no override exists').toEqual([])
  })

  it('has no string of markup and no code from a string: the content policy forbids both', () => {
    expect(
      where(/v-html|innerHTML\s*=|\beval\(|new Function\(/).filter(path => !path.startsWith('./testing/')),
      'none',
    ).toEqual([])
  })

  it('talks to the desk through one door', () => {
    expect(where(/from '@tauri-apps\//).sort(), 'the door, and its pretence for tests').toEqual([
      './ipc/index.ts',
      './ipc/pretend.ts',
    ])
  })

  it('keeps the parts free of the domain and the screens out of one another', () => {
    const parts = Object.entries(sources).filter(([path]) => path.startsWith('./parts/'))
    expect(
      parts.filter(([, text]) => /from '\.\.\/(ipc|screens|state|copy)/.test(text)).map(([path]) => path),
      'parts lean on nothing',
    ).toEqual([])
    expect(where(/from '\.\.\/(desk|fill|done|register|items|settings)\//), 'a screen is entered by its route').toEqual(
      [],
    )
  })

  it('blames nobody and asks nobody to wait without a bound', () => {
    expect(where(/您输入有误|操作失败|系统繁忙|请稍候|！/), 'the rules of the copy').toEqual([])
  })
})
