import { theme, type ThemeConfig } from 'antd';
import type { Appearance } from './frame/appearance.ts';

const COMMON: ThemeConfig['token'] = {
  borderRadius: 4,
  fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif',
  motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
};

/** Ant Design's look, with text and borders dark enough for WCAG 2.2 AA and the fonts an office PC has. */
const LIGHT: ThemeConfig = {
  token: {
    ...COMMON,
    colorPrimary: '#1250b3',
    colorLink: '#1250b3',
    colorLinkHover: '#0b3a86',
    colorLinkActive: '#0b3a86',
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
  },
};

/** The same at night: colours of frame.css's dark half. */
const DARK: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    ...COMMON,
    colorPrimary: '#2f6fd6',
    colorLink: '#7fb0ff',
    colorLinkHover: '#a9caff',
    colorLinkActive: '#a9caff',
    colorError: '#ff8f8f',
    colorSuccess: '#7ed28c',
    colorWarning: '#f2b45c',
    colorText: '#e6e9ef',
    colorTextPlaceholder: '#a9b1bd',
    colorTextDescription: '#a9b1bd',
    colorTextDisabled: '#a9b1bd',
    colorBorder: '#6b7482',
    colorBgBase: '#12151a',
    colorBgContainer: '#1b1f26',
    colorWarningBg: '#3a2a10',
    colorErrorBg: '#40191c',
    colorSuccessBg: '#16331c',
    colorInfoBg: '#1d2c45',
  },
  components: {
    // The algorithm's brighter blue under a pointer would not carry white text.
    Button: {
      colorPrimaryHover: '#2862c0',
      colorPrimaryActive: '#2056ad',
      defaultHoverColor: '#7fb0ff',
      defaultHoverBorderColor: '#7fb0ff',
      defaultActiveColor: '#a9caff',
      defaultActiveBorderColor: '#a9caff',
    },
  },
};

export const THEMES: Readonly<Record<Appearance, ThemeConfig>> = { light: LIGHT, dark: DARK };
