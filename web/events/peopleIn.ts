export interface Invited {
  name: string
  email: string
}

const ADDRESS = /[^\s<>;,"']+@[^\s<>;,"']+\.[^\s<>;,"']+/

/**
 * People typed or pasted one a line, name and address in any order, as mail programs write them too: « Ana Durand
 * <ana@exemple.fr> ». `fault`: the first line without an address. Without a name, the address is the name.
 */
export function peopleIn(text: string): { people: Invited[]; fault: string | null } {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const people = lines.flatMap((line) => {
    const email = line.match(ADDRESS)?.[0]
    if (!email) return []
    const name = line
      .replace(email, ' ')
      .replace(/[<>;,"]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    return [{ name: name || email, email }]
  })
  return { people, fault: lines.find((line) => !ADDRESS.test(line)) ?? null }
}
