import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import {
  eventually,
  expectFitsPhone,
  expectNoAxeViolations,
  heading,
  picture,
  SIZES,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'
import { exif, PDF, segment } from '../support/pictures.ts'

const site = sharedSite()

const flowOf = (reference: string) => {
  const row = site.server.rooms.flows.allRows().find((one) => one.reference === reference)
  if (!row) throw new Error(`The pilot has no flow ${reference}.`)
  return row.id
}
const chooser = (page: Page) => page.getByLabel('Joindre un fichier')
const send = (page: Page) => page.getByRole('button', { name: 'Envoyer', exact: true }).click()
const kept = (flowId: string) =>
  site.server.db.sqlite
    .prepare(
      'select name, description, visibility, content from attachments join attachment_contents on attachment_id = id where flow_id = ?',
    )
    .all(flowId) as { name: string; description: string | null; visibility: string; content: Buffer }[]

/** A real picture, as a phone would make it: with a place in it. */
async function photo(page: Page): Promise<Buffer> {
  const taken = await page.screenshot({ type: 'jpeg', clip: { x: 0, y: 0, width: 320, height: 200 } })
  return Buffer.concat([taken.subarray(0, 2), segment(0xe1, exif(1)), taken.subarray(2)])
}

describe('a file attached to a flow', TEST_LIMIT, () => {
  it('is refused with a sentence when it is disguised or too large, and the place stays open', async () => {
    const id = flowOf('G-003')
    const page = await site.visit(`/gisements-besoins/${id}`, { as: 'member' })
    await sees(heading(page, /./), page.getByRole('heading', { name: 'Pièces jointes' }))

    site.provokes(/422/)
    await chooser(page).setInputFiles({
      ...{ name: 'photo.jpg', mimeType: 'image/jpeg' },
      buffer: Buffer.from('<html><script>alert(1)</script></html>'),
    })
    await send(page)
    await sees(page.getByRole('alert').getByText(/ni une image JPEG, PNG ou WebP, ni un PDF/))
    await picture(page, 'attachment refused')
    await expectNoAxeViolations(page, 'attachment refused')

    await chooser(page).setInputFiles({
      ...{ name: 'rapport.pdf', mimeType: 'application/pdf' },
      buffer: Buffer.concat([PDF, Buffer.alloc(10_000_000, 32)]),
    })
    await sees(page.getByRole('alert').getByText(words('plus que les 10 Mo permis')))
    await sees(chooser(page))
    expect(await page.getByRole('button', { name: 'Envoyer', exact: true }).count()).toBe(0)
    expect(kept(id)).toEqual([])
  })

  it('is described, sent, shown, changed and removed', async () => {
    const id = flowOf('G-001')
    const page = await site.visit(`/gisements-besoins/${id}`, { as: 'facilitator' })
    await sees(page.getByRole('heading', { name: 'Pièces jointes' }))
    await chooser(page).setInputFiles({
      name: 'benne.jpg',
      mimeType: 'image/jpeg',
      buffer: await photo(page),
    })
    await page.getByLabel('Ce que montre ce fichier').fill('Benne vue du quai')
    await picture(page, 'attachment chosen')
    await expectNoAxeViolations(page, 'attachment chosen')
    await send(page)

    const image = page.getByRole('img', { name: 'Benne vue du quai' })
    await sees(page.getByText('Le fichier est joint.'), image)
    await image.scrollIntoViewIfNeeded()
    await eventually(() =>
      image.evaluate((element) => (element as unknown as { naturalWidth: number }).naturalWidth),
    ).toBe(320)
    expect(kept(id)).toMatchObject([{ name: 'benne.jpg', visibility: 'facilitators' }])
    expect(kept(id)[0]?.content.toString('latin1')).not.toContain('GPS')

    await chooser(page).setInputFiles({ name: 'analyse.pdf', mimeType: 'application/pdf', buffer: PDF })
    await send(page)
    await sees(page.getByRole('link', { name: 'analyse.pdf' }))
    await expectNoAxeViolations(page, 'attachments')
    await expectFitsPhone(page, 'attachments')
    await page.setViewportSize(SIZES.desktop)
    await picture(page, 'attachments')

    await page.getByRole('button', { name: 'Modifier benne.jpg' }).click()
    await page.getByLabel('Ceux qui voient ce flux avec votre nom', { exact: true }).check()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await sees(page.getByText('Avec le flux', { exact: true }))

    await page.getByRole('button', { name: 'Retirer benne.jpg' }).click()
    await sees(page.getByText(words('« benne.jpg » sera effacé tout de suite')))
    await page.getByRole('button', { name: 'Retirer définitivement' }).click()
    await seesNot(image)
    expect(kept(id).map(({ name }) => name)).toEqual(['analyse.pdf'])
  })
})
