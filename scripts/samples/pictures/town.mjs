/** Council, library, rink, hut, pool. */
import { box, canvas, dice, disc, fade, glow, line, many, shape } from './brush.mjs';

export function rink() {
  const roll = dice(41);
  const defs =
    fade('sky', [
      [0, '#0d1c38'],
      [0.7, '#3f4f7c'],
      [1, '#a9728a'],
    ]) +
    fade('ice', [
      [0, '#c4d7e6'],
      [1, '#eef5f8'],
    ]) +
    glow('lamp', 'rgba(255,224,150,.95)', 'rgba(255,214,130,0)');
  const trees = many(26, (n) => {
    const x = n * 62 - 20 + roll() * 20;
    const height = 130 + roll() * 170;
    return shape(`M${x} 520l${46 + roll() * 14} ${-height} ${46 + roll() * 14} ${height}Z`, '#0f1f2d');
  });
  const strings = many(3, (row) => {
    const y = 300 + row * 74;
    const lamps = many(15, (n) => {
      const t = n / 14;
      const x = t * 1500;
      const hang = y + Math.sin(t * Math.PI * 3) ** 2 * 58;
      return disc(x, hang, 46, 'url(#lamp)') + disc(x, hang, 8, '#fff1c8');
    });
    return lamps;
  });
  const coats = ['#b8402f', '#1f5d6b', '#d9a13b', '#4a3f6b', '#f0e9dc', '#2e6b4a', '#c76b4a'];
  const skaters = many(34, () => {
    const depth = roll();
    const y = 560 + depth * 350;
    const x = 90 + roll() * 1320;
    const size = 0.5 + depth * 0.95;
    const lean = Math.round((roll() - 0.5) * 26);
    const coat = coats[Math.floor(roll() * coats.length)] ?? '#b8402f';
    return `<g transform="translate(${x} ${y}) scale(${size})"><ellipse cx="12" cy="4" rx="34" ry="7" fill="#8ba6bb" opacity=".55"/><g transform="rotate(${lean})">${line('M-8 0L-5 -34M14 0L6 -34', '#1c2733', 9)}${shape('M-20 -34q4 -52 20 -52t20 52Z', coat)}${line('M-10 -72L-34 -50M10 -72L36 -58', coat, 9)}${disc(0, -98, 13, '#e8c3a0')}${shape('M-14 -102q14 -26 28 0Z', '#2a2f45')}</g></g>`;
  });
  const scratches = many(60, () => {
    const y = 560 + roll() * 400;
    return line(
      `M${roll() * 1500} ${y}q60 ${-10 - roll() * 20} 140 ${roll() * 16}`,
      'rgba(255,255,255,.65)',
      2,
    );
  });
  return canvas(
    defs,
    box(0, 0, 1500, 540, 'url(#sky)') +
      many(60, () => disc(roll() * 1500, roll() * 260, 1 + roll() * 1.6, 'rgba(255,255,255,.7)')) +
      trees +
      shape('M0 520q750 -46 1500 0V1000H0Z', '#dfe9ef') +
      shape('M-60 560q810 -50 1620 0L1640 1000H-140Z', 'url(#ice)') +
      scratches +
      strings +
      skaters,
  );
}

