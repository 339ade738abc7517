import { useRef } from 'react'
import {
  ComboBox as AriaComboBox,
  Button,
  Group,
  I18nProvider,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components'
import { useLanguage } from '../i18n/LanguageProvider.tsx'
import { localeOf } from '../i18n/translate.ts'
import styles from './ComboBox.module.css'
import { Icon } from './Icon.tsx'

export interface Choice {
  id: string
  label: string
  detail?: string
}

export interface ComboBoxProps {
  label: string
  placeholder: string
  hint?: string
  /** What is chosen, kept by the caller; null when nothing is. */
  selected: Choice | null
  text: string
  choices: readonly Choice[]
  onText(text: string): void
  onSelect(id: string | null): void
}

/** The list opens in the landmark of its field, or in its dialog: at the end of the page it would be in neither. */
function homeOf(box: HTMLElement | null): Element | undefined {
  return box?.closest('dialog, search') ?? undefined
}

/** A long list searched as one types; the caller asks the server and gives the choices. */
export default function ComboBox({
  label,
  placeholder,
  hint,
  selected,
  text,
  choices,
  onText,
  onSelect,
}: ComboBoxProps) {
  const { t, language } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  // What is chosen stays in the list whatever is typed: Escape goes back to it, and opens again if it is not there.
  const isListed = !selected || choices.some(({ id }) => id === selected.id)
  return (
    <I18nProvider locale={localeOf(language)}>
      <AriaComboBox
        ref={box}
        className={styles.box}
        items={isListed ? choices : [...choices, selected]}
        inputValue={text}
        selectedKey={selected?.id ?? null}
        menuTrigger="focus"
        allowsEmptyCollection
        onInputChange={onText}
        onSelectionChange={(key) => {
          if (key === (selected?.id ?? null)) onText(selected?.label ?? '')
          else if (key !== null) onSelect(String(key))
        }}
        onBlur={() => onText(selected?.label ?? '')}
      >
        <Label className={styles.label}>{label}</Label>
        {hint && (
          <Text slot="description" className={styles.hint}>
            {hint}
          </Text>
        )}
        <Group className={styles.group}>
          <Input className={styles.input} placeholder={placeholder} />
          {selected ? (
            <Button
              slot={null}
              className={styles.button}
              aria-label={t('combobox.clear', { label })}
              onPress={() => onSelect(null)}
            >
              <Icon name="close" size={16} />
            </Button>
          ) : (
            <Button className={styles.button} aria-label={t('combobox.open')}>
              <Icon name="down" size={16} />
            </Button>
          )}
        </Group>
        <Popover className={styles.popover} offset={4} UNSTABLE_portalContainer={homeOf(box.current)}>
          <ListBox<Choice>
            className={styles.list}
            renderEmptyState={() => <p className={styles.empty}>{t('combobox.none')}</p>}
          >
            {(choice) => (
              <ListBoxItem id={choice.id} textValue={choice.label} className={styles.option}>
                <span>{choice.label}</span>
                {choice.detail && <small>{choice.detail}</small>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </AriaComboBox>
    </I18nProvider>
  )
}
