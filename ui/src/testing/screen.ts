/** Opens a page of the window in a test, with the router it has in the product. */
import { flushPromises, mount } from '@vue/test-utils'
import type { VueWrapper } from '@vue/test-utils'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { Router } from 'vue-router'

export interface Opened {
  page: VueWrapper
  router: Router
}

let open: VueWrapper[] = []

export async function openScreen(screen: Component, path: string): Promise<Opened> {
  const main = Object.assign(document.createElement('main'), { id: 'main' })
  main.append(Object.assign(document.createElement('div'), { id: 'app' }))
  document.body.replaceChildren(main)
  const own = path.split('?')[0] ?? path
  const elsewhere = { path: '/:rest(.*)*', component: { template: '<i />' } }
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: own, component: screen }, elsewhere] })
  await router.push(path)
  const page = mount({ template: '<router-view />' }, { attachTo: '#app', global: { plugins: [router] } })
  open.push(page)
  await flushPromises()
  return { page, router }
}

export function closeScreens(): void {
  for (const page of open) page.unmount()
  open = []
}

/** A key as the focused element hears it. Says whether somebody took it. */
export async function press(key: string, with_: Partial<KeyboardEventInit> = {}): Promise<boolean> {
  const target = document.activeElement ?? document.body
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...with_ })
  target.dispatchEvent(event)
  await flushPromises()
  return event.defaultPrevented
}

export function focused(): string {
  return document.activeElement?.id ?? ''
}