export function hut() {
  const roll = dice(3);
  const defs =
    fade('sky', [
      [0, '#22375a'],
      [1, '#9a86a0'],
    ]) + glow('warm', 'rgba(255,210,120,.9)', 'rgba(255,200,100,0)');
  const planks = many(13, (n) => box(470, 430 + n * 28, 560, 24, n % 2 === 0 ? '#7d4b34' : '#87533b'));
  const skates = many(5, (n) => {
    const x = 560 + n * 60;
    return (
      line(`M${x} 470v34`, '#2b211c', 4) +
      shape(
        `M${x - 16} 502h22v32l22 14q6 12 -6 14h-38Z`,
        ['#2b2f3a', '#f2ede2', '#8f2f27'][n % 3] ?? '#2b2f3a',
      ) +
      line(`M${x - 18} 568h48`, '#cfd8dd', 5)
    );
  });
  return canvas(
    defs,
    box(0, 0, 1500, 1000, 'url(#sky)') +
      many(24, (n) =>
        shape(`M${n * 66 - 30} 640l50 ${-190 - ((n * 53) % 130)} 50 ${190 + ((n * 53) % 130)}Z`, '#162538'),
      ) +
      shape('M0 640q380 -50 760 -10t740 -20V1000H0Z', '#cdd9e4') +
      planks +
      shape('M420 440L750 250l330 190 -24 30H444Z', '#39424f') +
      shape('M420 440L750 250l330 190q-40 -40 -110 -22t-110 -22 -110 6 -110 -4 -110 26 -110 16Z', '#f5f8fa') +
      box(900, 268, 46, 92, '#6a3d31') +
      many(7, (n) => disc(930 + n * 26, 236 - n * 30, 24 + n * 8, '#d8dbe3', `opacity="${0.5 - n * 0.06}"`)) +
      disc(915, 620, 260, 'url(#warm)') +
      box(860, 540, 112, 112, '#ffd98a') +
      line('M916 540v112M860 596h112', '#4a2c20', 8) +
      box(640, 590, 118, 206, '#3c2a22') +
      disc(740, 700, 6, '#e5b964') +
      skates +
      shape('M0 800q320 -50 700 -20t800 -10V1000H0Z', '#eef3f6') +
      shape('M640 790h118l90 210H560Z', '#ffdf9c', 'opacity=".35"') +
      many(120, () => disc(roll() * 1500, roll() * 1000, 2 + roll() * 3, 'rgba(255,255,255,.8)')),
  );
}

export function library() {
  const roll = dice(17);
  const defs =
    fade('wall', [
      [0, '#3a2b24'],
      [1, '#241a16'],
    ]) +
    fade('light', [
      [0, '#fdf3d8'],
      [1, '#e9c98c'],
    ]) +
    glow('lamp', 'rgba(255,226,150,.75)', 'rgba(255,226,150,0)');
  const spines = ['#8c3b2f', '#c79a4b', '#2f5d62', '#dccfae', '#4d4a6b', '#6d7f5a', '#a96b3c', '#1f3b4a'];
  const shelf = (/** @type {number} */ left, /** @type {number} */ width) =>
    many(6, (row) => {
      const y = 90 + row * 122;
      let x = left + 8;
      let books = '';
      while (x < left + width - 26) {
        const thick = 12 + roll() * 18;
        const high = 70 + roll() * 32;
        books += box(
          x,
          y + 106 - high,
          thick - 2,
          high,
          spines[Math.floor(roll() * spines.length)] ?? '#8c3b2f',
        );
        x += thick;
      }
      return box(left, y, width, 118, '#1b1310') + books + box(left, y + 106, width, 14, '#5d4130');
    });
  const lamp = (/** @type {number} */ x) =>
    disc(x, 740, 150, 'url(#lamp)') +
    line(`M${x} 800v-66`, '#b08a45', 8) +
    shape(`M${x - 52} 740q52 -62 104 0Z`, '#2f6b55');
  return canvas(
    defs,
    box(0, 0, 1500, 1000, 'url(#wall)') +
      shelf(20, 470) +
      shelf(1010, 470) +
      shape('M560 760V330q190 -250 380 0V760Z', '#5d4130') +
      shape('M584 760V338q166 -210 332 0V760Z', 'url(#light)') +
      line('M750 232V760M584 430h332M584 590h332', '#5d4130', 9) +
      shape('M584 760h332l330 240H254Z', 'rgba(253,226,160,.16)') +
      box(0, 870, 1500, 130, '#2a1d17') +
      shape('M700 810q0 -92 52 -92t52 92Z', '#1f4a55') +
      disc(752, 694, 30, '#d9a983') +
      shape('M720 690q4 -44 36 -40t28 44q-20 -24 -64 -4Z', '#2a1b15') +
      box(200, 800, 1100, 34, '#8a5a36') +
      box(200, 832, 1100, 12, '#5d3a22') +
      box(260, 844, 34, 156, '#5d3a22') +
      box(1206, 844, 34, 156, '#5d3a22') +
      shape('M680 800l70 -18 70 18Z', '#fbf5e6') +
      lamp(440) +
      lamp(1060) +
      many(3, (n) => box(960 + n * 4, 786 - n * 15, 84, 14, spines[n * 2] ?? '#8c3b2f')),
  );
}

