import { createRoot } from 'react-dom/client';
import { Console } from './console.tsx';
import './words/i18n.ts';
import './console.css';

createRoot(document.getElementById('root')!).render(<Console />);
