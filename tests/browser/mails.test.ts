import { beforeEach, describe, expect, it } from 'vitest'
import type { Mail } from '../../src/kernel/mail.ts'
import { PASSWORD } from '../support/app.ts'
import {
  COLOURS,
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
import { aMail } from '../support/mail.ts'

const site = sharedSite()
const OUTBOX = '/administration/courrier'

beforeEach(() => void site.server.db.sqlite.prepare('delete from mails').run())

/** Queues a mail; `stands` is put in its row. */
function queued(changes: Partial<Mail> = {}, stands: Record<string, string> = {}): Mail {
  const { db, rooms } = site.server
  const mail = aMail(changes)
  db.write(() => rooms.outbox.add(mail))
  for (const [column, value] of Object.entries(stands))
    db.sqlite.prepare(`update mails set ${column} = ? where recipient = ?`).run(value, mail.to)
  return mail
}

const stateOf = ({ to }: Mail) => site.server.mailsTo(to)[0]?.state

function someOfEach(): void {
  queued({ subject: 'Votre lien de connexion' })
  queued(
    {
      subject: 'Invitation à rejoindre la Conserverie du Mouliot',
      to: 'direction-des-achats@conserverie.example',
    },
    { state: 'uncertain', attempts: '1', last_error: 'Le serveur de courrier n’a pas répondu à temps.' },
  )
  queued(
    { subject: 'Votre lien de connexion' },
    {
      attempts: '3',
      last_error: 'La connexion au serveur de courrier a échoué ou s’est coupée : ECONNREFUSED',
    },
  )
  queued({ subject: 'Bienvenue' }, { state: 'sent', attempts: '1', sent_at: '2026-11-16T09:01:00.000Z' })
  queued(
    { subject: 'Nouvelle piste' },
    {
      state: 'failed',
      attempts: '1',
      last_error: 'Le serveur de courrier refuse l’adresse : 550 No such user',
    },
  )
}

describe('the outbox', TEST_LIMIT, () => {
  it('says why nothing leaves when there is no mail server, and what comes when it is empty', async () => {
    const page = await site.visit('/', { as: 'administrator' })
    await page.getByRole('button', { name: 'Administrer' }).click()
    await page.getByRole('link', { name: 'Courrier' }).click()
    await sees(
      heading(page, 'Courrier'),
      page.getByText('Aucun serveur de courrier n’est réglé'),
      page.getByText(/SMTP_URL et MAIL_FROM/),
      page.getByText('Aucun courrier pour l’instant'),
    )
    await picture(page, 'mails-empty')
    await expectFitsPhone(page, 'mails-empty')
  })

  it('lists mails with where they stand, and keeps those of one state', async () => {
    someOfEach()
    const page = await site.visit(OUTBOX, { as: 'administrator' })
    const rows = page.getByRole('rowheader')
    await eventually(() => rows.count()).toBe(5)
    await picture(page, 'mails')
    await expectFitsPhone(page, 'mails')
    await page.getByLabel('État').selectOption({ label: 'Incertain (1)' })
    await eventually(() => rows.allInnerTexts()).toEqual(['Invitation à rejoindre la Conserverie du Mouliot'])
    await page.getByLabel('État').selectOption({ label: 'Périmé (0)' })
    await sees(page.getByText('Aucun courrier dans cet état'))
  })

  it('lets an administrator send again, or give up, with one press', async () => {
    const doubtful = queued({ subject: 'Incertain' }, { state: 'uncertain' })
    const hopeless = queued({ subject: 'Sans espoir' }, { state: 'failed' })
    const page = await site.visit(OUTBOX, { as: 'administrator' })
    await page.getByRole('button', { name: words(`Renvoyer : Incertain, à ${doubtful.to}`) }).click()
    await eventually(() => stateOf(doubtful)).toBe('waiting')
    await page.getByRole('button', { name: words(`Abandonner : Sans espoir, à ${hopeless.to}`) }).click()
    await seesNot(page.getByText('Sans espoir'))
    expect(stateOf(hopeless)).toBeUndefined()
  })

  it('opens a mail with its link, which the journal keeps', async () => {
    const mail = queued({ paragraphs: ['Bonjour,', 'Voici <b>votre</b> lien.'] })
    const page = await site.visit(OUTBOX, { as: 'administrator' })
    await page.getByRole('link', { name: mail.subject }).click()
    await sees(
      heading(page, mail.subject),
      page.getByText('Voici <b>votre</b> lien.'),
      page.getByText(`${site.origin}/connexion/lien#secret`),
    )
    await picture(page, 'mail')
    await expectFitsPhone(page, 'mail')
    const id = site.server.mailsTo(mail.to)[0]?.id
    const read = site.server.db.sqlite.prepare(
      "select count(*) as n from journal where entity_id = ? and action = 'mail.link-read'",
    )
    expect(read.get(id)).toEqual({ n: 1 })

    await page.getByRole('button', { name: /^Abandonner/ }).click()
    await sees(heading(page, 'Courrier'), page.getByText('Aucun courrier pour l’instant'))
  })

  it('asks again who is there before it shows a link to a page left open', async () => {
    const mail = queued({})
    const page = await site.visit(OUTBOX, { as: 'administrator' })
    site.server.db.sqlite.exec("update sessions set authenticated_at = '2026-01-01T00:00:00Z'")
    site.provokes(/\b403\b/)
    await page.getByRole('link', { name: mail.subject }).click()
    const dialog = page.getByRole('dialog', { name: words('Est-ce toujours vous ?') })
    await dialog.getByLabel('Mot de passe').fill(PASSWORD)
    await dialog.getByRole('button', { name: 'Continuer' }).click()
    await sees(page.getByText(`${site.origin}/connexion/lien#secret`))
  })

  it('sends a test to my own address, in the language of the page', async () => {
    const page = await site.visit(OUTBOX, { as: 'administrator' })
    await page.getByRole('button', { name: 'EN', exact: true }).click()
    await page.getByRole('button', { name: 'Send me a test' }).click()
    await sees(page.getByText('A test to administrator@pilote.example is in the outbox.'))
    await sees(page.getByRole('rowheader', { name: 'Test mail from Boucle' }))
  })

  it('is not open to others', async () => {
    const page = await site.visit(OUTBOX, { as: 'facilitator' })
    await sees(heading(page, 'Page introuvable'))
    expect(await page.getByRole('button', { name: 'Administrer' }).count()).toBe(0)
  })

  it('is accessible in light and dark, on a desktop and on a phone', async () => {
    someOfEach()
    const mail = queued({ subject: 'Ouvert' })
    const id = site.server.mailsTo(mail.to)[0]?.id
    const page = await site.visit(OUTBOX, { as: 'administrator' })
    for (const [path, title] of [
      [OUTBOX, 'Courrier'],
      [`${OUTBOX}/${id}`, 'Ouvert'],
    ] as const) {
      await page.goto(path)
      await sees(heading(page, title), page.getByRole('button', { name: /^Abandonner/ }).first())
      for (const viewport of Object.values(SIZES)) {
        await page.setViewportSize(viewport)
        await page.emulateMedia({ colorScheme: 'light' })
        await expectNoAxeViolations(page, path)
        await page.emulateMedia({ colorScheme: 'dark' })
        await expectNoAxeViolations(page, path, COLOURS)
      }
    }
  })
})
