import type { AnyExtension, MarkViewRenderer } from '@tiptap/core';
import { Extension, Mark, Node } from '@tiptap/core';
import { articleMarks, articleNodes, articleSchema } from '../../shared/document/schema';
import type { ArticleMarkName, ArticleNodeName } from '../../shared/document/schema';

type NodeViewFactory =
  NonNullable<Parameters<typeof Node.create>[0]> extends infer Config
    ? Config extends { addNodeView?: infer View }
      ? NonNullable<View>
      : never
    : never;

/** The React (or DOM) views of the few nodes that need one, by node name. */
export type NodeViews = Partial<Record<ArticleNodeName, NodeViewFactory>>;

/** The views of marks that need one, by mark name. */
export type MarkViews = Partial<Record<ArticleMarkName, MarkViewRenderer>>;

/**
 * One Tiptap extension for each node and mark of the headless schema. They only carry names and views:
 * the editor then takes `articleSchema` itself (`adoptArticleSchema`), so that no second schema exists
 * whose rules could drift from what the store, the merge and the sync use.
 */
export function schemaExtensions(views: NodeViews, markViews: MarkViews = {}): AnyExtension[] {
  const nodes = (Object.keys(articleNodes) as ArticleNodeName[]).map((name) => {
    const spec = articleSchema.nodes[name].spec;
    const view = views[name];
    return Node.create({
      name,
      topNode: name === 'doc',
      ...(spec.content === undefined ? {} : { content: spec.content }),
      ...(spec.group === undefined ? {} : { group: spec.group }),
      inline: spec.inline ?? name === 'text',
      atom: spec.atom ?? false,
      ...(view === undefined ? {} : { addNodeView: view }),
    });
  });
  const marks = (Object.keys(articleMarks) as ArticleMarkName[]).map((name) => {
    const view = markViews[name];
    return Mark.create({ name, ...(view === undefined ? {} : { addMarkView: () => view }) });
  });
  return [...nodes, ...marks];
}

/** Makes the editor use the headless schema instead of the one built from its extensions. */
export const adoptArticleSchema = Extension.create({
  name: 'adoptArticleSchema',
  onBeforeCreate() {
    this.editor.schema = articleSchema;
    this.editor.extensionManager.schema = articleSchema;
  },
});
