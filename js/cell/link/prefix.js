/** How a fragment begins that carries code; apart, since every page looks for it. */
export const PREFIX = '#code=';
