import { addWords } from '../words/i18n.ts';
import { en } from './words-en.ts';
import { zh } from './words-zh.ts';

addWords('visits', zh, en);
