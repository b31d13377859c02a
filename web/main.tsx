import { createRoot } from 'react-dom/client';
import { Console, loadPageOf } from './console.tsx';
import './words/i18n.ts';
import './frame/frame.css';
import './frame/lines.css';
import './due/due.css';

loadPageOf(window.location.pathname);
createRoot(document.getElementById('root')!).render(<Console />);
