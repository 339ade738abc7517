import type { TerritorySettings } from '../settings/contract.ts'
import type { PrivacyNotice } from './contract.ts'

/** What the public page on personal data says that depends on this installation. */
export function noticeOf(
  settings: TerritorySettings,
  { territory, tilesUrl }: { territory: string; tilesUrl: string | null },
): PrivacyNotice {
  const { inactiveAccountMonths, endedSessionMonths, consultationMonths } = settings
  const { sentMailMonths, noticeMonths, withdrawnFlowMonths, unconfirmedRegistrationMonths } = settings
  const { eventContactMonths, mailingMonths } = settings
  return {
    territory,
    controller: { name: settings.controllerName || null, contact: settings.controllerContact || null },
    months: {
      ...{ inactiveAccountMonths, endedSessionMonths, consultationMonths },
      ...{ eventContactMonths, mailingMonths },
      ...{ sentMailMonths, noticeMonths, withdrawnFlowMonths, unconfirmedRegistrationMonths },
    },
    openData: settings.openDataRegister,
    stories: settings.successStories,
    companyRegisterHost: hostOf(settings.companyRegisterUrl),
    geocoderHost: hostOf(settings.geocoderUrl),
    tilesHost: tilesUrl ? new URL(tilesUrl.replace(/\{[^}]*\}/g, 'a')).host.replace(/^a\./, '') : null,
  }
}

const hostOf = (url: string) => (url === '' ? null : new URL(url).host)
