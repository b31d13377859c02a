import type { ThemeConfig } from 'antd';

/** Ant Design's look, with text and borders dark enough for WCAG 2.2 AA and the fonts an office PC has. */
export const THEME: ThemeConfig = {
  token: {
    colorPrimary: '#1250b3',
    colorLink: '#1250b3',
    colorError: '#b3141d',
    colorSuccess: '#1f6b2b',
    colorWarning: '#8a5300',
    colorTextPlaceholder: '#5f6670',
    colorTextDescription: '#4b5563',
    colorTextDisabled: '#5f6670',
    colorBorder: '#868e99',
    colorWarningBg: '#fff4e0',
    colorErrorBg: '#fdecec',
    colorSuccessBg: '#eaf6ec',
    colorInfoBg: '#e7effc',
    borderRadius: 4,
    fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif',
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
};
