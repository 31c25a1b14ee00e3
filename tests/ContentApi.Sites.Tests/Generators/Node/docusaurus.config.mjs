// What a new Docusaurus site is configured with, but for its theme's pages of search and for its looks.
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';

const math = {remarkPlugins: [remarkMath], rehypePlugins: [rehypeKatex]};

export default {
  title: 'Site',
  url: 'https://site.example',
  baseUrl: '/',
  onBrokenLinks: 'ignore',
  onBrokenAnchors: 'ignore',
  future: {v4: {removeLegacyPostBuildHeadAttribute: true}},
  plugins: [
    ['@docusaurus/plugin-content-docs', math],
    ['@docusaurus/plugin-content-blog', {...math, onInlineAuthors: 'ignore', onInlineTags: 'ignore', onUntruncatedBlogPosts: 'ignore'}],
    '@docusaurus/plugin-content-pages',
  ],
  themes: ['@docusaurus/theme-classic'],
};
