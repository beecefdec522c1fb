import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../local/config.ts';
import { temporaryFolder } from '../make/folder.ts';

const county = {
  jurisdiction: '330199',
  name: { zh: '清江县', en: 'Qingjiang County' },
  firstSecurityAdministrator: 'zhao.an',
  address: 'https://jixiao.example.gov.cn/',
  data: '/var/lib/jixiao',
};

function written(content: object): string {
  const file = join(temporaryFolder(), 'jixiao.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('the configuration of a county', () => {
  it('needs only what nobody else can know; the rest is as is usual', () => {
    expect(readConfig({ config: written(county) })).toEqual({
      ...county,
      address: 'https://jixiao.example.gov.cn',
      port: 8080,
      machine: 'shared',
    });
  });

  it('gives way to what the command line says', () => {
    const read = readConfig({ config: written(county), port: '9000', data: '/srv/jixiao' });
    expect([read.port, read.data]).toEqual([9000, '/srv/jixiao']);
  });

  it('is refused with every fault at once, a misspelt name among them', () => {
    const file = written({ ...county, jurisdiction: '清江', adress: 'x', issuer: { url: 'sso.example' } });
    expect(() => readConfig({ config: file })).toThrow(/jurisdiction[^]*issuer\.url|adress[^]*jurisdiction/);
    expect(() => readConfig({ config: file })).toThrow('adress');
    expect(() => readConfig({ config: file })).toThrow('issuer.url');
    expect(() => readConfig({ config: written(county), port: 'http' })).toThrow('port');
  });

  it('that is missing or no JSON is told by its name', () => {
    expect(() => readConfig({})).toThrow('--config');
    expect(() => readConfig({ config: '/nowhere/jixiao.json' })).toThrow('/nowhere/jixiao.json');
  });
});
