import { http } from '../http.ts';
import { withoutData } from './no-data.ts';
import { routes } from './routes.ts';

export const handler = http(routes, withoutData);
