import { type FocusEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react'

/**
 * What a button unfolds (the disclosure pattern, ARIA APG): closed by Escape, which gives the focus back to the button,
 * and by leaving it. The props are those of the element that holds both.
 */
export function useFolded(): {
  open: boolean
  setOpen(open: boolean): void
  button: RefObject<HTMLButtonElement | null>
  holder: { onKeyDown(event: KeyboardEvent): void; onBlur(event: FocusEvent): void }
} {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return
    setOpen(false)
    button.current?.focus()
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setOpen(false)
  }
  return { open, setOpen, button, holder: { onKeyDown, onBlur } }
}
