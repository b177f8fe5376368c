/** The vocabulary of the generated tree. */

/** @param {string} text */
const words = (text) => text.split(" ");

export const nouns = [
  ...words("order invoice customer product payment shipment ticket project account session"),
  ...words("article comment campaign contact booking vehicle device sensor report document"),
];

const qualifiers = ["", ...words("archived pending partner regional internal draft legacy")];

export const properties = words("amount quantity weight score priority balance discount duration distance revision");

export const adjectives = words("active recent visible expired verified blocked shared primary remote cached");

/** @param {string} word */
const capitalized = (word) => word.slice(0, 1).toUpperCase() + word.slice(1);

/** @param {string} word */
export const pascalCase = (word) => word.split("-").map(capitalized).join("");

/** @param {string} word */
export const camelCase = (word) => word.replace(/-./g, (part) => part.slice(1).toUpperCase());

/**
 * Names in kebab-case, each once: `order`, `invoice`, …, `archived-order`, …
 * @param {number} count
 */
export function areaNames(count) {
  const names = qualifiers.flatMap((qualifier) => nouns.map((noun) => (qualifier ? `${qualifier}-${noun}` : noun)));
  return Array.from({ length: count }, (_, index) => {
    const name = names[index % names.length] ?? "order";
    const round = Math.floor(index / names.length);
    return round === 0 ? name : `${name}-${round + 1}`;
  });
}
