import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../src/config.ts'

const faultsOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment)
  } catch (error) {
    return (error as Error).message
  }
  return 'no fault'
}

describe('the configuration', () => {
  it('of nothing is that of a quiet production on this machine alone', () => {
    expect(readConfig({})).toEqual({
      NODE_ENV: 'production',
      PORT: 3000,
      HOST: '127.0.0.1',
      DATA_DIR: 'data',
      TRUST_PROXY: false,
      LOG_LEVEL: 'info',
    })
  })

  it('takes an empty variable for one that is not set', () => {
    const empty = Object.fromEntries(
      [
        'NODE_ENV',
        'PORT',
        'HOST',
        'DATA_DIR',
        'SESSION_SECRET',
        'PUBLIC_URL',
        'TRUST_PROXY',
        'TILES_URL',
        'LOG_LEVEL',
        'SMTP_URL',
        'MAIL_FROM',
      ].map((name) => [name, '']),
    )
    expect(readConfig(empty)).toEqual(readConfig({}))
  })

  it('ignores what is not ours', () => {
    expect(readConfig({ PATH: '/bin', npm_config_x: '1' })).toEqual(readConfig({}))
  })

  it.each([
    ['0', false],
    ['false', false],
    ['1', true],
    ['true', true],
  ])('reads the flag %s', (text, flag) => expect(readConfig({ TRUST_PROXY: text }).TRUST_PROXY).toBe(flag))

  it('reads a port, 0 included', () => {
    expect([readConfig({ PORT: '8080' }).PORT, readConfig({ PORT: '0' }).PORT]).toEqual([8080, 0])
  })

  it('says every fault at once, in one sentence, without repeating a secret', () => {
    const message = faultsOf({
      PORT: '70000',
      NODE_ENV: 'prod',
      SESSION_SECRET: 'trop court',
      PUBLIC_URL: 'boucle',
      TRUST_PROXY: 'oui',
      LOG_LEVEL: 'bavard',
    })
    expect(message).toMatch(/^Configuration incorrecte : .*\.$/)
    for (const name of ['PORT', 'NODE_ENV', 'SESSION_SECRET', 'PUBLIC_URL', 'TRUST_PROXY', 'LOG_LEVEL'])
      expect(message).toContain(name)
    expect(message).not.toContain('trop court')
    expect(message).not.toContain('\n')
  })

  it('says its faults in French', () => {
    const message = faultsOf({ PORT: 'trois mille', NODE_ENV: 'prod', PUBLIC_URL: 'boucle' })
    expect(message).not.toMatch(/invalid input|expected|received|Invalid URL|too big/i)
  })

  it.each(['-1', '1.5', 'abc', ' '])('refuses the port « %s »', (PORT) =>
    expect(faultsOf({ PORT })).toContain('PORT'),
  )

  it('names TILES_URL when it is no address: the server would not start otherwise, without saying why', () => {
    expect(faultsOf({ TILES_URL: 'tuiles' })).toContain('TILES_URL')
    const template = 'https://{s}.tuiles.example/{z}/{x}/{y}.png'
    expect(readConfig({ TILES_URL: template }).TILES_URL).toBe(template)
  })

  it('names SMTP_URL and MAIL_FROM when they cannot be read, and never repeats the password', () => {
    const message = faultsOf({ SMTP_URL: 'smtp://boucle:s3cret@', MAIL_FROM: 'Boucle' })
    expect(message).toMatch(/SMTP_URL doit être une adresse comme smtp:.*MAIL_FROM doit être une adresse/)
    expect(message).not.toContain('s3cret')
  })

  it('wants to know who mails come from as soon as there is a mail server', () => {
    const SMTP_URL = 'smtp://boucle:s3cret@mail.exemple.fr'
    expect(faultsOf({ SMTP_URL })).toMatch(/MAIL_FROM manque/)
    expect(readConfig({ SMTP_URL, MAIL_FROM: 'Boucle <boucle@exemple.fr>' })).toMatchObject({
      SMTP_URL: { host: 'mail.exemple.fr', starttls: 'required' },
      MAIL_FROM: { name: 'Boucle', address: 'boucle@exemple.fr' },
    })
  })
})
