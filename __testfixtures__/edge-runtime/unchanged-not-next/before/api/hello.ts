export const config = { runtime: 'edge', regions: ['iad1'] };

export default () => new Response('ok');
