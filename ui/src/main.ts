import { createApp } from 'vue'
import 'element-plus/theme-chalk/base.css'
import './style/tokens.css'
import './style/base.css'
import './style/controls.css'

import App from './App.vue'
import { watchFaults } from './faults'
import { createAppRouter } from './router'
import { loadSettings, nameSystem } from './state/settings'
import { tellProblem } from './state/notices'

/** How long the first paint waits for the saved type size; the window must open even when the desk does not answer. */
const APPEARANCE_MS = 400

async function start(): Promise<void> {
  const app = createApp(App)
  watchFaults(app)
  nameSystem(navigator.userAgent)
  const appearance = loadSettings().catch(tellProblem)
  await Promise.race([appearance, new Promise(resolve => setTimeout(resolve, APPEARANCE_MS))])
  app.use(createAppRouter()).mount('#app')
}

void start()
