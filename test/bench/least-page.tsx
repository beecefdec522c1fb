/** The least that shows a table with the libraries of the console: what its own first page is held against. */
import ConfigProvider from 'antd/es/config-provider';
import zhCN from 'antd/es/locale/zh_CN';
import Table from 'antd/es/table';
import { createRoot } from 'react-dom/client';

const rows = Array.from({ length: 20 }, (_, at) => ({ key: at, name: `第${at + 1}项`, due: '2026年4月10日' }));
const columns = [
  { title: '待办', dataIndex: 'name' },
  { title: '截止', dataIndex: 'due' },
];

createRoot(document.getElementById('root')!).render(
  <ConfigProvider locale={zhCN}>
    <h1>我的待办</h1>
    <Table dataSource={rows} columns={columns} pagination={false} />
  </ConfigProvider>,
);
