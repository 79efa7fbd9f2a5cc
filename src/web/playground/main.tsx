import { createRoot } from 'react-dom/client';
import './page/page.css';
import { App } from './page/app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root element.');
createRoot(root).render(<App />);
