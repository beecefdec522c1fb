import * as z from 'zod';
import { route } from '../route.ts';
import { readDocument } from './read.ts';

export const routes = [
  route({
    id: 'openapi.document',
    method: 'GET',
    path: '/v1/openapi.json',
    summary: { zh: '接口说明', en: 'The description of this API, OpenAPI 3.1' },
    public: true,
    allow: [],
    reply: z.looseObject({ openapi: z.string() }),
    useCase: readDocument,
  }),
];
