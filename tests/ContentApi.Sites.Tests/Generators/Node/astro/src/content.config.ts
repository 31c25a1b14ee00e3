import {docsLoader} from '@astrojs/starlight/loaders';
import {docsSchema} from '@astrojs/starlight/schema';
import {defineCollection, reference, z} from 'astro:content';
import {file, glob} from 'astro/loaders';

export const collections = {
  docs: defineCollection({loader: docsLoader(), schema: docsSchema()}),
  guide: defineCollection({loader: glob({pattern: '**/*.md', base: './src/content/guide'}), schema: z.object({}).passthrough()}),
  blog: defineCollection({
    loader: glob({pattern: '**/[^_]*.{md,mdx}', base: './src/content/blog'}),
    schema: ({image}) => z.object({
      title: z.string(), pubDate: z.coerce.date(), heroImage: image().optional(), author: reference('authors'), related: z.array(reference('blog')).default([]),
    }),
  }),
  authors: defineCollection({loader: glob({pattern: '*.json', base: './src/content/authors'}), schema: z.object({name: z.string()})}),
  links: defineCollection({loader: file('src/content/links.yaml'), schema: z.object({label: z.string(), url: z.string()})}),
};
