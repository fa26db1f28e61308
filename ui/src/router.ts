import { createRouter, createWebHashHistory } from 'vue-router'
import type { RouteRecordRaw } from 'vue-router'

import DeskScreen from './screens/desk/DeskScreen.vue'

declare module 'vue-router' {
  interface RouteMeta {
    /** What the page is called. */
    title: string
    /** Which entry of the navigation is lit. */
    entry: 1 | 2 | 3 | 4 | 5
  }
}

/** Screens other than the desk are parsed when they are first opened. */
export const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/desk' },
  { path: '/desk', component: DeskScreen, meta: { title: '出证台', entry: 1 } },
  {
    path: '/fill',
    component: () => import('./screens/fill/FillScreen.vue'),
    meta: { title: '填写核对', entry: 1 },
  },
  { path: '/done', component: () => import('./screens/done/DoneScreen.vue'), meta: { title: '完成', entry: 1 } },
  {
    path: '/register',
    component: () => import('./screens/register/RegisterScreen.vue'),
    meta: { title: '台账', entry: 2 },
  },
  {
    path: '/register/month',
    component: () => import('./screens/register/MonthScreen.vue'),
    meta: { title: '月度导出', entry: 2 },
  },
  { path: '/items', component: () => import('./screens/items/ItemsScreen.vue'), meta: { title: '事项清单', entry: 3 } },
  { path: '/check', component: () => import('./screens/check/CheckScreen.vue'), meta: { title: '查验', entry: 4 } },
  {
    path: '/settings',
    component: () => import('./screens/settings/SettingsScreen.vue'),
    meta: { title: '设置', entry: 5 },
  },
  { path: '/:rest(.*)*', redirect: '/desk' },
]

export function createAppRouter() {
  return createRouter({ history: createWebHashHistory(), routes })
}
