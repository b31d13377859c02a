import { createRoot } from 'react-dom/client';
import { Console } from './console.tsx';
import './words/i18n.ts';
import './frame/frame.css';
import './frame/lines.css';
import './due/due.css';

createRoot(document.getElementById('root')!).render(<Console />);
