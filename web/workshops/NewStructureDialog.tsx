import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { request } from '../api/client.ts'
import type { OrganisationView } from '../api/organisations.ts'
import { faultOf } from '../api/problem.ts'
import { useCommunes } from '../api/registers.ts'
import { useSimilarStructures } from '../api/workshops.ts'
import { useTranslate } from '../i18n/LanguageProvider.tsx'
import { ProblemAlert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import type { Choice } from '../ui/ComboBox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useDebounced } from '../ui/useDebounced.ts'
import styles from './Workshop.module.css'

const KINDS = ['company', 'association', 'public'] as const
type Kind = (typeof KINDS)[number]

function useCommuneChoices(text: string): readonly Choice[] {
  const found = useCommunes(useDebounced(text)).data?.items ?? []
  return found.map(({ code, name, postalCodes }) => ({ id: code, label: name, detail: postalCodes[0] }))
}

/** Registers a structure on the spot: a name and a commune, after a look at those that are nearly called so. */
export function NewStructureDialog(props: { onClose(): void; onChosen(organisationId: string): void }) {
  const t = useTranslate()
  const client = useQueryClient()
  const formId = useId()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<Kind>('company')
  const [commune, setCommune] = useState<Choice | null>(null)
  const shown = new Map<string, Choice>()
  const useShown = (text: string) => {
    const choices = useCommuneChoices(text)
    for (const choice of choices) shown.set(choice.id, choice)
    return choices
  }
  const create = useMutation({
    mutationFn: () =>
      request<OrganisationView>('POST', '/organisations', {
        body: { name, kind, sites: commune ? [{ communeCode: commune.id }] : [] },
      }),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['/organisations'] })
      props.onChosen(id)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!create.isPending) create.mutate()
  }
  return (
    <Dialog
      title={t('workshop.newStructure')}
      onClose={props.onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" busy={create.isPending}>
          {t('workshop.create')}
        </Button>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        <p className={styles.muted}>{t('workshop.newStructureText')}</p>
        {create.isError && <ProblemAlert error={create.error} />}
        <TextField
          label={t('workshop.structureName')}
          required
          maxLength={160}
          autoComplete="off"
          value={name}
          onChange={setName}
          error={faultOf(create.error, '/name')}
        />
        <Similar name={name} onChosen={props.onChosen} />
        <SearchBox
          label={t('workshop.commune')}
          placeholder={t('workshop.communeHint')}
          selected={commune}
          useChoices={useShown}
          onSelect={(code) => setCommune(code ? (shown.get(code) ?? null) : null)}
        />
        <Select
          label={t('workshop.structureKind')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`organisation.kind.${value}`) }))}
          onChange={(value) => setKind(value as Kind)}
        />
      </form>
    </Dialog>
  )
}

/** Structures with nearly this name: one press takes one of them instead. */
function Similar({ name, onChosen }: { name: string; onChosen(organisationId: string): void }) {
  const t = useTranslate()
  const found = useSimilarStructures(useDebounced(name.trim())).data?.items ?? []
  if (found.length === 0) return null
  return (
    <div role="status" className={styles.similar}>
      <p>{t('workshop.similar')}</p>
      <ul>
        {found.map(({ id, name: known, communeName }) => (
          <li key={id}>
            <Button size="s" onClick={() => onChosen(id)}>
              {communeName ? t('flow.partyAt', { name: known, commune: communeName }) : known}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
