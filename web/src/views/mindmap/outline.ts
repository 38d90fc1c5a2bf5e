import { at, type Drawing, type Placed, type SizeOf } from './geometry';
import { inOrder, type Item } from './items';

export interface OutlineOptions {
  readonly sizeOf: SizeOf;
  readonly rtl: boolean;
}

export const INDENT = 22;
const ROW_GAP = 4;

/** The tree as an indented list: the horizontal map where there is no room for columns, as on a phone. */
export function layoutOutline(root: Item, { sizeOf, rtl }: OutlineOptions): Drawing {
  const grow = rtl ? -1 : 1;
  let y = 0;
  const boxes = inOrder(root).map((item): Placed => {
    const size = sizeOf(item);
    const top = y;
    y += size.height + ROW_GAP;
    const inner = (item.level - 1) * INDENT;
    return { item, x: grow * (inner + size.width / 2), y: top + size.height / 2, ...size, turn: 0, grow };
  });
  return { shape: 'outline', boxes, lines: linesOf(boxes) };
}

/** A stem down from the parent and a rounded turn into the row. */
function linesOf(boxes: readonly Placed[]): Drawing['lines'] {
  const known = new Map(boxes.map((box) => [box.item.id, box]));
  return boxes.flatMap(({ item, x, y, width, grow }) => {
    const parent = known.get(item.parent ?? '');
    if (!parent) return [];
    const inner = x - (grow * width) / 2;
    const stem = inner - (grow * INDENT) / 2;
    const top = parent.y + parent.height / 2;
    const path = `M${at({ x: stem, y: top })}V${Math.round(y - 6)}Q${at({ x: stem, y })} ${at({ x: stem + grow * 6, y })}H${Math.round(inner)}`;
    return [{ id: item.id, path, level: item.level, stem: item.stem }];
  });
}
