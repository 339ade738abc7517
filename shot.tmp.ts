import { chromium } from 'playwright-core'
const [,, url, out, email, width='1440', click] = process.argv
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const p = await b.newPage({ viewport: { width: Number(width), height: 900 } })
await p.goto('http://localhost:3999/connexion')
if (email) { await p.getByLabel(/Adresse/).first().fill(email); const pw = p.getByLabel('Mot de passe', { exact: true }); if (!(await pw.count())) { await p.getByRole('button', { name: /mot de passe/i }).first().click() } await p.getByLabel('Mot de passe', { exact: true }).fill('boucle-demo-auch'); await p.getByRole('button', { name: 'Se connecter', exact: true }).click(); await p.locator('h1').first().waitFor() ; await p.waitForTimeout(800)}
await p.goto('http://localhost:3999' + url); await p.waitForTimeout(1500)
if (click) { await p.getByRole('button', { name: click }).first().click(); await p.waitForTimeout(500) }
await p.screenshot({ path: out, fullPage: false }); await b.close()
