/** Of every kind of block one, as JSON of the document. */
export const firstBody: readonly unknown[] = [
  'The ferry runs at noon today.',
  {
    type: 'heading',
    attrs: { id: 'h1', level: 2, dress: null },
    content: [{ type: 'text', text: 'What it costs' }],
  },
  {
    type: 'paragraph',
    attrs: { id: 'b2', dress: null },
    content: [
      { type: 'text', text: 'Three dollars, ' },
      {
        type: 'text',
        text: 'the council',
        marks: [{ type: 'link', attrs: { href: 'https://ledger.example/fare' } }],
      },
      { type: 'text', text: ' said.' },
    ],
  },
  {
    type: 'bulletList',
    attrs: { id: 'l1', dress: null },
    content: ['Adults', 'Children'].map((text, index) => ({
      type: 'listItem',
      attrs: { id: `i${index}`, dress: null },
      content: [
        { type: 'paragraph', attrs: { id: `ip${index}`, dress: null }, content: [{ type: 'text', text }] },
      ],
    })),
  },
  {
    type: 'image',
    attrs: {
      id: 'pic',
      source: 'https://ledger.example/boat.jpg',
      alt: 'A boat',
      dress: null,
      size: null,
      remoteId: null,
    },
    content: [{ type: 'caption', content: [{ type: 'text', text: 'In fog' }] }, { type: 'credit' }],
  },
  { type: 'divider', attrs: { id: 'd1', dress: null } },
  'The last words stand here.',
];
