/** What was there before where it says the same as what came: whoever selects it does not draw again. JSON data only. */
export function keepEqual<Value>(before: Value, after: Value): Value {
  return isEqual(before, after) ? before : after;
}

/** The parts of a record that say something new; empty where none does. JSON data only. */
export function newParts<Parts extends object>(before: Parts, after: Partial<Parts>): Partial<Parts> {
  const parts = Object.entries(after).filter(([name, value]) => !isEqual(Reflect.get(before, name), value));
  return Object.fromEntries(parts) as Partial<Parts>;
}

function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const parts = Object.entries(one);
  return (
    parts.length === Object.keys(other).length &&
    parts.every(([name, value]) => Object.hasOwn(other, name) && isEqual(value, Reflect.get(other, name)))
  );
}
