import { describe, expect, it } from 'vitest'
import {
  addressOf,
  eventually,
  expectFitsPhone,
  expectNoAxeViolations,
  heading,
  sees,
  seesNot,
  sharedSite,
  TEST_LIMIT,
  words,
} from '../support/browser.ts'
import { png } from '../support/pictures.ts'

const site = sharedSite()

const ATTACK = [
  '<script>window.attacked = 1</script>',
  '<img src=x onerror="window.attacked = 1">',
  '<a href="javascript:window.attacked = 1">html</a>',
  '[lien](javascript:window.attacked=1)',
  '[lien](data:text/html,<script>window.attacked=1</script>)',
  '![image](https://espion.example/p.png)',
].join('\n\n')

describe('what the network is told', TEST_LIMIT, () => {
  it('is written with its preview, published, read by those it touches, corrected and checked again', async () => {
    const writer = await site.visit('/informations', { as: 'authority' })
    await writer.getByRole('button', { name: 'Écrire une information' }).click()
    const dialog = writer.getByRole('dialog')
    await dialog.getByLabel('Rubrique').selectOption('guide')
    await dialog.getByLabel('Titre').fill('Donner ses palettes')
    await dialog.getByRole('button', { name: 'Commencer' }).click()
    await sees(heading(writer, words('Modifier : Donner ses palettes')))

    await writer.getByLabel('Résumé').fill('Où les donner, comment les trier avant.')
    const text = writer.getByLabel('Texte', { exact: true })
    await writer.getByRole('button', { name: 'Titre', exact: true }).click()
    await eventually(() => text.inputValue()).toBe('## Un titre')
    await text.fill('## Trier\n\nUn **bon** tri, dit [l’ADEME](https://www.ademe.fr).')
    const preview = writer.getByRole('region', { name: 'Aperçu' })
    await sees(preview.getByRole('heading', { name: 'Trier', level: 2 }))
    const outside = preview.getByRole('link', { name: /ADEME.*autre site/ })
    expect(await outside.getAttribute('rel')).toBe('external noopener noreferrer')

    // An image is sent with what it shows, and comes into the text.
    await writer
      .getByLabel('Choisir une image')
      .setInputFiles({ name: 'palette.png', mimeType: 'image/png', buffer: png() })
    await writer.getByLabel('Ce que montre l’image').fill('Une palette [triée]')
    await writer.getByRole('button', { name: 'Envoyer' }).click()
    await eventually(() => text.inputValue()).toMatch(/!\[Une palette triée\]\(image:[a-z0-9]+\)/)

    // A page left is found again as it was typed.
    await writer.reload()
    await sees(writer.getByText(/sont reprises/))
    expect(await text.inputValue()).toContain('Un **bon** tri')
    await writer.getByLabel('Source', { exact: true }).fill('ADEME')
    await writer.getByLabel('Adresse de la source').fill('https://www.ademe.fr/palettes')
    await writer.getByRole('radio', { name: 'Tout le monde' }).check()
    await writer.getByRole('combobox', { name: 'Ajouter une ressource' }).fill('Palettes')
    await writer
      .getByRole('option', { name: /^Palettes/ })
      .first()
      .click()
    await writer.getByRole('button', { name: 'Enregistrer' }).click()
    await sees(writer.getByText('Enregistré.'))
    await expectNoAxeViolations(writer, 'the editor')
    await writer.getByRole('link', { name: 'Voir la page' }).click()
    await writer.getByRole('button', { name: 'Publier' }).click()
    await sees(writer.getByText(/^Version 2, le/))
    const page = addressOf(writer)

    const member = await site.visit(page, { as: 'member', size: 'phone' })
    await sees(heading(member, 'Donner ses palettes'), member.getByRole('img', { name: 'Une palette triée' }))
    await seesNot(member.getByRole('link', { name: 'Modifier' }))
    await expectFitsPhone(member, 'article')
    const visitor = await site.visit(page)
    await sees(
      heading(visitor, 'Donner ses palettes'),
      visitor.getByRole('img', { name: 'Une palette triée' }),
    )
    await expectNoAxeViolations(visitor, 'a public article')
    expect(await visitor.locator('link[type="application/atom+xml"]').getAttribute('href')).toBe(
      '/api/v1/information.atom',
    )

    // Its term comes: it is marked, and one press says that it still holds.
    site.server.db.sqlite.prepare("update information_items set checked_on = '2024-01-10'").run()
    await site.server.rooms.information.checks.daily()
    await writer.goto('/avis')
    await writer
      .getByRole('link', { name: /Donner ses palettes/ })
      .first()
      .click()
    await writer.getByRole('button', { name: 'Toujours vrai' }).click()
    await sees(writer.getByText(words('C’est noté')))
    await seesNot(writer.getByText('À revérifier', { exact: true }))
  })

  it('runs nothing of what a text holds, in the preview as on the pages', async () => {
    const { writing } = site.server.rooms.information
    const author = site.server.rooms.accounts.personByEmail('facilitator@pilote.example')
    const actor = site.server.rooms.accounts.actorById(author?.id ?? '')
    if (!actor) throw new Error('The pilot has no facilitator.')
    const { id } = writing.create(actor, {
      ...{ category: 'article', title: 'Un texte hostile', audience: 'public', body: '' },
      ...{ summary: '<b>Un résumé</b> hostile', sourceName: 'X', sourceUrl: 'https://x.example' },
    })
    // Behind the back of what refuses images from elsewhere.
    site.server.db.sqlite.prepare('update information_items set body = ? where id = ?').run(ATTACK, id)
    writing.step(actor, id, 'published')
    for (const [path, as] of [
      [`/informations/${id}`, undefined],
      [`/informations/${id}`, 'member'],
      [`/informations/${id}/modifier`, 'facilitator'],
    ] as const) {
      const page = await site.visit(path, { as })
      const shown = page.getByRole('main')
      await sees(shown.getByText('<script>window.attacked = 1</script>').last())
      expect(await page.evaluate('window.attacked')).toBeUndefined()
      expect(
        await shown.locator('script, img, [onerror], a[href^="javascript:"], a[href^="data:"]').count(),
      ).toBe(0)
    }
  })
})
