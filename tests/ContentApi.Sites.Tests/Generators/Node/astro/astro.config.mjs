// A site of Starlight with a blog beside it.
import mdx from '@astrojs/mdx';
import starlight from '@astrojs/starlight';
import {defineConfig, passthroughImageService} from 'astro/config';

export default defineConfig({
  site: 'https://site.example',
  // Quotation marks stay as their authors write them.
  markdown: {smartypants: false},
  image: {service: passthroughImageService()},
  integrations: [starlight({title: 'Site', pagefind: false, disable404Route: true}), mdx({smartypants: false})],
});
