import { families } from '../../src/kernel/families.ts'
import type { Translate } from '../i18n/messages.ts'
import type { Option } from '../ui/Select.tsx'

export function familyOptions(t: Translate): Option[] {
  return [
    { value: '', label: t('filter.allFamilies') },
    ...families.map((family) => ({ value: family, label: t(`family.${family}`) })),
  ]
}
