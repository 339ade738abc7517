/** The key that does the same as a control, for the eye alone: `aria-keyshortcuts` tells it to whoever listens. */
export function Key({ children }: { children: string }) {
  return (
    <span aria-hidden="true">
      <kbd>{children}</kbd>
    </span>
  )
}
