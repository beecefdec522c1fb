import { http } from '../http.ts';
import { routes } from './routes.ts';

export const handler = http(routes);
