/**
 * Before the tests: finds a Chromium for the browser tests, or gets one and says what it does. Tried in order:
 * CHROMIUM_PATH, the system's, Playwright's own; then Debian's package, then Playwright's download. A machine where
 * none can be had fails here: browser tests are never skipped.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './find-chromium.js'

const say = (text) => process.stdout.write(`browser: ${text}\n`)

function tryTo(what, command, args) {
  say(what)
  try {
    execFileSync(command, args, { stdio: 'inherit' })
    return true
  } catch {
    say(`could not: ${command} ${args.join(' ')}`)
    return false
  }
}

function install() {
  if (existsSync('/usr/bin/apt-get')) {
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
    const apt = (...args) => {
      const [command, ...rest] = [...sudo, 'apt-get', ...args]
      return tryTo(`no Chromium found, running ${[...sudo, 'apt-get', ...args].join(' ')}`, command, rest)
    }
    if (
      apt('update', '-qq') &&
      apt('install', '-y', '-qq', '--no-install-recommends', 'chromium') &&
      findChromium()
    )
      return
  }
  tryTo('no Chromium found, asking Playwright for its own', process.execPath, [
    'node_modules/playwright-core/cli.js',
    'install',
    'chromium',
  ])
}

if (!findChromium()) install()
const found = findChromium()
if (!found) {
  say('no Chromium could be had: install one, or name it in CHROMIUM_PATH.')
  process.exit(1)
}
say(found)
