import {
  Heading2,
  Heading3,
  Heading4,
  Image,
  List,
  ListOrdered,
  Minus,
  Pilcrow,
  Quote,
  Table,
  TextQuote,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { EditorCommandId } from './editor-commands';

/** The blocks a story is made of, as the block menu offers them, with what makes them by typing. */
export const editorBlocks: readonly {
  readonly id: EditorCommandId;
  readonly icon: LucideIcon;
  readonly sign: string;
}[] = [
  { id: 'paragraph', icon: Pilcrow, sign: '' },
  { id: 'heading-2', icon: Heading2, sign: '##' },
  { id: 'heading-3', icon: Heading3, sign: '###' },
  { id: 'heading-4', icon: Heading4, sign: '####' },
  { id: 'bullet-list', icon: List, sign: '-' },
  { id: 'ordered-list', icon: ListOrdered, sign: '1.' },
  { id: 'quote', icon: TextQuote, sign: '>' },
  { id: 'pull-quote', icon: Quote, sign: '' },
  { id: 'image', icon: Image, sign: '' },
  { id: 'table', icon: Table, sign: '' },
  { id: 'divider', icon: Minus, sign: '---' },
];
