import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { switchAppearance, useAppearance } from './appearance.ts';

/** Light or dark, whichever it is not. */
export function AppearanceSwitch() {
  const { t } = useTranslation();
  const dark = useAppearance() === 'dark';
  return (
    <Button
      type="text"
      size="small"
      icon={dark ? <SunOutlined aria-hidden /> : <MoonOutlined aria-hidden />}
      aria-label={t(dark ? 'app.light' : 'app.dark')}
      title={t(dark ? 'app.light' : 'app.dark')}
      onClick={() => switchAppearance(dark ? 'light' : 'dark')}
    />
  );
}
