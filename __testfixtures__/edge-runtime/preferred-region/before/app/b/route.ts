import { openai } from '../../lib/openai';

export const preferredRegion = [
  'icn1',
  'hnd1',
  'iad1',
];

export const runtime = 'edge';

export const POST = () => openai();
