import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { OnlyFor } from '../../parts/ForDuty.js';
import { phrase } from '../../parts/sentences.js';
import { drawnLinks, MATCH, otherEnd, type Picture, type PictureNode } from '../../picture/picture-state.js';
import { clockwise } from '../../picture/walk.js';
import { bits, inSentence, number, type TextKey, text } from '../../texts/index.js';
import { EntitySign } from '../../ui/EntitySign.js';
import { onEscape } from '../../ui/keys.js';
import { signOf } from '../../ui/signs.js';

interface Props {
  readonly node: PictureNode;
  readonly picture: Picture;
  readonly takeFocus: boolean;
  readonly onOpenEdge: (id: string) => void;
  readonly onExpand: () => void;
  readonly onAddToCase: () => void;
  readonly onClose: () => void;
}

/** A thing of the chart beside it: what it is and its links as drawn, each leading to its evidence. */
export function ThingDrawer({ node, picture, takeFocus, onOpenEdge, onExpand, onAddToCase, onClose }: Props) {
  const go = useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  const drawn = drawnLinks(picture).get(node.id) ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another thing is another reading
  useEffect(() => {
    if (takeFocus) heading.current?.focus();
  }, [node.id, takeFocus]);
  return (
    <aside className="drawer thing-drawer" aria-label={text('evidence.thing')} onKeyDown={onEscape(onClose)}>
      <header className="row top">
        <EntitySign name={signOf(node)} size={32} />
        <div className="grow">
          <h2 ref={heading} tabIndex={-1}>
            <bdi>{node.name}</bdi>
          </h2>
          <p className="second small">
            {node.traderKind ? text(`traderKind.${node.traderKind}` as TextKey) : text(`kind.${node.kind}` as TextKey)}
            {node.detail ? ' · ' : ''}
            <bdi>{node.detail}</bdi>
          </p>
        </div>
        <ActionIcon aria-label={text('evidence.close')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      <div className="row inside">
        <Button variant="filled" onClick={() => go(`/things/${encodeURIComponent(node.id)}`)}>
          {text('find.open')}
        </Button>
        <Button onClick={onExpand} rightSection={<kbd>E</kbd>}>
          {text('explore.expand')}
        </Button>
        <OnlyFor duty="BUILD_CASE">
          <Button onClick={onAddToCase} rightSection={<kbd>C</kbd>}>
            {text('explore.addToCase')}
          </Button>
        </OnlyFor>
      </div>
      <h3 className="section-name inside">
        {text('explore.shown', { shown: number(drawn), total: number(node.linkTotal) })}{' '}
        {inSentence(text('find.links'))}
      </h3>
      <ol className="drawn-links">
        {clockwise(picture, node.id).map((edge) => {
          const other = picture.nodes[otherEnd(edge, node.id)];
          if (!other) return null;
          return (
            <li key={edge.id}>
              <button type="button" onClick={() => onOpenEdge(edge.id)}>
                <EntitySign name={signOf(other)} size={18} />
                <span className="grow cut">
                  <span className="third">
                    {edge.kind === MATCH ? text('evidence.matchSentence') : phrase(edge.kind, edge.from === node.id)}
                  </span>{' '}
                  <bdi>{other.name}</bdi>
                </span>
                <span className="number third">
                  {edge.kind === MATCH ? bits(edge.weightBits ?? 0) : number(edge.recordCount)}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </aside>
  );
}
