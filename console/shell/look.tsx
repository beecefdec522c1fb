import ConfigProvider, { type ConfigProviderProps } from 'antd/es/config-provider';
import en from 'antd/es/locale/en_US';
import zh from 'antd/es/locale/zh_CN';
import { useEffect, type ReactNode } from 'react';
import { useWords } from '../words.tsx';

const fonts =
  "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', sans-serif";

const theme: NonNullable<ConfigProviderProps['theme']> = {
  token: {
    colorPrimary: '#17498f',
    colorInfo: '#17498f',
    colorInfoBg: '#eef3fa',
    colorInfoBorder: '#c3d3ea',
    colorLink: '#17498f',
    colorError: '#b3261e',
    colorWarning: '#9a5b00',
    colorSuccess: '#1b6e3c',
    colorSuccessBg: '#edf7f0',
    colorSuccessBorder: '#b9dfc6',
    colorWarningBg: '#fff8ea',
    colorWarningBorder: '#f0d6a4',
    colorErrorBg: '#fdf2f1',
    colorErrorBorder: '#f0c4c0',
    colorTextBase: '#1f2a37',
    colorTextSecondary: '#4d5866',
    colorTextTertiary: '#56616f',
    colorTextDescription: '#56616f',
    colorTextPlaceholder: '#6a7380',
    colorBgLayout: '#f2f5f9',
    colorBorderSecondary: '#e1e6ed',
    // Whoever asks their system for less movement gets none.
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    borderRadius: 4,
    fontFamily: fonts,
    fontSize: 14,
  },
  components: {
    Table: {
      headerBg: '#eaf0f8',
      headerColor: '#1f2a37',
      cellPaddingBlockSM: 9,
      rowHoverBg: '#f5f8fc',
      rowSelectedBg: '#e9f0fa',
      rowSelectedHoverBg: '#dde8f7',
    },
    Tree: { nodeSelectedBg: '#e3ecf8' },
    Menu: { itemHeight: 40, itemSelectedBg: '#e3ecf8', itemBg: 'transparent', itemMarginInline: 8 },
  },
};

/** The library in the person's language and in the colours of the house. */
export function Look({ children }: { readonly children: ReactNode }) {
  const { language } = useWords();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  return (
    <ConfigProvider locale={language === 'zh' ? zh : en} theme={theme} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
