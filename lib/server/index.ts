export { admission } from './pages/admission.ts';
export { loadPage } from './pages/load-page.ts';
export { plotline } from './plotline.ts';
