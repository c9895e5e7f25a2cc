import * as z from 'zod';

/** What a story can be asked to have before a step: fields that are filled, and checks that pass. */
export const requirements = [
  'headline',
  'dek',
  'slug',
  'section',
  'tags',
  'byline',
  'dateline',
  'lead-image',
  'seo-description',
  'alt-texts',
  'picture-credits',
  'within-length',
  'comments-resolved',
] as const;
export const requirementSchema = z.enum(requirements);
export type Requirement = z.infer<typeof requirementSchema>;

/** The steps that a site may ask something for. */
export const policySteps = ['submit', 'approve', 'publish'] as const;
export type PolicyStep = (typeof policySteps)[number];

const required = z.array(requirementSchema).max(requirements.length);

/** A site's rules of approval: kept by the companion plugin where it is, by this machine where it is not. */
export const policySchema = z.strictObject({
  /** Whether people may approve copy they wrote themselves. */
  ownCopy: z.enum(['forbidden', 'allowed']),
  /** Stories of these sections (by slug) or tags (by name) need a second person's approval, e.g. legal. */
  secondSignOff: z.strictObject({
    sections: z.array(z.string().min(1).max(200)).max(100),
    tags: z.array(z.string().min(1).max(200)).max(100),
  }),
  required: z.strictObject({ submit: required, approve: required, publish: required }),
});
export type SitePolicy = z.infer<typeof policySchema>;

/** The rules of a site that has set none. */
export const defaultPolicy: SitePolicy = {
  ownCopy: 'forbidden',
  secondSignOff: { sections: [], tags: [] },
  required: { submit: ['headline'], approve: ['headline'], publish: ['headline'] },
};
