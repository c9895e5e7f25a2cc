/**
 * A picture's address without what WordPress puts behind the name of its smaller copies: `-300x200`, and `-scaled` for
 * one it found too large. All copies of one picture have this in common.
 */
export function wholeAddress(url: string): string {
  return url.replace(/(?:-\d+x\d+|-scaled)(?=\.\w+$)/, '');
}
