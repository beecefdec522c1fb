import { http } from '../http.ts';
import { platform } from '../services.ts';
import { routes } from './routes.ts';

export const handler = http(routes, platform);
