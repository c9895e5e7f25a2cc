/** Whether typed letters stand in a name, whatever their case and accents. */
export function isLike(name: string, typed: string): boolean {
  return folded(name).includes(folded(typed));
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
