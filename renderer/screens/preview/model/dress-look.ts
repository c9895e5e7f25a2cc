/** How a block stands on the page, as far as its WordPress attributes say so. */
export interface BlockLook {
  readonly align: 'left' | 'center' | 'right' | 'wide' | 'full' | null;
  readonly dropCap: boolean;
}

const plain: BlockLook = { align: null, dropCap: false };
const aligns = ['left', 'center', 'right', 'wide', 'full'] as const;

/** Reads alignment and drop cap out of a block's `dress`; anything unreadable looks plain. */
export function lookOf(dress: unknown): BlockLook {
  if (typeof dress !== 'string') return plain;
  try {
    const read: unknown = JSON.parse(dress);
    const attributes = member(read, 'attributes');
    const said = member(attributes, 'align') ?? member(attributes, 'textAlign');
    return {
      align: aligns.find((align) => align === said) ?? null,
      dropCap: member(attributes, 'dropCap') === true,
    };
  } catch {
    return plain;
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
