import { z } from 'zod';

const url = z.url({ protocol: /^https?$/ });
const text = z.string().min(1);
const instant = z.iso.datetime({ offset: true });
const author = z
  .strictObject({ name: text.optional(), url: url.optional(), avatar: url.optional() })
  .refine((value) => Object.keys(value).length > 0);
const extension = z.record(z.string(), z.unknown());

const item = z
  .strictObject({
    id: text,
    url: url.optional(),
    external_url: url.optional(),
    title: text.optional(),
    content_html: text.optional(),
    content_text: text.optional(),
    summary: text.optional(),
    image: url.optional(),
    banner_image: url.optional(),
    date_published: instant.optional(),
    date_modified: instant.optional(),
    authors: z.array(author).optional(),
    tags: z.array(text).optional(),
    language: text.optional(),
    attachments: z.array(z.strictObject({ url, mime_type: text })).optional(),
    _kehoach: extension,
  })
  .refine((value) => value.content_html ?? value.content_text, 'must have content');

/** JSON Feed, written from its specification and not from our writer. Source: jsonfeed.org, version 1.1. */
export const jsonFeedSchema = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: text,
  home_page_url: url.optional(),
  feed_url: url.optional(),
  description: text.optional(),
  user_comment: text.optional(),
  next_url: url.optional(),
  icon: url.optional(),
  favicon: url.optional(),
  authors: z.array(author).optional(),
  language: text.optional(),
  expired: z.boolean().optional(),
  hubs: z.array(z.strictObject({ type: text, url })).optional(),
  items: z.array(item),
  _kehoach: extension,
});
