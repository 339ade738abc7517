import { type LightPiece, lightBlocks } from '../../src/kernel/light-format.ts'

/** A message with its formatting, drawn from its pieces: nobody's markup is ever handled. */
export function LightText({ text }: { text: string }) {
  return lightBlocks(text).map((block, at) =>
    block.kind === 'list' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one text, drawn again with it
      <ul key={at}>
        {block.items.map((item, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same
          <li key={place}>
            <Line pieces={item} />
          </li>
        ))}
      </ul>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same
      <p key={at}>
        {block.lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same
          <span key={place}>
            {place > 0 && <br />}
            <Line pieces={line} />
          </span>
        ))}
      </p>
    ),
  )
}

function Line({ pieces }: { pieces: readonly LightPiece[] }) {
  return pieces.map((piece, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one line, drawn again with it
    if (piece.kind === 'strong') return <strong key={at}>{piece.text}</strong>
    // biome-ignore lint/suspicious/noArrayIndexKey: the same
    if (piece.kind === 'emphasis') return <em key={at}>{piece.text}</em>
    if (piece.kind === 'link')
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same
        <a key={at} href={piece.href} rel="noreferrer">
          {piece.text}
        </a>
      )
    return piece.text
  })
}