export function chamber() {
  const roll = dice(23);
  const defs = fade('wall', [
    [0, '#e7dcc5'],
    [1, '#cdb994'],
  ]);
  const coats = ['#23414b', '#7b3a32', '#41506b', '#586347', '#2e2b33', '#93713a'];
  const skins = ['#e6c2a0', '#c58f68', '#8d5b3e', '#f0d2b6', '#a8714d'];
  const person = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ size) =>
    `<g transform="translate(${x} ${y}) scale(${size})">${shape('M-46 60q2 -74 46 -74t46 74Z', coats[Math.floor(roll() * coats.length)] ?? '#23414b')}${disc(0, -42, 27, skins[Math.floor(roll() * skins.length)] ?? '#e6c2a0')}${shape('M-28 -44q2 -34 28 -32t28 34q-26 -22 -56 -2Z', ['#2a1d18', '#6b4a2f', '#d8d4cc', '#3a3a42'][Math.floor(roll() * 4)] ?? '#2a1d18')}</g>`;
  return canvas(
    defs,
    box(0, 0, 1500, 1000, 'url(#wall)') +
      many(5, (n) => {
        const x = 120 + n * 270;
        return (
          shape(`M${x} 420V190q90 -110 180 0V420Z`, '#b7cdd4') +
          shape(`M${x} 420v-70q60 -40 180 -10V420Z`, '#7fa3ab') +
          line(`M${x + 90} 136V420M${x} 270h180`, '#f5eddb', 8)
        );
      }) +
      box(0, 440, 1500, 26, '#8c6a41') +
      person(750, 452, 1.1) +
      box(620, 500, 260, 90, '#6b4a2c') +
      many(4, (n) => person(250 + n * 105, 560 - n * 16, 1)) +
      many(4, (n) => person(935 + n * 105, 512 + n * 16, 1)) +
      shape('M120 640q630 -170 1260 0v96q-630 -160 -1260 0Z', '#7d5733') +
      shape('M120 640q630 -170 1260 0v18q-630 -168 -1260 0Z', '#a67a4a') +
      box(0, 776, 1500, 224, '#5b4a3a') +
      many(11, (n) => person(70 + n * 138, 860 + (n % 2) * 16, 1.25)) +
      many(12, (n) => person(8 + n * 136, 970, 1.5)),
  );
}

export function pool() {
  const roll = dice(8);
  const defs = fade('water', [
    [0, '#4fb3bf'],
    [1, '#2b8c9e'],
  ]);
  const ropes = many(5, (lane) => {
    const y = 180 + lane * 160;
    return many(50, (n) => {
      const colour = n % 6 < 3 ? '#d9483b' : '#f6f1e4';
      return box(n * 30 + 3, y, 24, 13, colour, 'rx="6"');
    });
  });
  const floor = many(6, (lane) => box(0, 92 + lane * 160, 1500, 20, 'rgba(10,70,90,.35)'));
  const light = many(80, () => {
    const x = roll() * 1500;
    const y = roll() * 1000;
    return line(`M${x} ${y}q30 -22 60 0t60 0`, `rgba(255,255,255,${0.08 + roll() * 0.16})`, 4);
  });
  const swimmer =
    many(6, (n) =>
      line(
        `M${700 - n * 62} ${560 - n * 5}q-20 ${20 + n * 5} 0 ${42 + n * 10}`,
        `rgba(255,255,255,${0.6 - n * 0.09})`,
        7,
      ),
    ) +
    shape('M720 558q110 -22 210 8v30q-100 28 -210 6Z', '#e0ab86') +
    shape('M770 552q70 -12 110 4v44q-50 12 -110 0Z', '#1f3550') +
    line('M910 566q70 -50 130 -44M900 596q-40 60 -96 70', '#e0ab86', 20) +
    disc(960, 580, 33, '#d9483b') +
    line('M720 566l-90 -14M720 594l-96 22', '#e0ab86', 17);
  return canvas(defs, box(0, 0, 1500, 1000, 'url(#water)') + floor + light + ropes + swimmer);
}
