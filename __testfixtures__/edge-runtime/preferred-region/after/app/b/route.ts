import { openai } from '../../lib/openai';

export const POST = () => openai();
