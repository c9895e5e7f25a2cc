import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import { commands } from '../../shared/ipc/commands';
import type { Command, CommandId, CommandMenu } from '../../shared/ipc/commands';
import type { MenuMessageId, MenuText } from './menu-text';

const separator: MenuItemConstructorOptions = { type: 'separator' };
const onMac = process.platform === 'darwin';

/** Sets the application menu in the person's language; `run` gets the id of the command that was chosen. */
export function setApplicationMenu(text: MenuText, run: (command: CommandId) => void): void {
  const item = (command: Command): MenuItemConstructorOptions => {
    const shortcut = onMac ? command.shortcut.mac : command.shortcut.other;
    return {
      label: text(`menu.command.${command.id}`),
      ...(shortcut !== null && { accelerator: shortcut.replace('Mod', 'CommandOrControl') }),
      // The window handles the keys itself, so that a key typed into a field stays there; the menu shows them.
      registerAccelerator: false,
      click: () => run(command.id),
    };
  };
  const submenu = (
    label: MenuMessageId,
    items: MenuItemConstructorOptions[],
  ): MenuItemConstructorOptions => ({
    label: text(label),
    submenu: items,
  });
  const of = (menu: CommandMenu): MenuItemConstructorOptions[] => {
    const here = commands.filter((command) => command.menu === menu);
    return here.flatMap((command) => {
      const { group } = command;
      if (group === null) return [item(command)];
      const together = here.filter((each) => each.group === group);
      return together[0] === command ? [submenu(`menu.group.${group}`, together.map(item))] : [];
    });
  };
  const quit: MenuItemConstructorOptions = { role: 'quit', label: text('menu.quit') };
  const template: MenuItemConstructorOptions[] = [
    ...(onMac
      ? [
          submenu('menu.app', [
            { role: 'about' },
            separator,
            { role: 'services' },
            separator,
            { role: 'hide' },
            { role: 'hideOthers' },
            separator,
            quit,
          ]),
        ]
      : []),
    submenu('menu.file', [
      ...of('file'),
      separator,
      { role: 'close', label: text('menu.close') },
      ...(onMac ? [] : [quit]),
    ]),
    submenu('menu.edit', [
      ...of('edit').slice(0, 2),
      separator,
      { role: 'cut', label: text('menu.cut') },
      { role: 'copy', label: text('menu.copy') },
      { role: 'paste', label: text('menu.paste') },
      { role: 'pasteAndMatchStyle', label: text('menu.pastePlain'), accelerator: '' },
      { role: 'selectAll', label: text('menu.selectAll') },
      separator,
      ...of('edit').slice(2),
    ]),
    submenu('menu.format', of('format')),
    submenu('menu.insert', of('insert')),
    submenu('menu.story', of('story')),
    submenu('menu.review', of('review')),
    submenu('menu.view', [
      ...of('view'),
      separator,
      { role: 'zoomIn', label: text('menu.zoomIn') },
      { role: 'zoomOut', label: text('menu.zoomOut') },
      { role: 'resetZoom', label: text('menu.zoomReset') },
      { role: 'togglefullscreen', label: text('menu.fullScreen') },
    ]),
    submenu('menu.window', [
      { role: 'minimize', label: text('menu.minimize') },
      ...(onMac ? ([{ role: 'front' }] as const) : []),
    ]),
    submenu('menu.help', of('help')),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
